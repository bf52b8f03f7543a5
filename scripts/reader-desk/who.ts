import { readerSelf, type ReaderSelf } from '@standfirst/shared-types';
import { account } from '@standfirst/site/model';
import { z } from 'zod';
import type { CmsAnswer } from './cms-line.ts';
import { goTo, type Outcome, type Visit } from './visit.ts';

/** Why something was refused. */
export type Refused = Extract<CmsAnswer<never>, { kind: 'refused' }>;

/** What {@link readerSelf} comes in. */
export const withSelf = z.object({ reader: readerSelf });
/** For answers whose body says nothing. */
export const nothing = z.unknown();

/** A page for somebody whose name does not matter, or is not known. */
export function nobody({ magazine }: Visit): account.Desk {
  return { context: magazine, name: null, email: null };
}

/** A page for who is signed in. */
export function signedIn({ magazine }: Visit, reader: ReaderSelf): account.Desk {
  return { context: magazine, name: reader.name, email: reader.email };
}

/** A handler of a page for those who are signed in. */
export type ReadersHandler = (visit: Visit, reader: ReaderSelf) => Promise<Outcome> | Outcome;

/** Lets those in who are signed in; the others sign in and come back. */
export function forReaders(handler: ReadersHandler): (visit: Visit) => Promise<Outcome> {
  return async (visit) => {
    const me = await visit.cms.ask({ method: 'GET', path: '/me' }, withSelf);
    return me.kind === 'given' ? handler(visit, me.body.reader) : turnedAway(visit, me);
  };
}

/** Where somebody is led who was refused before any form could say so. */
export function turnedAway(visit: Visit, refused: Refused): Outcome {
  const { address, query } = visit;
  if (refused.error.code === 'signed-out') {
    const search = query.size === 0 ? '' : `?${query.toString()}`;
    return goTo(`/account/sign-in/?next=${encodeURIComponent(`${address}${search}`)}`);
  }
  return said(visit, {
    status: refused.status,
    title: refused.error.code === 'not-found' ? 'There is nothing here' : 'This did not work',
    text: refused.error.message,
    retryAfter: refused.retryAfter,
  });
}

/** A page that says one thing. */
export function said(
  visit: Visit,
  facts: { status: number; title: string; text: string; retryAfter?: string | null },
): Outcome {
  const { status, title, text, retryAfter = null } = facts;
  const page = account.messagePage(nobody(visit), {
    address: '/account/message/',
    title,
    text: [text],
    links: [
      { href: '/account/', text: 'Your account' },
      { href: '/', text: 'To the front page' },
    ],
  });
  return { kind: 'page', status, page, retryAfter };
}

/** The form again: what was typed, passwords apart, and what was wrong. */
export function again(visit: Visit, { error }: Refused): account.FormState {
  return stateOf(visit, [{ field: error.field, message: error.message }]);
}

/** The same, with faults that were found here. */
export function stateOf(visit: Visit, faults: account.FieldFault[]): account.FormState {
  const { password: _password, current: _current, ...values } = visit.fields;
  return { values, faults };
}

/** A page with a form that was refused. */
export function refusedPage(refused: Refused, page: account.AccountPage): Outcome {
  return { kind: 'page', status: refused.status, page, retryAfter: refused.retryAfter };
}
