import { join } from 'node:path';
import type { Loader } from 'astro/loaders';
import { Marked } from 'marked';
import { documentsOf } from '../../plain/magazine.ts';

/** A loader that renders Markdown only for what has changed since the last build, and forgets what is gone. */
export function corpusLoader(): Loader {
  return {
    name: 'corpus',
    load({ store, generateDigest }) {
      const marked = new Marked();
      const gone = new Set(store.keys());
      for (const document of documentsOf(
        join(process.env['BENCH_INPUTS'] ?? '', 'corpus.ndjson'),
      )) {
        const { id } = document;
        gone.delete(id);
        const digest = generateDigest(JSON.stringify(document));
        if (store.get(id)?.digest === digest) continue;
        if (document.type === 'article') {
          const html = marked.parse(document.body);
          const data = { document: { ...document, body: '' }, digest };
          store.set({ id, data, digest, rendered: { html } });
        } else store.set({ id, data: { document, digest }, digest });
      }
      for (const id of gone) store.delete(id);
      return Promise.resolve();
    },
  };
}
