/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment
   -- what the CMS answers has no type here: each test states what it expects of it */
import { clientHeader, readerCookie } from '@standfirst/shared-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aReader, registered, signedIn, somebody } from './readers/account.ts';
import { anAddress, Browser, signed, siteOrigin } from './readers/browser.ts';
import { outboxOf } from './readers/outbox.ts';
import { type Cms, startCms } from './strapi.ts';

let cms: Cms;

beforeAll(async () => {
  cms = await startCms();
});
afterAll(() => cms.stop());

const acting = [
  'POST /session',
  'DELETE /session',
  'POST /registration',
  'POST /confirmation',
  'POST /confirmation-request',
  'POST /password-request',
  'POST /password-reset',
  'PUT /password',
  'PUT /email',
  'PUT /profile',
  'POST /notices-stop',
  'DELETE /account',
  'DELETE /sessions',
  'DELETE /sessions/x',
];

describe('a request that acts', () => {
  it.each(acting)('%s is refused from elsewhere, or from nowhere', async (request) => {
    const browser = new Browser(cms);
    const origins = [
      null,
      'null',
      'https://evil.example',
      `${siteOrigin}.evil.example`,
      siteOrigin.replace('http:', 'https:'),
      `${siteOrigin}1`,
    ];
    for (const origin of origins) {
      const seen = await browser.ask(request, {}, { origin });
      expect([origin, seen.status, seen.body.error.code]).toEqual([origin, 403, 'elsewhere']);
    }
  });

  it('does nothing when it comes from elsewhere with the reader’s cookie', async () => {
    const { browser, account } = await aReader(cms);
    const { password } = account;
    const origin = 'https://evil.example';
    await browser.ask('DELETE /account', { password, comments: 'withdraw' }, { origin });
    await browser.ask('DELETE /session', undefined, { origin });
    expect((await browser.ask('GET /me')).body.reader.name).toBe(account.name);
  });
});

describe('what is only for somebody who is signed in', () => {
  it.each([
    'GET /me',
    'GET /sessions',
    'GET /data',
    'DELETE /sessions',
    'DELETE /sessions/x',
    'PUT /password',
    'PUT /email',
    'PUT /profile',
    'DELETE /account',
  ])('%s is refused to everybody else', async (request) => {
    const body = request.startsWith('GET') ? undefined : {};
    const tokens = [await cms.adminToken(), await cms.apiToken(['api::tag.tag.find'])];
    for (const authorization of [null, ...tokens.map((token) => `Bearer ${token}`)]) {
      const seen = await new Browser(cms).ask(request, body, { authorization });
      expect(seen.status).toBe(401);
      expect(seen.body.error.code).toBe('signed-out');
    }
  });

  it('is not opened by a panel session’s or an access token in the cookie', async () => {
    const { account } = await aReader(cms);
    const users = cms.strapi.db.query('plugin::users-permissions.user');
    const { id } = await users.findOne({ where: { email: account.email } });
    const manager = cms.strapi.sessionManager;
    const { token } = await manager('users-permissions').generateRefreshToken(String(id), 'd');
    const access = await manager('users-permissions').generateAccessToken(token);
    const panel = await manager('admin').generateRefreshToken(String(id), 'd');
    for (const wrong of [
      'token' in access ? access.token : '',
      panel.token,
      await cms.adminToken(),
    ]) {
      const browser = new Browser(cms);
      browser.token = wrong;
      expect((await browser.ask('GET /me')).status).toBe(401);
    }
  });
});

describe('signing in elsewhere', () => {
  it('is not offered, and leads nowhere, where no provider is set', async () => {
    const browser = new Browser(cms);
    expect((await browser.ask('GET /ways')).body).toEqual({ provider: null });
    for (const path of ['/oidc', '/oidc/callback?code=x&state=y'])
      expect((await browser.ask(`GET ${path}`)).body.error.code).toBe('not-found');
  });
});

