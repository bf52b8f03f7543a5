/** What accounts write to readers. */
import { accountPath } from '@standfirst/shared-types';
import type { Mail } from '../mail';

/** A letter without its address. */
type Letter = Omit<Mail, 'to'>;

/** Confirms the address of a new account. */
export function confirmLetter({ name, url }: { name: string; url: string }): Letter {
  return {
    subject: 'Confirm your e-mail address',
    text: `Hello ${name},

you asked for an account to write comments. Open this page and press the button:

${url}

The link works once, for 24 hours. If it was not you, do nothing: without the button there is no account.`,
  };
}

/** Confirms a changed address. */
export function newAddressLetter({ name, url }: { name: string; url: string }): Letter {
  return {
    subject: 'Confirm your new e-mail address',
    text: `Hello ${name},

you asked us to use this address for your account. Open this page and press the button:

${url}

The link works once, for 24 hours. If it was not you, do nothing: the account keeps its old address.`,
  };
}

/** Tells the old address that another was asked for. */
export function addressAskedLetter({ name, siteUrl }: { name: string; siteUrl: string }): Letter {
  return {
    subject: 'Your e-mail address is about to change',
    text: `Hello ${name},

somebody who knows your password asked us to use another e-mail address for your account. It changes once that address is confirmed.

If it was not you, choose a new password now; that signs everybody out:

${siteUrl}${accountPath}forgotten-password/`,
  };
}

/** Tells somebody who has an account that it was asked for again. */
export function knownAlreadyLetter({ siteUrl }: { siteUrl: string }): Letter {
  return {
    subject: 'You have an account already',
    text: `Hello,

somebody asked for an account with this e-mail address. There is one already, and nothing has changed.

Sign in: ${siteUrl}${accountPath}sign-in/
Forgotten password: ${siteUrl}${accountPath}forgotten-password/

If it was not you, do nothing.`,
  };
}

/** Leads to a new password. */
export function newPasswordLetter({ name, url }: { name: string; url: string }): Letter {
  return {
    subject: 'Choose a new password',
    text: `Hello ${name},

you asked for a new password. Choose it here:

${url}

The link works once, for an hour. If it was not you, do nothing: your password stays.`,
  };
}

/** Tells that a password was changed. */
export function passwordChangedLetter({
  name,
  siteUrl,
}: {
  name: string;
  siteUrl: string;
}): Letter {
  return {
    subject: 'Your password was changed',
    text: `Hello ${name},

the password of your account was changed, and other browsers were signed out.

If it was not you, choose a new one now:

${siteUrl}${accountPath}forgotten-password/`,
  };
}

/** Tells that an account is gone. */
export function deletedLetter({ name }: { name: string }): Letter {
  return {
    subject: 'Your account was deleted',
    text: `Hello ${name},

your account was deleted, as you asked. We keep nothing by which to write to you again.`,
  };
}
