import { publishedDocument } from '@standfirst/shared-types';
import { describe, expect, it } from 'vitest';
import { corpus, generatedArticle } from './corpus.ts';

describe('the generated magazine', () => {
  it('keeps the contract in every document', () => {
    const faults = [...corpus(200)].flatMap((document) => {
      const parsed = publishedDocument.safeParse(document);
      return parsed.success ? [] : [`${document.id}: ${parsed.error.message}`];
    });
    expect(faults).toEqual([]);
  });

  it('is the same for the same number', () => {
    expect([...corpus(50)]).toEqual([...corpus(50)]);
  });

  it('puts four other articles beside each, none twice', () => {
    for (const document of corpus(200)) {
      if (document.type !== 'article') continue;
      expect(new Set(document.related).size).toBe(4);
      expect(document.related).not.toContain(document.id);
    }
  });

  it('has articles of about 800 words', () => {
    const words = Array.from(
      { length: 100 },
      (_value, n) => generatedArticle(n, { articles: 100, authors: 1 }).body.split(/\s+/).length,
    );
    const mean = words.reduce((sum, each) => sum + each, 0) / words.length;
    expect(mean).toBeGreaterThan(700);
    expect(mean).toBeLessThan(900);
  });
});
