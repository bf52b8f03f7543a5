import { headersFor, shortCaching } from '../../../serve/headers.ts';

/** How long each kind of answer may be kept, as our own server says it. */
export const caching = {
  /** `/media/` and `/assets/`, whose address changes with their bytes. */
  named: cacheOf('/media/x'),
  page: cacheOf('/x/'),
  ...shortCaching,
  refused: 'no-store',
};

function cacheOf(address: string): string {
  return headersFor(address, { blob: '', mime: '', styles: '' })['Cache-Control'] ?? '';
}
