/** Signing in and out. */
import { signInWays } from '@standfirst/shared-types';
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
import { noticeOf, providerFaultOf } from './notices.ts';

/** The form to sign in; says what went wrong at the identity provider, where something did. */
export const showSignIn: Handler = async (visit) => {
  const fault = providerFaultOf(visit);
  return shown(
    account.signInPage(nobody(visit), {
      state: fault === null ? account.untouched : stateOf(visit, [{ field: null, message: fault }]),
      purpose: await purposeOf(visit, visit.query.get('next')),
      notice: noticeOf(visit),
    }),
  );
};

/** Signs in; posts the comment that was written before; goes on where the reader wanted to go. */
export const signIn: Handler = async (visit) => {
  const { cms } = visit;
  const [email, password] = [field(visit, 'email'), field(visit, 'password')];
  const next = nextOf(visit, field(visit, 'next'));
  const answer = await cms.ask(
    { method: 'POST', path: '/session', body: { email, password } },
    withSelf,
  );
  const draft = draftOf(visit);
  if (answer.kind === 'refused') {
    const state = again(visit, answer);
    const purpose = draft === null ? await purposeOf(visit, next) : { next, draft, provider: null };
    return refusedPage(answer, account.signInPage(nobody(visit), { state, purpose, notice: null }));
  }
  if (draft === null) return checkCookie(next);
  const posted = await postComment(visit);
  return posted.kind === 'go' ? checkCookie(posted.to) : posted;
};

/** A comment that waits for its writer to sign in. */
function draftOf(visit: Visit): Record<string, string> | null {
  return field(visit, 'article') === '' ? null : commentFields(visit);
}

/** The page that holds a comment until its writer has signed in. */
export function signInToPost(visit: Visit): Outcome {
  const purpose = { next: '/account/comments/', draft: commentFields(visit), provider: null };
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
export const checkSignedIn: Handler = async (visit) => {
  const next = nextOf(visit, visit.query.get('next'));
  if (visit.cms.hasSession) return goTo(next);
  const page = account.signInPage(nobody(visit), {
    state: stateOf(visit, [{ field: null, message: cookieWords }]),
    purpose: await purposeOf(visit, next),
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

/** Signing in for its own sake. Without an answer of the CMS there is no other way than the form. */
async function purposeOf(visit: Visit, next: string | null): Promise<account.SignInPurpose> {
  const ways = await visit.cms.ask({ method: 'GET', path: '/ways' }, signInWays);
  const provider = ways.kind === 'given' ? ways.body.provider : null;
  return { next: nextOf(visit, next), draft: null, provider };
}

function nextOf({ siteUrl }: Visit, path: string | null): string {
  return pathOnSite(path ?? '', siteUrl);
}
