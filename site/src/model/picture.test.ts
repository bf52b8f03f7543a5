import { describe, expect, it } from 'vitest';
import {
  aContext,
  aFigure,
  aMirror,
  anArticle,
  aPicture,
  pageAt,
  published,
  theBasics,
} from '../../test/factories.ts';
import type { Focus } from './focus.ts';
import { buildPage } from './index.ts';

const article = anArticle({ leadImage: aFigure() });

/** What the article's lead picture holds on to where an editor marked this point. */
function focusOn(focalPoint: { x: number; y: number } | null): Focus | undefined {
  const mirror = aMirror([...theBasics(), article, aPicture({ focalPoint })]);
  return pageAt(mirror, 'article', '/articles/rope/').lead?.picture.focus;
}

describe('a cropped picture', () => {
  it.each([
    [
      { x: 0, y: 100 },
      { x: 0, y: 100 },
    ],
    [
      { x: 14, y: 61 },
      { x: 25, y: 50 },
    ],
    [
      { x: 88, y: 12 },
      { x: 100, y: 0 },
    ],
  ])('holds on to what lies nearest to the point %j', (point, focus) => {
    expect(focusOn(point)).toEqual(focus);
  });

  it.each([null, { x: 50, y: 50 }, { x: 41, y: 60 }])(
    'holds on to its middle where the point is %j',
    (point) => {
      expect(focusOn(point)).toBeUndefined();
    },
  );
});

describe('a picture that is replaced', () => {
  it('is replaced on every page that shows it', () => {
    const addresses = ['/', '/articles/rope/', '/sections/finance/', '/articles/knot/'];
    const knot = anArticle({ id: 'article-knot', slug: 'knot', related: [article.id] });
    const mirror = aMirror([...theBasics(), article, knot, aPicture()]);
    const files = [{ path: '/media/new-800.jpg', mime: 'image/jpeg', width: 800, bytes: 1 }];
    mirror.apply([published(aPicture({ version: '2', files }))]);
    for (const address of addresses) {
      const page = JSON.stringify(buildPage(aContext(mirror), address));
      expect(page, address).toContain('/media/new-800.jpg');
      expect(page, address).not.toContain('media-bridge-');
    }
  });
});
