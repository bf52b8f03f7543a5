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
