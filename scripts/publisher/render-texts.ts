import { transaction } from './database.ts';
import { Jobs } from './jobs.ts';
import type { PublishContext } from './publish.ts';
import { readElsewhere } from './read-documents.ts';

/** Texts between two lines of progress. */
const progressEvery = 1000;

/** Documents whose texts one thread is given at once. */
const textsAtOnce = 50;

/** Renders every text that other code rendered, and keeps the HTML. */
export async function renderTexts({ db, mirror, renderer, log }: PublishContext): Promise<void> {
  const jobs = new Jobs(renderer.concurrency);
  let [after, done] = [0, 0];
  for (;;) {
    const some = mirror.withoutHtml({ after, limit: textsAtOnce });
    const last = some.at(-1);
    if (last === undefined) return jobs.finish();
    after = last.key;
    await jobs.add(async () => {
      const documents = some.map(({ document }) => document);
      const read = await readElsewhere({ threads: renderer.threads, mirror }, documents);
      transaction(db, () => {
        for (const [at, { key }] of some.entries()) {
          const text = read[at];
          // One that can't be rendered any more holds the pages that show it, which say why.
          if (text !== undefined && 'html' in text) mirror.keepHtml(key, text.html);
        }
      });
      done += some.length;
      if (done % progressEvery < textsAtOnce) log('info', `${done} texts rendered anew`);
    });
  }
}
