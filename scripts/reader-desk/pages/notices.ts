import { signInFaults, type SignInFault } from '@standfirst/shared-types';
import type { Visit } from '../visit.ts';

/** What has just been done, by the word that the address holds. */
const notices: ReadonlyMap<string, string> = new Map([
  ['confirmed', 'Your e-mail address is confirmed. You can sign in now.'],
  ['password-reset', 'Your password is changed. Sign in with the new one.'],
  ['signed-out', 'You are signed out.'],
  ['deleted', 'Your account is deleted.'],
  ['saved', 'Your changes are saved.'],
  ['password', 'Your password is changed, and you are signed out everywhere else.'],
  ['ended', 'That session is ended.'],
  ['edited', 'Your change is saved.'],
  ['withdrawn', 'Your comment is withdrawn.'],
]);

/** What the page says was done, or `null`. Addresses bring a word, never a sentence. */
export function noticeOf({ query }: Visit): string | null {
  return notices.get(query.get('done') ?? '') ?? null;
}

/** Why signing in at the identity provider came to nothing, and what to do. */
const providerFaults: Readonly<Record<SignInFault, string>> = {
  over: 'This sign-in was over: it took too long, or had been used, or your browser kept no cookie. Start again.',
  cancelled: 'You broke off signing in. Start again, or use your e-mail address and password.',
  unverified:
    'Your e-mail address has not been confirmed where you signed in, so we can’t take it. Confirm it there, or register here.',
  known:
    'There is an account with your e-mail address already. Sign in with its password first; then sign in this way once, and both ways are open.',
  closed: 'This account is closed. Write to us if you think that this is wrong.',
  unreachable:
    'Signing in this way does not work at the moment. Try again in a minute, or use your e-mail address and password.',
};

/** What the page says of a sign-in elsewhere that failed, or `null`. */
export function providerFaultOf({ query }: Visit): string | null {
  const fault = signInFaults.find((known) => known === query.get('fault'));
  return fault === undefined ? null : providerFaults[fault];
}
