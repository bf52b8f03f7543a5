/** Writing comments and reports. */
import { randomUUID } from 'node:crypto';
import type { ReaderBody, ReaderSelf } from '@standfirst/shared-types';
import { account } from '@standfirst/site/model';
import { field, goTo, shown, type Handler, type Outcome, type Visit } from '../visit.ts';
import {
  again,
  forReaders,
  nobody,
  nothing,
  refusedPage,
  said,
  signedIn,
  turnedAway,
  withSelf,
  type Refused,
} from '../who.ts';
import { withComment } from './comments.ts';
import { signInToPost } from './signing.ts';

/** What the form of a comment holds, hidden fields included. */
export function commentFields(visit: Visit): Record<string, string> {
  const names = ['article', 'parent', 'body', 'key', 'terms'];
  return Object.fromEntries(names.map((name) => [name, field(visit, name)]));
}

/** The form for a comment on `?article=`, or for an answer to `&parent=`. */
export const showWriting: Handler = forReaders((visit, reader) => {
  const { magazine, query } = visit;
  const subject = account.subjectOf(magazine, query.get('article') ?? '');
  const parent = query.get('parent') ?? '';
  const quote =
    parent === '' ? null : account.quoted(magazine, { id: parent, label: 'You answer' });
  if (subject === null || (parent !== '' && quote?.article !== subject.id)) return isGone(visit);
  const desk = signedIn(visit, reader);
  if (!subject.isOpen) return shown(account.closedPage(desk, { subject, body: '' }));
  return shown(
    account.writingPage(desk, {
      subject,
      parent: parent === '' ? null : parent,
      state: account.untouched,
      key: randomUUID(),
      terms: termsFor(reader),
    }),
  );
});

/** Posts a comment; who is not signed in signs in first, and nothing of it is lost. */
export const postComment: Handler = async (visit) => {
  const body: ReaderBody<'POST /comments'> = {
    article: field(visit, 'article'),
    parent: field(visit, 'parent') || null,
    body: field(visit, 'body').replaceAll('\r\n', '\n'),
    key: field(visit, 'key') || null,
    terms: field(visit, 'terms') || null,
  };
  const answer = await visit.cms.ask({ method: 'POST', path: '/comments', body }, withComment);
  if (answer.kind === 'given')
    return goTo(`${account.ownCommentAddress(answer.body.comment.id)}?sent`);
  return answer.error.code === 'signed-out' ? signInToPost(visit) : notPosted(visit, answer);
};

/** The form again, with the words in it and what is the matter. */
async function notPosted(visit: Visit, refused: Refused): Promise<Outcome> {
  const subject = account.subjectOf(visit.magazine, field(visit, 'article'));
  if (subject === null) return isGone(visit);
  const me = await visit.cms.ask({ method: 'GET', path: '/me' }, withSelf);
  const reader = me.kind === 'given' ? me.body.reader : null;
  const desk = reader === null ? nobody(visit) : signedIn(visit, reader);
  if (refused.error.code === 'comments-closed')
    return refusedPage(refused, account.closedPage(desk, { subject, body: field(visit, 'body') }));
  const isAboutTerms = refused.error.code === 'terms-not-accepted';
  const error = isAboutTerms ? { ...refused.error, field: 'terms' } : refused.error;
  const page = account.writingPage(desk, {
    subject,
    parent: field(visit, 'parent') || null,
    state: again(visit, { ...refused, error }),
    key: field(visit, 'key') || randomUUID(),
    terms: reader === null ? null : termsFor(reader),
  });
  return refusedPage(refused, page);
}

/** The terms that a reader has still to accept. */
function termsFor({ termsNow, termsVersion }: ReaderSelf): string | null {
  return termsVersion === termsNow ? null : termsNow;
}

/** The form to report `?comment=`. Nobody need sign in for it. */
export const showReport: Handler = (visit) => {
  const id = visit.query.get('comment') ?? '';
  const page = account.reportPage(nobody(visit), { id, state: account.untouched });
  return page === null ? isGone(visit) : shown(page);
};

/** Sends a report. */
export const sendReport: Handler = async (visit) => {
  const body = { comment: field(visit, 'comment'), reason: field(visit, 'reason') };
  const answer = await visit.cms.ask({ method: 'POST', path: '/reports', body }, nothing);
  if (answer.kind === 'given') return goTo('/account/report/sent/');
  const facts = { id: body.comment, state: again(visit, answer) };
  const page = account.reportPage(nobody(visit), facts);
  return page === null ? turnedAway(visit, answer) : refusedPage(answer, page);
};

/** Thanks for a report. */
export const showReported: Handler = (visit) => shown(account.reportedPage(nobody(visit)));

function isGone(visit: Visit): Outcome {
  return said(visit, {
    status: 404,
    title: 'There is nothing here to write about',
    text: 'The article or the comment is not published any more.',
  });
}
