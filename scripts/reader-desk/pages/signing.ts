/** Signing in and out. */
import { account } from '@standfirst/site/model';
import {
  field,
  goTo,
  pathOnSite,
  shown,
  type Handler,
  type Outcome,
  type Visit,
} from '../visit.ts';
import { again, nobody, nothing, refusedPage, stateOf, withSelf } from '../who.ts';
import { commentFields, postComment } from './writing.ts';
import { noticeOf } from './notices.ts';

/** The form to sign in. */
export const showSignIn: Handler = (visit) =>
  shown(
    account.signInPage(nobody(visit), {
      state: account.untouched,
      purpose: { next: nextOf(visit, visit.query.get('next')), draft: null },
      notice: noticeOf(visit),
    }),
  );

/** Signs in; posts the comment that was written before; goes on where the reader wanted to go. */
export const signIn: Handler = async (visit) => {
  const { cms } = visit;
  const [email, password] = [field(visit, 'email'), field(visit, 'password')];
  const purpose = { next: nextOf(visit, field(visit, 'next')), draft: draftOf(visit) };
  const answer = await cms.ask(
    { method: 'POST', path: '/session', body: { email, password } },
    withSelf,
  );
  if (answer.kind === 'refused') {
    const state = again(visit, answer);
    return refusedPage(answer, account.signInPage(nobody(visit), { state, purpose, notice: null }));
  }
  if (purpose.draft === null) return checkCookie(purpose.next);
  const posted = await postComment(visit);
  return posted.kind === 'go' ? checkCookie(posted.to) : posted;
};

/** A comment that waits for its writer to sign in. */
function draftOf(visit: Visit): Record<string, string> | null {
  return field(visit, 'article') === '' ? null : commentFields(visit);
}

/** The page that holds a comment until its writer has signed in. */
export function signInToPost(visit: Visit): Outcome {
  const purpose = { next: '/account/comments/', draft: commentFields(visit) };
  const page = account.signInPage(nobody(visit), {
    state: account.untouched,
    purpose,
    notice: null,
  });
  return { kind: 'page', status: 401, page };
}

/** A browser that keeps the cookie shows it at the next address. */
function checkCookie(next: string): Outcome {
  return goTo(`/account/signed-in/?next=${encodeURIComponent(next)}`);
}

const cookieWords =
  'Your browser did not keep the cookie that signing in needs, so you are not signed in. Let it keep cookies of this site, and sign in again.';

/** Goes on where the cookie came back; else says what is the matter. */
export const checkSignedIn: Handler = (visit) => {
  const next = nextOf(visit, visit.query.get('next'));
  if (visit.cms.hasSession) return goTo(next);
  const page = account.signInPage(nobody(visit), {
    state: stateOf(visit, [{ field: null, message: cookieWords }]),
    purpose: { next, draft: null },
    notice: null,
  });
  return { kind: 'page', status: 200, page };
};

/** Asks before signing out, for whoever comes by the address. */
export const showSignOut: Handler = (visit) => shown(account.signOutPage(nobody(visit)));

/** Ends this session. One that is over already is no fault. */
export const signOut: Handler = async (visit) => {
  const answer = await visit.cms.ask({ method: 'DELETE', path: '/session' }, nothing);
  if (answer.kind === 'refused' && answer.error.code !== 'signed-out')
    return refusedPage(answer, account.signOutPage(nobody(visit)));
  return goTo('/account/sign-in/?done=signed-out');
};

function nextOf({ siteUrl }: Visit, path: string | null): string {
  return pathOnSite(path ?? '', siteUrl);
}
