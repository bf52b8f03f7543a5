import type { APIRoute } from 'astro';
import { pageOf } from '../adapter/page-of.ts';

/** Everything may be read; the sitemap says what there is (RFC 9309). */
export const GET: APIRoute = ({ locals }) => {
  const { sitemap } = pageOf(locals, 'robots');
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
};
