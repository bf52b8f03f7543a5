import type { LiveFile } from './live-release.ts';

/** A year, in seconds: for files whose address changes with their bytes. */
const forever = 31_536_000;

/** Headers that every answer carries. */
export const commonHeaders: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

/**
 * Lets a browser that can fetch the page under the pointer before it is asked for. By header, so that
 * no page needs a script element (https://html.spec.whatwg.org/multipage/speculative-loading.html).
 */
const speculation = { 'Speculation-Rules': '"/next.speculationrules"' };

/** The headers of a file of the release. */
export function headersFor(address: string, file: LiveFile): Record<string, string> {
  const named = address.startsWith('/media/') || address.startsWith('/assets/');
  return {
    ...commonHeaders,
    'Content-Type': file.mime,
    // Weak, because the same file travels in several compressions.
    ETag: `W/"${file.blob.replace('/', '').slice(0, 32)}"`,
    'Cache-Control': named
      ? `public, max-age=${forever}, immutable`
      : 'public, max-age=0, must-revalidate',
    ...(file.mime.startsWith('text/html')
      ? { 'Content-Security-Policy': policyFor(file.styles), ...speculation }
      : {}),
    // An uploaded document is shown by the browser's own viewer or saved; it never runs as a page of ours.
    ...(address.startsWith('/media/')
      ? { 'Content-Security-Policy': "default-src 'none'; sandbox" }
      : {}),
  };
}

/** Nothing runs, nothing is loaded from elsewhere, and only the page's own styles count. */
export function policyFor(styles: string): string {
  return [
    "default-src 'none'",
    `style-src ${styles === '' ? "'none'" : styles}`,
    "img-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
