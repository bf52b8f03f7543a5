/** Registering, signing in and out, and what to do about a password that is gone. */
import { emailField, form, nameField, newPasswordField, signInFields, words } from './fields.ts';
import { oidcPath, readerApi } from '@standfirst/shared-types';
import type { AccountPage, FormBlock, SignInWayBlock } from './page.ts';
import { accountPageOf, untouched, type Desk, type FormState } from './page-of.ts';

/** What is carried through signing in: where to go afterwards, or a comment to be posted then. */
export interface SignInPurpose {
  /** A path of this site. */
  next: string;
  /** The fields of a comment that was written before signing in; `null` where there is none. */
  draft: Readonly<Record<string, string>> | null;
  /** An identity provider where one can sign in too; it would lose the comment, so `null` beside one. */
  provider: string | null;
}

/** The page to sign in on. */
export function signInPage(
  desk: Desk,
  { state, purpose, notice }: { state: FormState; purpose: SignInPurpose; notice: string | null },
): AccountPage {
  const hidden = Object.entries({ next: purpose.next, ...purpose.draft });
  const holds =
    purpose.draft === null
      ? []
      : [words(['Your comment is kept and posted as soon as you have signed in.'])];
  return accountPageOf(desk, {
    address: '/account/sign-in/',
    title: purpose.draft === null ? 'Sign in' : 'Sign in to post your comment',
    state,
    notice,
    blocks: [
      ...holds,
      form({
        id: 'sign-in',
        action: '/account/sign-in/',
        hidden: hidden.map(([name, value]) => ({ name, value })),
        fields: signInFields(state),
        submit: purpose.draft === null ? 'Sign in' : 'Sign in and post',
      }),
      ...(purpose.provider === null ? [] : [signInWay(purpose.provider, purpose.next)]),
      words(
        [cookieWords(purpose.provider)],
        [
          { href: '/account/forgotten-password/', text: 'I have forgotten my password' },
          { href: '/account/register/', text: 'I have no account yet' },
        ],
      ),
    ],
  });
}

function cookieWords(provider: string | null): string {
  const usual = 'Signing in stores one cookie, which keeps you signed in and nothing else.';
  return provider === null
    ? usual
    : `${usual} On the way to ${provider} and back there is another, for ten minutes at most.`;
}

function signInWay(provider: string, next: string): SignInWayBlock {
  return {
    kind: 'sign-in-way',
    href: `${readerApi}${oidcPath}?${new URLSearchParams({ next }).toString()}`,
    text: `Sign in with ${provider}`,
  };
}

/** The page for a new account. */
export function registerPage(desk: Desk, state: FormState): AccountPage {
  return accountPageOf(desk, {
    address: '/account/register/',
    title: 'Register',
    state,
    blocks: [
      words(['With an account you can comment on articles. Reading needs none.']),
      form({
        id: 'register',
        action: '/account/register/',
        fields: [nameField(state), emailField(state), newPasswordField(state, 'Password')],
        submit: 'Register',
      }),
      words([], [{ href: '/account/sign-in/', text: 'I have an account already' }]),
    ],
  });
}

/** What mail has been sent, to be said on a page of its own. */
const sentMail = {
  register:
    'We have sent an e-mail to the address that you gave. Open the link in it to confirm that the address is yours; then you can sign in.',
  'forgotten-password':
    'If there is an account with that address, we have sent an e-mail to it. Open the link in it to choose a new password.',
  'e-mail':
    'We have sent an e-mail to your new address. Open the link in it, and the address is changed. Until then, the old one stays.',
};
/** After which form a mail has been sent. */
export type MailSentBy = keyof typeof sentMail;

/** "Look into your mail": the same whether an address is known or not. */
export function mailSentPage(desk: Desk, by: MailSentBy): AccountPage {
  return accountPageOf(desk, {
    address: `/account/${by}/sent/`,
    title: 'Look into your mail',
    blocks: [
      words([
        sentMail[by],
        'Nothing there after some minutes? Look among what your mail program takes for unwanted, or try again.',
      ]),
      ...(by === 'register' ? [confirmAgainForm(untouched)] : []),
    ],
  });
}

function confirmAgainForm(state: FormState): FormBlock {
  return form({
    id: 'again',
    heading: 'Send it again',
    action: '/account/confirm/again/',
    fields: [emailField(state)],
    submit: 'Send the e-mail again',
  });
}

/** The page that a confirming e-mail leads to. Opening it does nothing yet: mail programs open links too. */
export function confirmPage(
  desk: Desk,
  { state, code }: { state: FormState; code: string },
): AccountPage {
  const isOver = state.faults.length > 0 || code === '';
  return accountPageOf(desk, {
    address: '/account/confirm/',
    title: 'Confirm your e-mail address',
    state,
    blocks: isOver
      ? [
          words(['The link in the e-mail works once, and for a while.']),
          confirmAgainForm({ ...state, faults: [] }),
        ]
      : [
          words(['Press the button to say that the address is yours.']),
          form({
            id: 'confirm',
            action: '/account/confirm/',
            hidden: [{ name: 'code', value: code }],
            submit: 'Confirm my address',
          }),
        ],
  });
}

/** The page to ask for a new password on. */
export function forgottenPasswordPage(desk: Desk, state: FormState): AccountPage {
  return accountPageOf(desk, {
    address: '/account/forgotten-password/',
    title: 'Forgotten password',
    state,
    blocks: [
      words(['Give the e-mail address of your account. We send a link to choose a new password.']),
      form({
        id: 'forgotten',
        action: '/account/forgotten-password/',
        fields: [emailField(state)],
        submit: 'Send me a link',
      }),
    ],
  });
}

/** The page that such a link leads to. */
export function newPasswordPage(
  desk: Desk,
  { state, code }: { state: FormState; code: string },
): AccountPage {
  return accountPageOf(desk, {
    address: '/account/new-password/',
    title: 'Choose a new password',
    state,
    blocks: [
      words(['You will be signed out everywhere else.']),
      form({
        id: 'new-password',
        action: '/account/new-password/',
        hidden: [{ name: 'code', value: code }],
        fields: [newPasswordField(state, 'New password')],
        submit: 'Keep this password',
      }),
      words([], [{ href: '/account/forgotten-password/', text: 'Send me another link' }]),
    ],
  });
}

/** The page to sign out on, for whoever comes by its address. */
export function signOutPage(desk: Desk): AccountPage {
  return accountPageOf(desk, {
    address: '/account/sign-out/',
    title: 'Sign out',
    blocks: [form({ id: 'sign-out', action: '/account/sign-out/', submit: 'Sign out' })],
  });
}
