import type { APIRoute } from 'astro';
import { feedResponse } from '../../../feeds/rss.ts';
import { pageOf } from '../../../adapter/page-of.ts';

/** A column's feed. */
export const GET: APIRoute = ({ locals }) => feedResponse(pageOf(locals, 'feed'));
