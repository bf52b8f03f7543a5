/** The generated magazine in words as languages have them: few that are everywhere, many that are rare. */
import type { PublishedDocument } from '@standfirst/shared-types';
import { corpus, seeded } from './corpus.ts';

/** Different words in all articles together. */
const vocabularyLength = 40_000;
const bodyLength = 800;

const syllables = 'ba co du fe gi ho lu ma ne pi ra se ti vo wu'.split(' ');

/** The word of a rank, the commonest first: the same for the same rank. */
export function wordOfRank(rank: number): string {
  let word = '';
  for (let rest = rank + syllables.length; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length] ?? '';
  return word;
}

/** {@link corpus} with words by Zipf's law: one of rank n is n times rarer than the commonest. */
export function* searchableCorpus(articles: number): Generator<PublishedDocument> {
  let seed = 0;
  for (const document of corpus(articles)) {
    if (document.type !== 'article') {
      yield document;
      continue;
    }
    const random = seeded((seed += 1));
    const words = (count: number) =>
      Array.from({ length: count }, () =>
        wordOfRank(Math.floor(Math.exp(random() * Math.log(vocabularyLength))) - 1),
      );
    const paragraphs = Array.from({ length: 8 }, () => `${words(bodyLength / 8).join(' ')}.`);
    yield {
      ...document,
      title: words(8).join(' '),
      standfirst: `${words(22).join(' ')}.`,
      body: paragraphs.join('\n\n'),
    };
  }
}
