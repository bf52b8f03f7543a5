import { expect } from 'vitest';
import type { Cms } from '../strapi.ts';
import { Browser } from './browser.ts';
import { codeIn, letterTo } from './outbox.ts';

/** A password that nobody else has. */
export const goodPassword = 'seven herons on a weir';

/** Who a test reader is. */
export interface Account {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

let made = 0;

/** Somebody who has no account yet; different each time. */
export function somebody(given: Partial<Account> = {}): Account {
  made += 1;
  const mark = `${made}-${crypto.randomUUID().slice(0, 6)}`;
  return {
    name: `Reader ${mark}`,
    email: `reader-${mark}@private.example`,
    password: goodPassword,
    ...given,
  };
}

/** Registers and confirms, as a reader would. */
export async function registered(cms: Cms, given: Partial<Account> = {}): Promise<Account> {
  const account = somebody(given);
  const browser = new Browser(cms);
  expect((await browser.ask('POST /registration', account)).status).toBe(202);
  const code = codeIn(await letterTo(cms, account.email, 'Confirm'));
  expect((await browser.ask('POST /confirmation', { code })).status).toBe(200);
  return account;
}

/** A browser in which an account is signed in. */
export async function signedIn(cms: Cms, account: Account): Promise<Browser> {
  const browser = new Browser(cms);
  const { email, password } = account;
  const seen = await browser.ask('POST /session', { email, password });
  expect(seen.status).toBe(200);
  return browser;
}

/** A browser of a new reader, signed in. */
export async function aReader(cms: Cms): Promise<{ account: Account; browser: Browser }> {
  const account = await registered(cms);
  return { account, browser: await signedIn(cms, account) };
}
