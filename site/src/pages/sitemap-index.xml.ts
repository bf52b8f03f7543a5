import type { APIRoute } from 'astro';
import { pageOf } from '../adapter/page-of.ts';
import { sitemapResponse } from '../feeds/sitemap.ts';

/** The index of sitemaps. */
export const GET: APIRoute = ({ locals }) => sitemapResponse(pageOf(locals, 'sitemap'));
