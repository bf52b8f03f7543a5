import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isEveryPage } from '../e2e/reading/addresses.ts';
import {
  findingsIn,
  viewsOf,
  widths,
  type PageState,
  type Theme,
  type Width,
} from '../e2e/reading/pa11y.ts';
import { deskSite, type DeskSite } from './test/desk-site.ts';
import { aCommentIn } from './test/some-comments.ts';

/** How long one look at every state may take, in milliseconds. */
const lookWithinMs = 10 * 60 * 1000;

let site: DeskSite;
let cookie: string;

beforeAll(async () => {
  site = await deskSite();
  const reader = site.cms.addReader();
  cookie = site.cms.cookieFor(reader);
  site.cms.cookieFor(reader, 'Safari on iPhone');
  site.cms.cookieFor(reader, 'Firefox on Windows');
  site.cms.comments.push(...aCommentIn(site.cms, reader));
});
afterAll(() => site.stop());

/** Sends a form as it stands, and waits for the page that says what is wrong with it. */
const sent = (form: string) => [
  `click element #${form} button[type=submit]`,
  'wait for element #faults to be visible',
];

/** Every page and every state that a reader without an account can come to. */
const signedOut: readonly PageState[] = [
  { address: '/account/sign-in/' },
  { address: '/account/sign-in/?done=confirmed' },
  { address: '/account/sign-in/?fault', actions: sent('sign-in') },
  { address: '/account/signed-in/' },
  { address: '/account/register/' },
  { address: '/account/register/?fault', actions: sent('register') },
  { address: '/account/register/sent/' },
  { address: '/account/confirm/?code=x' },
  { address: '/account/confirm/?code=y', actions: sent('confirm') },
  { address: '/account/forgotten-password/' },
  { address: '/account/new-password/?code=x' },
  { address: '/account/new-password/?code=y', actions: sent('new-password') },
  { address: '/account/notices/stop/?code=x' },
  { address: '/account/report/?comment=comment-1' },
  { address: '/account/report/?comment=comment-1&fault', actions: sent('report') },
  { address: '/account/report/sent/' },
];

/** Signs in, goes on to a page and sends its form as it stands. pa11y keeps headers for one request only. */
function sentBy(path: string, actions: readonly string[]): PageState {
  return {
    address: `/account/sign-in/?next=${encodeURIComponent(path)}`,
    actions: [
      'set field #field-email to hester@example.org',
      'set field #field-password to ravens over the weir',
      'click element #sign-in button[type=submit]',
      `wait for path to be ${path.split('?')[0]}`,
      ...actions,
    ],
  };
}

/** What only readers who are signed in can come to by an address. */
const signedIn: readonly string[] = [
  '/account/?done=saved',
  '/account/e-mail/',
  '/account/password/',
  '/account/sessions/',
  '/account/data/',
  '/account/delete/',
  '/account/comments/',
  '/account/comments/pending/?sent',
  '/account/comments/rejected/',
  '/account/comments/approved/?sent',
  '/account/comments/approved/withdraw/',
  '/account/comments/withdrawn/?done=withdrawn',
  '/account/comment/?article=article-rope',
  '/account/comment/?article=article-rope&parent=comment-1',
];

/** The forms of those pages, sent as they stand. */
const refused: readonly PageState[] = [
  sentBy('/account/e-mail/', sent('email')),
  sentBy('/account/password/', sent('password')),
  sentBy('/account/delete/', sent('delete')),
  sentBy('/account/comment/?article=article-rope', [
    'click element #comment button[type=submit]',
    'wait for element [data-fault] to be visible',
  ]),
];

describe('every page under /account/, in every state', () => {
  // `npm test` looks at each theme in one width, `npm run check:accessibility` at both in both.
  it.each<[Theme, Width]>([
    ['light', 320],
    ['dark', 1280],
  ])(
    'has no fault that axe or HTML_CodeSniffer knows, in the %s theme',
    async (theme, width) => {
      const at = isEveryPage ? widths : [width];
      const own = signedIn.map((address) => ({ address, headers: { cookie } }));
      const states = [...signedOut, ...own, ...refused];
      const { views, faults } = await findingsIn(site.url, { states, theme, at });
      expect(faults).toEqual([]);
      expect(views).toBe(viewsOf(states, at));
    },
    lookWithinMs,
  );
});
