/// <reference lib="dom" />
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  onTestFinished,
} from 'vitest';
import { chromiumArgs, findChromium } from '../lib/chromium.ts';
import { deskSite, type DeskSite } from './test/desk-site.ts';
import { Keyboard } from './test/keyboard.ts';

let site: DeskSite;
let browser: Browser;
let page: Page;
let keys: Keyboard;
const complaints: string[] = [];

beforeAll(async () => {
  site = await deskSite();
  browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: [...chromiumArgs],
  });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});
beforeEach(() => {
  site.cms.readers.clear();
  site.cms.sessions.clear();
  site.cms.comments.length = 0;
  complaints.length = 0;
});
afterEach(async () => {
  await page.context().close();
  // A breach of the page's policy is among the browser's errors; refused forms are what tests are about.
  expect(complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<void> {
  const context = await browser.newContext(options);
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  keys = new Keyboard(page);
  await page.goto(new URL(path, site.url).href);
}

const goTo = (path: string) => page.goto(new URL(path, site.url).href);
const title = () => page.locator('h1').innerText();

async function signIn(): Promise<void> {
  await keys.fill('E-mail address', 'hester@example.org');
  await keys.fill('Password', 'ravens over the weir');
  await keys.press('Sign in');
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('by keyboard, %s', (_name, javaScriptEnabled) => {
  it('someone registers, confirms, signs in, writes, edits, withdraws and signs out', async () => {
    await open('/account/register/', { javaScriptEnabled });
    await keys.fill('Name', 'Hester Quill');
    await keys.fill('E-mail address', 'hester@example.org');
    await keys.fill('Password', 'ravens over the weir');
    await keys.press('Register');
    expect(await title()).toBe('Look into your mail');

    await goTo(`/account/confirm/?code=${site.cms.codes.at(-1)?.code}`);
    await keys.press('Confirm my address');
    expect(await page.getByRole('status').innerText()).toMatch(/confirmed/);
    await signIn();
    expect(await title()).toBe('Your account');

    await goTo('/account/comment/?article=article-rope');
    await keys.fill('Your comment', 'Quite so.');
    await keys.tick('I accept the terms');
    await keys.reach('Post comment');
    await page.keyboard.press('Enter');
    await page.getByText('Received: your comment waits for a moderator').waitFor();
    expect(await page.getByText('A moderator looks at everybody’s first comment.').count()).toBe(1);

    await goTo('/account/comments/');
    await keys.press('More about this comment');
    await keys.fill('Your comment', 'Quite so, and more.');
    await keys.press('Save the change');
    expect(await page.getByRole('status').innerText()).toBe('Your change is saved.');
    expect(site.cms.comments[0]?.body).toBe('Quite so, and more.');

    await keys.press('Withdraw this comment');
    await keys.press('Withdraw it');
    expect(site.cms.comments[0]?.state).toBe('withdrawn');
    await keys.press('Sign out');
    expect(await page.getByRole('status').innerText()).toBe('You are signed out.');
    expect(site.cms.sessions.size).toBe(0);
  });

  it('who has forgotten the password chooses another by the link from the mail, once', async () => {
    site.cms.addReader();
    await open('/account/forgotten-password/', { javaScriptEnabled });
    await keys.fill('E-mail address', 'hester@example.org');
    await keys.press('Send me a link');
    expect(await title()).toBe('Look into your mail');
    const link = `/account/new-password/?code=${site.cms.codes.at(-1)?.code}`;
    await goTo(link);
    await keys.fill('New password', 'other ravens entirely');
    await keys.press('Keep this password');
    expect(await page.getByRole('status').innerText()).toMatch(/Sign in with the new one/);
    expect(site.cms.readers.get('hester@example.org')?.password).toBe('other ravens entirely');
    await goTo(link);
    await keys.fill('New password', 'yet other ravens');
    await keys.press('Keep this password');
    expect(await page.getByRole('alert').innerText()).toContain('This link has been used');
  });

  it('who is signed in elsewhere sees it, and ends it', async () => {
    const reader = site.cms.addReader();
    await open('/account/sign-in/?next=/account/sessions/', { javaScriptEnabled });
    await signIn();
    site.cms.cookieFor(reader, 'Safari on iPhone');
    await goTo('/account/sessions/');
    await keys.press('End Safari on iPhone');
    expect([...site.cms.sessions.values()].map(({ device }) => device)).toEqual([
      'Chromium on Linux',
    ]);
  });

  it('who deletes the account says what becomes of the comments, with the password', async () => {
    site.cms.addReader();
    await open('/account/sign-in/?next=/account/delete/', { javaScriptEnabled });
    await signIn();
    await keys.fill('Your password', 'ravens over the weir');
    await keys.press('Delete my account');
    expect(await page.getByRole('alert').innerText()).toContain('Choose what shall become');
    await keys.tick('Withdraw them');
    await keys.fill('Your password', 'ravens over the weir');
    await keys.press('Delete my account');
    expect(site.cms.readers.size).toBe(0);
  });

  it('who wrote without being signed in signs in, and the comment is posted', async () => {
    site.cms.addReader({ termsVersion: '2026-11' });
    await open('/articles/rope/', { javaScriptEnabled });
    await keys.fill('Your comment', 'From the article itself.');
    await keys.press('Post comment');
    expect(await title()).toBe('Sign in to post your comment');
    await keys.fill('E-mail address', 'hester@example.org');
    await keys.fill('Password', 'ravens over the weir');
    await keys.press('Sign in and post');
    expect(await title()).toBe('Received: your comment waits for a moderator');
    await keys.press('Back to the article');
    expect(page.url()).toBe(`${site.url}/articles/rope/#comments`);
  });

  it('who filled in a form wrongly is led to the fault, and nothing typed is lost', async () => {
    await open('/account/register/', { javaScriptEnabled });
    await keys.fill('Name', 'He');
    await keys.fill('E-mail address', 'h@example.org');
    await keys.press('Register');
    expect(await keys.focused()).toContain('One thing is not right yet');
    await keys.reach('Give a name of at least 3 characters.');
    await page.keyboard.press('Enter');
    expect(await keys.focused()).toBe('Name');
    expect(await page.inputValue('#field-email')).toBe('h@example.org');
  });
});

describe('where scripts run', () => {
  async function writing(): Promise<void> {
    site.cms.addReader({ termsVersion: '2026-11' });
    await open('/account/sign-in/?next=/account/comment/%3Farticle=article-rope');
    await signIn();
  }

  it('a draft survives a reload, and is gone once it was posted', async () => {
    await writing();
    await keys.fill('Your comment', 'Half a thought');
    await page.reload();
    expect(await page.inputValue('#field-body')).toBe('Half a thought');
    await page.getByRole('button', { name: 'Post comment' }).click();
    await page.getByText('Received').waitFor();
    await goTo('/account/comment/?article=article-rope');
    expect(await page.inputValue('#field-body')).toBe('');
  });

  it('a draft survives a session that has ended: it waits on the page to sign in', async () => {
    await writing();
    await keys.fill('Your comment', 'Written for a long time');
    site.cms.sessions.clear();
    await page.getByRole('button', { name: 'Post comment' }).click();
    await page.getByText('Sign in to post your comment').waitFor();
    await keys.fill('E-mail address', 'hester@example.org');
    await keys.fill('Password', 'ravens over the weir');
    await keys.press('Sign in and post');
    expect(site.cms.comments.map(({ body }) => body)).toEqual(['Written for a long time']);
    await goTo('/account/comment/?article=article-rope');
    expect(await page.inputValue('#field-body')).toBe('');
  });

  it('characters left are seen at once, and said in a pause', async () => {
    await writing();
    await keys.fill('Your comment', '😀 x');
    expect(await page.locator('[data-left]').innerText()).toBe('1,997 characters left');
    const spoken = page.locator('[data-left-spoken]');
    expect(await spoken.innerText()).toBe('');
    await expect.poll(() => spoken.innerText(), { timeout: 5_000 }).toBe('1,997 characters left');
  });

  it('posting needs no reload, and a second press writes nothing twice', async () => {
    await writing();
    const address = page.url();
    await keys.fill('Your comment', 'Once & <i>only</i> once');
    await page.getByRole('button', { name: 'Post comment' }).dblclick();
    await page.getByText('Received: your comment waits for a moderator').waitFor();
    expect(page.url()).toBe(address);
    expect(await page.locator('[data-part=body]').innerText()).toBe('Once & <i>only</i> once');
    expect(site.cms.comments).toHaveLength(1);
    expect(await keys.focused()).toContain('Received');
  });

  it('a refusal is said beside the words, which stay', async () => {
    await writing();
    await keys.fill('Your comment', '   ');
    await page.getByRole('button', { name: 'Post comment' }).click();
    await page.getByRole('alert').getByText('Write something.').waitFor();
    expect(await page.getAttribute('#field-body', 'aria-invalid')).toBe('true');
  });

  it('words that could not be sent stay, and it is said', async () => {
    await writing();
    await keys.fill('Your comment', 'On a train');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Post comment' }).click();
    await page.getByText('could not be sent').waitFor();
    expect(await page.inputValue('#field-body')).toBe('On a train');
  });
});

it('a browser that refuses cookies is told so at sign-in', async () => {
  site.cms.addReader();
  const profile = mkdtempSync(join(tmpdir(), 'standfirst-profile-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  mkdirSync(join(profile, 'Default'));
  // What "Don't let sites save data" writes into Chromium's settings.
  const refused = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(refused));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? '',
    args: [...chromiumArgs],
  });
  page = await context.newPage();
  keys = new Keyboard(page);
  await goTo('/account/sign-in/');
  await signIn();
  expect(await page.getByRole('alert').innerText()).toContain('did not keep the cookie');
});

it('reading the magazine asks for no script and sets no cookie', async () => {
  await open('/articles/rope/');
  expect(await page.locator('script:not([type="application/ld+json"])').count()).toBe(0);
  expect(await page.context().cookies()).toEqual([]);
});
