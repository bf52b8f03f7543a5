import type { APIRoute } from 'astro';
import { jsonFeedResponse } from '../../../feeds/json.ts';
import { pageOf } from '../../../adapter/page-of.ts';

/** An author's feed as JSON. */
export const GET: APIRoute = ({ locals }) => jsonFeedResponse(pageOf(locals, 'feed'));
