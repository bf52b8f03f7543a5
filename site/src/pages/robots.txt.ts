import type { APIRoute } from 'astro';
import { pageOf } from '../adapter/page-of.ts';

/** Everything may be read but what is made for one reader; the sitemap says what there is (RFC 9309). */
export const GET: APIRoute = ({ locals }) => {
  const { sitemap } = pageOf(locals, 'robots');
  return new Response(
    `User-agent: *\nAllow: /\nDisallow: /account/\nDisallow: /api/\n\nSitemap: ${sitemap}\n`,
    {
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    },
  );
};
