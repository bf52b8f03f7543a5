/* eslint-disable @typescript-eslint/no-unsafe-member-access
   -- what the CMS answers has no type here: each test states what it expects of it */
import { readerRefusal } from '@standfirst/shared-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './readers/browser.ts';
import { type Cms, startCms } from './strapi.ts';

let cms: Cms;

beforeAll(async () => {
  cms = await startCms();
});
afterAll(() => cms.stop());

describe('the readers’ interface', () => {
  it('tells who is not signed in, in the contract’s words, and lets no cache keep it', async () => {
    const seen = await new Browser(cms).ask('GET /me');
    expect(seen.status).toBe(401);
    expect(readerRefusal.parse(seen.body).error.code).toBe('signed-out');
    expect(seen.headers.get('cache-control')).toBe('no-store');
  });

  it('takes a cookie that it did not make for none, and takes it away', async () => {
    const browser = new Browser(cms);
    browser.token = 'made.up.token';
    const seen = await browser.ask('GET /me');
    expect(seen.body.error.code).toBe('signed-out');
    expect(browser.token).toBeNull();
  });

  it('answers a path that it does not know, and a body that is no JSON, with a refusal', async () => {
    const browser = new Browser(cms);
    expect((await browser.ask('GET /nothing')).body.error.code).toBe('not-found');
    const broken = await browser.ask('POST /session', '{"email":');
    expect(broken.status).toBe(400);
    expect(broken.body.error.code).toBe('not-valid');
  });
});
