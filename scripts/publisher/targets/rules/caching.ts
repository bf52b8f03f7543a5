import { headersFor } from '../../../serve/headers.ts';

/** How long each kind of answer may be kept, as our own server says it. */
export const caching = {
  /** `/media/` and `/assets/`, whose address changes with their bytes. */
  named: cacheOf('/media/x'),
  page: cacheOf('/x/'),
  // The same as in `serve/server.ts`; `rules.nginx.test.ts` compares them.
  moved: 'public, max-age=300',
  absent: 'public, max-age=60',
  refused: 'no-store',
};

function cacheOf(address: string): string {
  return headersFor(address, { blob: '', mime: '', styles: '' })['Cache-Control'] ?? '';
}
