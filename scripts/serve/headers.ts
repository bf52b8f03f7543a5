import { searchResultsPath } from '@standfirst/shared-types';
import type { LiveFile } from './live-release.ts';

/** A year, in seconds: for files whose address changes with their bytes. */
const forever = 31_536_000;

/** How long an answer that is no file of the release may be kept. */
export const shortCaching = { moved: 'public, max-age=300', absent: 'public, max-age=60' };

/** Headers that every answer carries. */
export const commonHeaders: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy':
    'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

/**
 * What makes a browser come back by https only, for a year (RFC 6797). It counts where the magazine's
 * public address is https, whatever stands before this server; browsers ignore it over http (§8.1).
 * Other hosts of the operator's domain are not ours to bind.
 */
export const transportHeaders = { 'Strict-Transport-Security': `max-age=${forever}` };

/** Headers that every page carries, and nothing else does. */
export const pageHeaders: Record<string, string> = {
  // Pages are ours to show; pictures and feeds are for whoever reads them elsewhere.
  'Cross-Origin-Resource-Policy': 'same-origin',
  // Lets a browser that can fetch the page under the pointer before it is asked for. By header, so that
  // no page needs a script element (https://html.spec.whatwg.org/multipage/speculative-loading.html).
  'Speculation-Rules': '"/next.speculationrules"',
};

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
      ? { 'Content-Security-Policy': policyFor(file.styles, scriptsAt(address)), ...pageHeaders }
      : {}),
    // An uploaded document is shown by the browser's own viewer or saved; it never runs as a page of ours.
    ...(address.startsWith('/media/')
      ? { 'Content-Security-Policy': "default-src 'none'; sandbox" }
      : {}),
  };
}

/**
 * What the page at an address may run, as sources of a policy; empty for every page but one. The
 * search's answers take our own script and Pagefind's, which compiles its WebAssembly:
 * 'wasm-unsafe-eval' allows that and no other evaluation
 * (https://www.w3.org/TR/CSP3/#grammardef-wasm-unsafe-eval). They need no worker, no blob and no
 * inline script: islands/search/pagefind.ts says so to Pagefind.
 */
export function scriptsAt(address: string): string {
  return address === searchResultsPath ? "'self' 'wasm-unsafe-eval'" : '';
}

/** Nothing runs unless said, nothing is loaded from elsewhere, and only the page's own styles count. */
export function policyFor(styles: string, scripts = ''): string {
  return [
    "default-src 'none'",
    ...(scripts === '' ? [] : [`script-src ${scripts}`]),
    `style-src ${styles === '' ? "'none'" : styles}`,
    "img-src 'self'",
    "font-src 'self'",
    // For the search; and for browsers' own tools, such as Lighthouse's look at robots.txt. Nothing on
    // a page without scripts can connect.
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    // No script may turn text into markup, should one ever be let in (Trusted Types).
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
