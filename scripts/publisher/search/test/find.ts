/** Asks an index as a reader's browser does: by Pagefind's own script, from our own server. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { siteServer } from '../../../serve/server.ts';
import { listen } from '../../test/listen.ts';
import { aFolder, type TestMagazine } from '../../test/magazine.ts';

interface Answer {
  results: {
    data: () => Promise<{ url: string; excerpt: string; meta: Record<string, string> }>;
  }[];
  filters: Record<string, Record<string, number>>;
}

interface Pagefind {
  createInstance: (options: { basePath: string }) => {
    filters: () => Promise<Answer['filters']>;
    search: (words: string | null, options?: object) => Promise<Answer>;
  };
}

/** The magazine's own server. Returns its address. */
export function serve({ databasePath, blobsRoot }: TestMagazine): Promise<string> {
  const server = siteServer({
    databasePath,
    blobsRoot,
    cms: { url: 'http://127.0.0.1:1', token: 'token', fetch },
    previewOrigin: null,
    isHttps: false,
    log: () => undefined,
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return listen(server);
}

/** The index that is live now, opened. */
export async function openIndex(url: string) {
  const basePath = `${url}/search/index/`;
  const script = join(aFolder(), 'pagefind.mjs');
  writeFileSync(script, await (await fetch(`${basePath}pagefind.js`)).text());
  const { createInstance } = (await import(/* @vite-ignore */ script)) as Pagefind;
  const index = createInstance({ basePath });
  const answer = (words: string | null, options = {}) => index.search(words, options);
  return {
    filters: () => index.filters(),
    answer,
    /** The addresses of what matches. */
    find: async (words: string | null, options = {}) => {
      const { results } = await answer(words, options);
      return Promise.all(results.map(async (result) => (await result.data()).url));
    },
  };
}
