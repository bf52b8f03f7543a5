import { describe, expect, test } from 'vitest';
import { argued, analysis, feature, opinion } from '../src/fixtures/articles.ts';
import { htmlOf, mainOf, wordsOf } from './compiled.ts';
import { elementsNamed, theElement } from './parsed.ts';

const mainOfArgued = mainOf(await htmlOf(argued));
const mainOfFeature = mainOf(await htmlOf(feature));

/** Words and address of each link that leads below /account/. */
function accountLinks(html: string): [string, string][] {
  return elementsNamed(html, 'a').flatMap(({ attributes, text }) => {
    const href = attributes['href'] ?? '';
    return href.startsWith('/account/') ? [[text.trim().replace(/\s+/g, ' '), href]] : [];
  });
}

describe('the conversation under an article', () => {
  test('can be walked through by its headings', () => {
    const [, conversation = ''] = mainOfFeature.split('id="comments"');
    const headings = [...conversation.matchAll(/<h([2-6])[^>]*>([^<]*)/g)];
    expect(headings.map(([, level, text]) => `${level} ${text?.trim()}`)).toEqual([
      '3 Former borough treasurer',
      '4 M. Okonjo',
      '4 Ward councillor, Stanbeck',
      '3 Reader in Tidewell',
      '3 Write a comment',
    ]);
  });

  test('is made of articles named by their writers, each with its own address', () => {
    const comments = elementsNamed(mainOfFeature, 'article').filter(({ attributes }) =>
      attributes['id']?.startsWith('comment-'),
    );
    expect(comments).toHaveLength(4);
    for (const { attributes, elements } of comments) {
      const name = elements.find((each) => each.attributes['id'] === attributes['aria-labelledby']);
      expect(name?.name).toMatch(/^h[34]$/);
      const link = elements.find((each) => each.attributes['href'] === `#${attributes['id']}`);
      expect(link?.text).toContain(`Comment by ${name?.text}, `);
      expect(link?.elements.map((each) => each.name)).toContain('time');
    }
  });

  test('offers to answer and to report, in words that say whom', () => {
    expect(accountLinks(mainOfFeature)).toEqual([
      ['Reply to Former borough treasurer', '/account/comment/?article=article-1&parent=a1'],
      ['Report the comment by Former borough treasurer', '/account/report/?comment=a1'],
      ['Report the comment by M. Okonjo', '/account/report/?comment=a2'],
      ['Report the comment by Ward councillor, Stanbeck', '/account/report/?comment=a3'],
      ['Reply to Reader in Tidewell', '/account/comment/?article=article-1&parent=a4'],
      ['Report the comment by Reader in Tidewell', '/account/report/?comment=a4'],
      ['sign in', '/account/sign-in/?next=%2Farticles%2Fravensmoor%2F%23comments'],
    ]);
  });

  test('leaves the place of a withdrawn comment that was answered', () => {
    const gone = elementsNamed(mainOfArgued, 'article').find(
      ({ attributes }) => attributes['id'] === 'comment-b1',
    );
    expect(gone?.text).toContain('This comment was withdrawn by its writer.');
    expect(gone?.elements.filter(({ name }) => name === 'article')).toHaveLength(2);
    expect(accountLinks(mainOfArgued).filter(([, href]) => href.endsWith('b1'))).toEqual([]);
  });
});

describe('the form for a comment', () => {
  test('is plain HTML that posts the words and the article to the account pages', () => {
    const form = theElement(mainOf(mainOfFeature), 'form');
    expect(form.attributes).toMatchObject({ method: 'post', action: '/account/comment/' });
    const fields = form.elements.filter(({ attributes }) => attributes['name'] !== undefined);
    expect(fields.map(({ attributes }) => [attributes['name'], attributes['value']])).toEqual([
      ['article', 'article-1'],
      ['body', undefined],
    ]);
    expect(fields[1]?.attributes).toMatchObject({ maxlength: '2000', dir: 'auto' });
    expect(form.elements.find(({ name }) => name === 'button')?.text).toBe('Post comment');
  });

  test('names its field and says the rules with it', () => {
    const form = theElement(mainOfFeature, 'form');
    const field = form.elements.find(({ name }) => name === 'textarea');
    const label = form.elements.find(({ name }) => name === 'label');
    expect([label?.attributes['for'], label?.text.trim()]).toEqual([
      field?.attributes['id'],
      'Your comment',
    ]);
    const hints = (field?.attributes['aria-describedby'] ?? '')
      .split(' ')
      .map((id) => form.elements.find(({ attributes }) => attributes['id'] === id)?.text);
    expect(hints.join(' ').replace(/\s+/g, ' ').trim()).toBe(
      'You must sign in to make a comment. Links may be included in your comments but HTML is not permitted. Comments follow our terms and conditions.',
    );
  });

  test('is there, and led to, before anybody has said anything', async () => {
    const main = mainOf(await htmlOf(opinion));
    expect(elementsNamed(main, 'form')).toHaveLength(1);
    expect(main).toContain('href="#write"');
    expect(main).not.toContain('href="#comments"');
  });

  test('is not there, nor led to, where comments are closed; the comments are', async () => {
    const main = mainOf(await htmlOf(analysis));
    expect(elementsNamed(main, 'form')).toEqual([]);
    expect(main).not.toContain('href="#write"');
    expect(main).not.toContain('/account/comment/');
    expect(wordsOf(main)).toContain('That one is going on the wall.');
  });
});
