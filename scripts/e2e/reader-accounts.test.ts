import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArgs, findChromium } from '../lib/chromium.ts';
import { Keyboard } from '../reader-desk/test/keyboard.ts';
import { aModerationDesk, type ModerationDesk } from './moderation-desk.ts';
import { startStandfirst, type Standfirst } from './standfirst.ts';
import { until } from './until.ts';

let standfirst: Standfirst;
let browser: Browser;
let desk: ModerationDesk;

beforeAll(async () => {
  standfirst = await startStandfirst({ demo: false });
  desk = await aModerationDesk(standfirst);
  await until(
    'the article is on the site',
    async () => (await fetch(new URL(desk.address, standfirst.siteUrl))).ok,
  );
  browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: [...chromiumArgs],
  });
});
afterAll(async () => {
  await browser.close();
  await standfirst.stop();
});

/** The newest link of this kind in the mails to somebody, once it has come. */
function linkTo(page: string, to: string): Promise<string> {
  const outbox = join(standfirst.dataDir, 'outbox');
  return until(`a mail to ${to} with a link to ${page}`, () => {
    // Lines of a mail may be broken, and signs written as numbers (RFC 2045, "quoted-printable").
    const links = readdirSync(outbox)
      .sort()
      .map((name) => readFileSync(join(outbox, name), 'utf8').replace(/=\r?\n/g, ''))
      .filter((mail) => mail.includes(to))
      .flatMap((mail) => mail.replaceAll('=3D', '=').match(/http\S+/g) ?? []);
    return links.findLast((each) => each.includes(`/account/${page}/`)) ?? null;
  });
}

async function opened(path: string, javaScriptEnabled: boolean): Promise<[Page, Keyboard]> {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(new URL(path, standfirst.siteUrl).href);
  return [page, new Keyboard(page)];
}

async function signIn(keys: Keyboard, email: string, password: string): Promise<void> {
  await keys.fill('E-mail address', email);
  await keys.fill('Password', password);
  await keys.press('Sign in');
}

describe.each([
  ['with JavaScript', true, 'ada@example.org', 'Ada Weir'],
  ['without JavaScript', false, 'ben@example.org', 'Ben Lock'],
])('with the real CMS, by keyboard, %s', (_name, javaScriptEnabled, email, name) => {
  it('someone registers, confirms by mail, signs in, changes the password and signs out', async () => {
    const [page, keys] = await opened('/account/register/', javaScriptEnabled);
    const title = () => page.locator('h1').innerText();
    await keys.fill('Name', name);
    await keys.fill('E-mail address', email);
    await keys.fill('Password', 'ravens over the weir');
    await keys.press('Register');
    expect(await title()).toBe('Look into your mail');

    await page.goto(await linkTo('confirm', email));
    await keys.press('Confirm my address');
    await signIn(keys, email, 'ravens over the weir');
    expect(await title()).toBe('Your account');
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(await page.content()).not.toContain(cookie?.value ?? '');

    await page.goto(new URL('/account/password/', standfirst.siteUrl).href);
    await keys.fill('Your password', 'ravens over the weir');
    await keys.fill('New password', 'ravens under the bridge');
    await keys.press('Change my password');
    expect(await page.getByRole('status').innerText()).toMatch(/^Your password is changed/);
    await page.goto(new URL('/account/sessions/', standfirst.siteUrl).href);
    expect(await page.getByText('This one.').count()).toBe(1);
    await keys.press('Sign out');
    await signIn(keys, email, 'ravens over the weir');
    expect(await page.getByRole('alert').count()).toBe(1);
    await page.context().close();
  });

  it('who is not signed in writes under an article, signs in, and the comment waits', async () => {
    const [page, keys] = await opened(desk.address, javaScriptEnabled);
    const words = `It was spent before, says ${name}.\n\nOn <b>buses</b>.`;
    await keys.fill('Your comment', words);
    await keys.press('Post comment');
    expect(page.url()).toContain('/account/');
    await signIn(keys, email, 'ravens under the bridge');
    const shown = () => page.locator('main').innerText();
    expect(await shown()).toContain(`It was spent before, says ${name}.`);
    expect(await shown()).toMatch(/waits|moderator/);
    expect(await (await fetch(new URL(desk.address, standfirst.siteUrl))).text()).not.toContain(
      `says ${name}`,
    );

    await desk.approveAll();
    await until('the approved comment is on the page', async () => {
      const html = await (await fetch(new URL(desk.address, standfirst.siteUrl))).text();
      return html.includes(`says ${name}`) && html.includes('On &lt;b&gt;buses&lt;/b&gt;.');
    });
    await page.context().close();
  });

  it('who has forgotten the password has another by mail, and deletes the account', async () => {
    const [page, keys] = await opened('/account/forgotten-password/', javaScriptEnabled);
    await keys.fill('E-mail address', email);
    await keys.press('Send me a link');
    await page.goto(await linkTo('new-password', email));
    await keys.fill('New password', 'herons on the towpath');
    await keys.press('Keep this password');
    await signIn(keys, email, 'herons on the towpath');
    await page.goto(new URL('/account/delete/', standfirst.siteUrl).href);
    await keys.tick('Withdraw them');
    await keys.fill('Your password', 'herons on the towpath');
    await keys.press('Delete my account');
    expect(await page.getByRole('status').innerText()).toBe('Your account is deleted.');
    await signIn(keys, email, 'herons on the towpath');
    expect(await page.getByRole('alert').count()).toBe(1);
    await page.context().close();
  });
});

it('reading the magazine sets no cookie and runs no script', async () => {
  const [page] = await opened('/', true);
  expect(await page.context().cookies()).toEqual([]);
  expect(await page.locator('script:not([type="application/ld+json"])').count()).toBe(0);
});
