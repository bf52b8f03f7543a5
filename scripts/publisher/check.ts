import type { RenderedPage } from './renderer.ts';

/** Shortest page that can be whole, in characters. */
const lengthMin = 200;

/**
 * Why a rendered page must not be served, or `null` if it may. What a template throws never comes
 * this far; this is for what it lets through.
 */
export function faultOf(address: string, { status, headers, body }: RenderedPage): string | null {
  const expected = address === '/404/' ? 404 : address === '/410/' ? 410 : 200;
  if (status !== expected) return `the template answered ${status} instead of ${expected}`;
  const type = headers['content-type'] ?? '';
  if (type === '') return 'the template named no content type';
  if (!type.startsWith('text/html')) return body.trim() === '' ? 'the file is empty' : null;
  if (body.length < lengthMin || !/<h1[\s>]/.test(body) || !body.includes('</html>'))
    return 'the page is empty or broke off';
  return null;
}

/** A release must not be served. The old one stays. */
export class ReleaseRefused extends Error {
  override readonly name = 'ReleaseRefused';
}

/** Pages below which a magazine is too small to say that it collapsed. */
const collapseMin = 50;

/** Why a whole release must not be served, or `null`: half the pages at once don't go by an editor's wish. */
export function collapseOf({
  before,
  removed,
}: {
  before: number;
  removed: number;
}): string | null {
  if (before < collapseMin || removed * 2 < before) return null;
  return `${removed} of ${before} pages would go at once. If that is meant, start the publisher once with ALLOW_COLLAPSE=1.`;
}

/**
 * Why nothing must be released of what was made, or `null`: where most pages fail at once, no piece
 * is to blame but the templates or this machine, and half a magazine by new templates is none.
 */
export function generalFaultOf({
  looked,
  failed,
}: {
  looked: number;
  failed: ReadonlyMap<string, string>;
}): string | null {
  if (failed.size < collapseMin || failed.size * 2 < looked) return null;
  const [first = ''] = failed.values();
  return `${failed.size} of ${looked} pages could not be made. The first: ${first}`;
}
