import type { BuildContext } from '../context.ts';
import { frameFor, headFor } from '../frame.ts';
import type { Link } from '../page.ts';
import type { AccountBlock, AccountPage, FieldFault } from './page.ts';

/** What a form holds when it is shown again: what was typed, and what was wrong with it. */
export interface FormState {
  values: Readonly<Record<string, string>>;
  faults: readonly FieldFault[];
}

/** A form that nobody has filled in yet. */
export const untouched: FormState = { values: {}, faults: [] };

/** What every page under `/account/` is made from. */
export interface Desk {
  context: BuildContext;
  /** The name of who is signed in; `null` for nobody, or where it does not matter. */
  name: string | null;
  /** Whose account it is; `null` for nobody. */
  email: string | null;
}

/** What one page says. */
export interface AccountFacts {
  address: string;
  title: string;
  about?: Link | null;
  state?: FormState;
  notice?: string | null;
  blocks: AccountBlock[];
}

/** A page under `/account/`, with the magazine's frame. */
export function accountPageOf({ context, name }: Desk, facts: AccountFacts): AccountPage {
  const { address, title, about = null, state = untouched, notice = null, blocks } = facts;
  // Who listens hears of the fault first (GOV.UK Design System, "error summary").
  const heading = state.faults.length === 0 ? title : `Error: ${title}`;
  return {
    template: 'account',
    address,
    site: frameFor(context),
    head: headFor(context, { address, title: heading, description: null }),
    title,
    about,
    faults: [...state.faults],
    notice,
    blocks,
    menu: { name, links: name === null ? signedOut : signedIn, current: address },
  };
}

const signedIn: Link[] = [
  { href: '/account/', text: 'Your account' },
  { href: '/account/comments/', text: 'Your comments' },
  { href: '/account/e-mail/', text: 'E-mail address' },
  { href: '/account/password/', text: 'Password' },
  { href: '/account/sessions/', text: 'Where you are signed in' },
  { href: '/account/data/', text: 'Your data' },
  { href: '/account/delete/', text: 'Delete your account' },
];

const signedOut: Link[] = [
  { href: '/account/sign-in/', text: 'Sign in' },
  { href: '/account/register/', text: 'Register' },
  { href: '/account/forgotten-password/', text: 'Forgotten password' },
];