describe('Strapi’s own routes for accounts', () => {
  const routes = [
    'POST /api/auth/local',
    'POST /api/auth/local/register',
    'POST /api/auth/refresh',
    'POST /api/auth/logout',
    'POST /api/auth/forgot-password',
    'POST /api/auth/reset-password',
    'POST /api/auth/change-password',
    'GET /api/auth/email-confirmation',
    'POST /api/auth/send-email-confirmation',
    'GET /api/auth/sessions',
    'GET /api/auth/google/callback',
    'GET /api/connect/google',
    'GET /api/users',
    'GET /api/users/me',
    'GET /api/users/1',
    'GET /api/users/count',
    'POST /api/users',
    'PUT /api/users/1',
    'DELETE /api/users/1',
    'GET /api/users-permissions/roles',
    'GET /API/Users',
    'GET /api//users',
    'GET /api/%75sers',
  ];
  it.each(routes)('%s answer nothing to anybody', async (route) => {
    const [method, path = ''] = route.split(' ');
    const { browser } = await readerOnce();
    const tokens = [undefined, await cms.adminToken(), await tokenOnce()];
    for (const token of tokens) {
      const response = await fetch(cms.url + path, {
        method: method ?? 'GET',
        redirect: 'manual',
        headers: {
          origin: siteOrigin,
          cookie: `${readerCookie}=${browser.token}`,
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
      });
      expect([401, 403, 404, 405]).toContain(response.status);
      expect(response.headers.get('set-cookie')).toBeNull();
      expect(await response.text()).not.toMatch(/@private\.example|eyJ/);
    }
  });
});

let one: ReturnType<typeof aReader> | undefined;
const readerOnce = () => (one ??= aReader(cms));
let token: Promise<string> | undefined;
const tokenOnce = () =>
  (token ??= cms.apiToken([
    'plugin::users-permissions.user.find',
    'plugin::users-permissions.user.me',
    'plugin::users-permissions.auth.callback',
  ]));

describe('a rate limit', () => {
  /** How many of so many tries to sign in got through. */
  async function through(browserOf: (number: number) => [Browser, Record<string, string | null>]) {
    let passed = 0;
    for (let number = 0; number < 40; number += 1) {
      const [browser, headers] = browserOf(number);
      // No password is compared for a body that is not valid: forty would take long.
      const seen = await browser.ask('POST /session', { email: 'x' }, headers);
      if (seen.status !== 429) passed += 1;
      else expect(Number(seen.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    return passed;
  }

  it('counts what comes from one address, and says when to try again', async () => {
    const browser = new Browser(cms);
    expect(await through(() => [browser, {}])).toBe(30);
    expect((await browser.ask('POST /session', {})).body.error.code).toBe('too-many');
    expect((await new Browser(cms).ask('POST /session', {})).status).toBe(400);
  });

  it('is not escaped by a forged client or by X-Forwarded-For', async () => {
    const forged = (number: number): [Browser, Record<string, string | null>] => [
      new Browser(cms),
      {
        [clientHeader]: [
          `10.9.8.${number} ${'0'.repeat(64)}`,
          signed(`10.9.8.${number}`, 'another secret'),
          signed(`10.9.8.${number}`).replace(/^\S+/, '10.1.1.1'),
          `10.9.8.${number}`,
        ][number % 4]!,
        'x-forwarded-for': `10.9.8.${number}`,
        'x-real-ip': `10.9.8.${number}`,
        forwarded: `for=10.9.8.${number}`,
      },
    ];
    expect(await through(forged)).toBe(30);
  });

  it('counts a /64 of IPv6 as one, and IPv4 in IPv6 as what it is', async () => {
    const net = (number: number) => new Browser(cms, `2001:db8:7:7::${number + 1}`);
    expect(await through((number) => [net(number), {}])).toBe(30);
    expect((await new Browser(cms, '2001:db8:7:8::1').ask('POST /session', {})).status).toBe(400);
    const address = anAddress();
    const either = (number: number) =>
      new Browser(cms, number % 2 === 0 ? address : `::ffff:${address}`);
    expect(await through((number) => [either(number), {}])).toBe(30);
  });

  it('of one address does not slow the others', async () => {
    const account = await registered(cms);
    const attacker = () =>
      new Browser(cms).ask('POST /session', { email: account.email, password: 'a wrong guess' });
    for (let number = 0; number < 6; number += 1) expect((await attacker()).status).toBe(403);
    expect((await signedIn(cms, account)).token).not.toBeNull();
  });

  it('keeps a letter box from being filled', async () => {
    const account = await registered(cms);
    for (let number = 0; number < 12; number += 1) {
      const seen = await new Browser(cms).ask('POST /password-request', { email: account.email });
      expect(seen.status).toBe(202);
    }
    const last = await registered(cms);
    expect(outboxOf(cms).some(({ to }) => to === last.email)).toBe(true);
    const asked = outboxOf(cms).filter(
      ({ to, subject }) => to === account.email && subject.includes('password'),
    );
    expect(asked).toHaveLength(6);
  });
});

describe('a body', () => {
  it.each([
    ['no object', 'POST /session', '[]'],
    ['a list for a text', 'POST /session', '{"email":["a"],"password":{"$ne":""}}'],
    ['an object for a code', 'POST /confirmation', '{"code":{"$ne":null}}'],
    ['nothing', 'POST /password-request', '{}'],
  ])('that is %s is refused', async (_what, request, body) => {
    const seen = await new Browser(cms).ask(request, body);
    expect([seen.status, seen.body.error.code]).toEqual([400, 'not-valid']);
  });

  it('in another form than JSON is not read', async () => {
    const { email, password } = await registered(cms);
    const forms: Record<string, string> = {
      'text/plain': JSON.stringify({ email, password }),
      'application/x-www-form-urlencoded': new URLSearchParams({ email, password }).toString(),
    };
    for (const [type, form] of Object.entries(forms)) {
      const seen = await new Browser(cms).ask('POST /session', form, { 'content-type': type });
      expect([type, seen.status]).toEqual([type, 400]);
    }
  });

  it('makes nobody more than a reader', async () => {
    const more = { role: 1, confirmed: true, blocked: false, termsVersion: '9', id: 1 };
    const account = { ...somebody(), ...more };
    expect((await new Browser(cms).ask('POST /registration', account)).status).toBe(202);
    const { browser } = await aReader(cms);
    const { reader } = (await browser.ask('GET /me')).body;
    const changed = { name: reader.name, notices: reader.notices, email: 'x@y.example', ...more };
    expect((await browser.ask('PUT /profile', changed)).body.reader).toEqual(reader);
  });
});
