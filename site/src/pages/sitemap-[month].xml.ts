import type { APIRoute } from 'astro';
import { pageOf } from '../adapter/page-of.ts';
import { sitemapResponse } from '../feeds/sitemap.ts';

/** One month's pages; `sitemap-pages.xml` holds those that have no month. */
export const GET: APIRoute = ({ locals }) => sitemapResponse(pageOf(locals, 'sitemap'));
