/** What a reader sets and ends, once signed in. */
import { readerSession } from '@standfirst/shared-types';
import { account } from '@standfirst/site/model';
import { z } from 'zod';
import { field, goTo, shown, type Handler } from '../visit.ts';
import { again, forReaders, nothing, refusedPage, signedIn, stateOf, turnedAway } from '../who.ts';
import { noticeOf } from './notices.ts';

/** My account. */
export const showAccount: Handler = forReaders((visit, reader) =>
  shown(
    account.accountPage(signedIn(visit, reader), {
      reader,
      state: account.untouched,
      notice: noticeOf(visit),
    }),
  ),
);

/** Saves name and notices. */
export const saveProfile: Handler = forReaders(async (visit, reader) => {
  const notices = {
    decisions: field(visit, 'decisions') === 'yes',
    replies: field(visit, 'replies') === 'yes',
  };
  const body = { name: field(visit, 'name'), notices };
  const answer = await visit.cms.ask({ method: 'PUT', path: '/profile', body }, nothing);
  if (answer.kind === 'given') return goTo('/account/?done=saved');
  const facts = { reader, state: again(visit, answer), notice: null };
  return refusedPage(answer, account.accountPage(signedIn(visit, reader), facts));
});

/** The form for a new e-mail address. */
export const showEmail: Handler = forReaders((visit, reader) =>
  shown(account.emailPage(signedIn(visit, reader), account.untouched)),
);

/** Asks for the new e-mail address to be confirmed. */
export const changeEmail: Handler = forReaders(async (visit, reader) => {
  const body = { password: field(visit, 'password'), email: field(visit, 'email') };
  const answer = await visit.cms.ask({ method: 'PUT', path: '/email', body }, nothing);
  if (answer.kind === 'given') return goTo('/account/e-mail/sent/');
  return refusedPage(answer, account.emailPage(signedIn(visit, reader), again(visit, answer)));
});

/** The form for another password. */
export const showPassword: Handler = forReaders((visit, reader) =>
  shown(account.passwordPage(signedIn(visit, reader), account.untouched)),
);

/** Changes the password. */
export const changePassword: Handler = forReaders(async (visit, reader) => {
  const body = { current: field(visit, 'current'), password: field(visit, 'password') };
  const answer = await visit.cms.ask({ method: 'PUT', path: '/password', body }, nothing);
  if (answer.kind === 'given') return goTo('/account/?done=password');
  return refusedPage(answer, account.passwordPage(signedIn(visit, reader), again(visit, answer)));
});

const withSessions = z.object({ sessions: z.array(readerSession) });

/** Where I am signed in. */
export const showSessions: Handler = forReaders(async (visit, reader) => {
  const answer = await visit.cms.ask({ method: 'GET', path: '/sessions' }, withSessions);
  if (answer.kind === 'refused') return turnedAway(visit, answer);
  const { sessions } = answer.body;
  return shown(
    account.sessionsPage(signedIn(visit, reader), { sessions, notice: noticeOf(visit) }),
  );
});

/** Ends one session, or all but this one. */
export const endSession: Handler = async (visit) => {
  const id = field(visit, 'id');
  const path = id === 'others' ? '/sessions' : `/sessions/${encodeURIComponent(id)}`;
  const answer = await visit.cms.ask({ method: 'DELETE', path }, nothing);
  return answer.kind === 'given'
    ? goTo('/account/sessions/?done=ended')
    : turnedAway(visit, answer);
};

/** What is kept of me, and how to have it. */
export const showData: Handler = forReaders((visit, reader) =>
  shown(account.dataPage(signedIn(visit, reader))),
);

/** The file with everything. */
export const downloadData: Handler = forReaders(async ({ cms }) => {
  const response = await cms.fetch({ method: 'GET', path: '/data' });
  if (response === null || !response.ok) return goTo('/account/data/');
  return {
    kind: 'file',
    name: 'my-data.json',
    mime: 'application/json; charset=utf-8',
    bytes: Buffer.from(await response.arrayBuffer()),
  };
});

/** The form that ends the account. */
export const showDelete: Handler = forReaders((visit, reader) =>
  shown(account.deletePage(signedIn(visit, reader), account.untouched)),
);

const choiceMissing = {
  field: 'comments',
  message: 'Choose what shall become of your comments.',
};

/** Ends the account. */
export const deleteAccount: Handler = forReaders(async (visit, reader) => {
  const desk = signedIn(visit, reader);
  const comments = field(visit, 'comments');
  if (comments !== 'withdraw' && comments !== 'anonymise') {
    const page = account.deletePage(desk, stateOf(visit, [choiceMissing]));
    return { kind: 'page', status: 400, page };
  }
  const body = { password: field(visit, 'password'), comments };
  const answer = await visit.cms.ask({ method: 'DELETE', path: '/account', body }, nothing);
  if (answer.kind === 'given') return goTo('/account/sign-in/?done=deleted');
  return refusedPage(answer, account.deletePage(desk, again(visit, answer)));
});
