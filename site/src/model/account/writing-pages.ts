/** Writing a comment, and reporting one. */
import { commentLengthMax, reportLengthMax } from '@standfirst/shared-types';
import { draftName } from './comment-pages.ts';
import { area, faultAt, form, words } from './fields.ts';
import type { AccountPage, TickField } from './page.ts';
import { accountPageOf, type Desk, type FormState } from './page-of.ts';
import { quoted, type Subject } from './subject.ts';

/** What the page for writing needs to know. */
export interface WritingFacts {
  subject: Subject;
  /** The comment that is answered. */
  parent: string | null;
  state: FormState;
  /** One for each form, so that what is sent twice is written once. */
  key: string;
  /** The version of the terms to accept; `null` where this reader has accepted them. */
  terms: string | null;
}

/** The form for a comment or an answer. */
export function writingPage(desk: Desk, facts: WritingFacts): AccountPage {
  const { subject, parent, state, key, terms } = facts;
  const quote = parent === null ? null : quoted(desk.context, { id: parent, label: 'You answer' });
  const hidden = { article: subject.id, parent: parent ?? '', key };
  return accountPageOf(desk, {
    address: '/account/comment/',
    title: parent === null ? 'Have your say' : 'Write an answer',
    about: subject.link,
    state,
    blocks: [
      ...(quote === null ? [] : [quote]),
      form({
        id: 'comment',
        action: '/account/comment/',
        isComment: true,
        hidden: [
          ...Object.entries(hidden).map(([name, value]) => ({ name, value })),
          { name: 'draft', value: draftName({ article: subject.id, parent }) },
        ],
        fields: [
          area(state, {
            name: 'body',
            label: parent === null ? 'Your comment' : 'Your answer',
            hint: `Up to ${commentLengthMax} characters. Web addresses become links; HTML is shown as you typed it.`,
            rows: 9,
            lengthMax: commentLengthMax,
          }),
          ...(terms === null ? [] : [termsField(desk, { state, terms })]),
        ],
        submit: parent === null ? 'Post comment' : 'Post answer',
      }),
      { kind: 'sent' },
    ],
  });
}

function termsField(
  { context }: Desk,
  { state, terms }: { state: FormState; terms: string },
): TickField {
  const isThere = context.content.idBySlug('page', 'terms') !== null;
  return {
    kind: 'tick',
    name: 'terms',
    label: 'I accept the terms for comments',
    value: terms,
    checked: state.values['terms'] === terms,
    hint: null,
    fault: faultAt(state, 'terms'),
    link: isThere ? { href: '/terms/', text: 'Read the terms' } : null,
  };
}

/** Where an article takes no comments any more, what was written is not lost. */
export function closedPage(
  desk: Desk,
  { subject, body }: { subject: Subject; body: string },
): AccountPage {
  return accountPageOf(desk, {
    address: '/account/comment/',
    title: 'Comments on this article are closed',
    about: subject.link,
    blocks: [
      words(body === '' ? [] : ['Your comment was not posted. Here it is, to keep:', body], [
        { href: `${subject.link.href}#comments`, text: 'Back to the article' },
      ]),
    ],
  });
}

/** The form to report a comment; `null` where there is no such comment. */
export function reportPage(
  desk: Desk,
  { id, state }: { id: string; state: FormState },
): AccountPage | null {
  const found = quoted(desk.context, { id, label: 'You report' });
  if (found === null) return null;
  return accountPageOf(desk, {
    address: '/account/report/',
    title: 'Report a comment',
    state,
    blocks: [
      found,
      form({
        id: 'report',
        action: '/account/report/',
        hidden: [{ name: 'comment', value: id }],
        fields: [
          area(state, {
            name: 'reason',
            label: 'What is wrong with it?',
            hint: 'A moderator reads this. The writer is not told who reported.',
            rows: 5,
            lengthMax: reportLengthMax,
          }),
        ],
        submit: 'Send the report',
      }),
    ],
  });
}

/** Thanks for a report. */
export function reportedPage(desk: Desk): AccountPage {
  return accountPageOf(desk, {
    address: '/account/report/sent/',
    title: 'Thank you for the report',
    blocks: [
      words(
        ['A moderator will look at the comment and decide.'],
        [{ href: '/', text: 'To the front page' }],
      ),
    ],
  });
}

/** A page that says one thing and leads on. */
export function messagePage(
  desk: Desk,
  { address, title, text, links }: MessageFacts,
): AccountPage {
  return accountPageOf(desk, { address, title, blocks: [words(text, links)] });
}

/** What such a page says. */
export interface MessageFacts {
  address: string;
  title: string;
  text: string[];
  links: { href: string; text: string }[];
}
