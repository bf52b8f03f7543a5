/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment
   -- what the CMS answers has no type here: each test states what it expects of it */
import { readerCookie } from '@standfirst/shared-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aReader, registered, signedIn } from './readers/account.ts';
import { Browser, type Seen, siteOrigin } from './readers/browser.ts';
import { client, IdentityProvider, type Person } from './readers/identity-provider.ts';
import { type Cms, startCms } from './strapi.ts';

let cms: Cms;
let provider: IdentityProvider;

beforeAll(async () => {
  provider = await IdentityProvider.reserved();
  cms = await startCms({
    env: {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_NAME: 'Guild of Riggers',
    },
  });
});
afterAll(async () => {
  await cms.stop();
  await provider.stop();
});

const users = () => cms.strapi.db.query('plugin::users-permissions.user');
const goneTo = ({ headers }: Seen) => headers.get('location') ?? '';
const faultIn = (seen: Seen) => {
  const { origin, pathname, searchParams } = new URL(goneTo(seen), siteOrigin);
  expect([seen.status, origin, pathname]).toEqual([303, siteOrigin, '/account/sign-in/']);
  return searchParams.get('fault');
};

let made = 0;
function aPerson(given: Partial<Person> = {}): Person {
  made += 1;
  const sub = `person-${made}`;
  return {
    sub,
    email: `${sub}@guild.example`,
    email_verified: true,
    nickname: `Rigger ${made}`,
    ...given,
  };
}

interface Away {
  readonly browser: Browser;
  /** What the browser keeps meanwhile. */
  readonly cookie: string;
  readonly address: string;
}

/** Sets out for the provider. */
async function away(browser = new Browser(cms), next = '/articles/rope/'): Promise<Away> {
  const seen = await browser.ask(`GET /oidc?next=${encodeURIComponent(next)}`);
  expect(seen.status).toBe(303);
  const cookie = seen.cookies.find((line) => line.startsWith(`${readerCookie}_oidc=`)) ?? '';
  return { browser, cookie: cookie.split(';')[0] ?? '', address: goneTo(seen) };
}

/** Comes back by the address that the provider gave. */
function back({ browser, cookie }: Pick<Away, 'browser' | 'cookie'>, url: URL): Promise<Seen> {
  const session = browser.token === null ? [] : [`${readerCookie}=${browser.token}`];
  const cookies = [...session, cookie].join('; ');
  return browser.ask(`GET /oidc/callback${url.search}`, undefined, { cookie: cookies });
}

/** There and back again. */
async function signInAs(person: Person | null, browser = new Browser(cms)): Promise<Seen> {
  const journey = await away(browser);
  return back(journey, await provider.signIn(journey.address, person));
}

describe('while the identity provider is down', () => {
  it('setting out ends on the page to sign in on', async () => {
    const seen = await new Browser(cms).ask('GET /oidc?next=/articles/rope/');
    expect(faultIn(seen)).toBe('unreachable');
    expect(new URL(goneTo(seen), siteOrigin).searchParams.get('next')).toBe('/articles/rope/');
    expect(seen.cookies).toEqual([]);
  });
});

describe('signing in at the identity provider', () => {
  beforeAll(() => provider.start());

  it('is offered by the name that readers know it by', async () => {
    const seen = await new Browser(cms).ask('GET /ways');
    expect(seen.body).toEqual({ provider: 'Guild of Riggers' });
  });

  it('leads there with state, nonce and PKCE, kept in a cookie for the way back alone', async () => {
    const browser = new Browser(cms);
    const seen = await browser.ask('GET /oidc');
    const { origin, searchParams } = new URL(goneTo(seen));
    expect(origin).toBe(provider.issuer);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      client_id: client.id,
      redirect_uri: `${siteOrigin}/api/reader/oidc/callback`,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
    expect(seen.cookies).toHaveLength(1);
    const [, ...flags] = (seen.cookies[0] ?? '').toLowerCase().split('; ');
    const expires = Date.parse(flags.find((flag) => flag.startsWith('expires='))!.slice(8));
    expect(expires - Date.now()).toBeLessThanOrEqual(10 * 60 * 1000);
    expect(flags).toEqual(
      expect.arrayContaining(['path=/api/reader/oidc', 'samesite=lax', 'httponly']),
    );
  });

  it('for the first time makes a reader, under the name they go by there', async () => {
    const person = aPerson({ name: 'Agnes Civil-Name' });
    const browser = new Browser(cms);
    const seen = await signInAs(person, browser);
    expect([seen.status, goneTo(seen)]).toEqual([
      303,
      '/account/signed-in/?next=%2Farticles%2Frope%2F',
    ]);
    const { reader } = (await browser.ask('GET /me')).body;
    expect(reader).toMatchObject({ name: person.nickname, email: person.email });
  });

  it('shows no token of the provider to the browser, and keeps none', async () => {
    const browser = new Browser(cms);
    const seen = await signInAs(aPerson(), browser);
    const rows = await users().findMany({});
    const kept = JSON.stringify([seen.text, [...seen.headers], seen.cookies, rows]);
    expect(provider.given.length).toBeGreaterThan(0);
    for (const token of provider.given) expect(kept).not.toContain(token);
    const session = seen.cookies.find((line) => line.startsWith(`${readerCookie}=`));
    expect(session?.toLowerCase()).toContain('httponly');
  });

  it('again finds the same reader, whatever their address and name are by then', async () => {
    const person = aPerson();
    const first = new Browser(cms);
    await signInAs(person, first);
    const second = new Browser(cms);
    await signInAs({ ...person, email: 'moved@guild.example', nickname: 'Other' }, second);
    const [before, after] = [await first.ask('GET /me'), await second.ask('GET /me')];
    expect(after.body.reader).toEqual(before.body.reader);
    expect((await second.ask('GET /sessions')).body.sessions).toHaveLength(2);
  });

  it.each([
    [
      'an e-mail address',
      { nickname: 'agnes@guild.example', preferred_username: 'Agnes R' },
      'Agnes R',
    ],
    ['a name that pretends', { nickname: 'The Moderator' }, 'New reader'],
    ['nothing', { nickname: '' }, 'New reader 2'],
  ])('takes no name from %s', async (_what, names, expected) => {
    const browser = new Browser(cms);
    await signInAs(aPerson(names), browser);
    expect((await browser.ask('GET /me')).body.reader.name).toBe(expected);
  });

  it('with an address that the provider has not verified makes no reader', async () => {
    const person = aPerson({ email_verified: false });
    const browser = new Browser(cms);
    expect(faultIn(await signInAs(person, browser))).toBe('unverified');
    expect(browser.token).toBeNull();
    expect(await users().count({ where: { email: person.email } })).toBe(0);
  });

  it('is broken off by whoever says no there', async () => {
    const browser = new Browser(cms);
    expect(faultIn(await signInAs(null, browser))).toBe('cancelled');
    expect(browser.token).toBeNull();
  });

  it('opens nothing to somebody who is blocked', async () => {
    const person = aPerson();
    await signInAs(person);
    await users().update({ where: { email: person.email }, data: { blocked: true } });
    const browser = new Browser(cms);
    expect(faultIn(await signInAs(person, browser))).toBe('closed');
    expect(browser.token).toBeNull();
  });

  it.each(['https://evil.example/', '//evil.example/', '/\\evil.example/', '\r\nSet-Cookie: a=b'])(
    'leads to a page of this site, whatever was asked for: %j',
    async (next) => {
      const journey = await away(new Browser(cms), next);
      const seen = await back(journey, await provider.signIn(journey.address, aPerson()));
      // That page looks at `next`: see "never leads to another site" of the readers' desk.
      const { origin, pathname, searchParams } = new URL(goneTo(seen), siteOrigin);
      expect([origin, pathname]).toEqual([siteOrigin, '/account/signed-in/']);
      expect(searchParams.get('next')).toBe(next);
    },
  );
});

describe('an account with a password', () => {
  it('is not opened by the provider’s word for its address', async () => {
    const { email } = await registered(cms);
    const browser = new Browser(cms);
    expect(faultIn(await signInAs(aPerson({ email }), browser))).toBe('known');
    expect(browser.token).toBeNull();
  });

  it('is joined by whoever is signed in to it, and opens both ways from then on', async () => {
    const { account, browser } = await aReader(cms);
    const person = aPerson({ email: account.email.toUpperCase() });
    expect(goneTo(await signInAs(person, browser))).toMatch('/account/signed-in/');
    const other = new Browser(cms);
    await signInAs(person, other);
    expect((await other.ask('GET /me')).body.reader.name).toBe(account.name);
    expect((await other.ask('GET /data')).body.account.signsInElsewhere).toBe(true);
    await signedIn(cms, account);
  });

  it('is not joined by somebody who is signed in to another', async () => {
    const { email } = await registered(cms);
    const { browser } = await aReader(cms);
    expect(faultIn(await signInAs(aPerson({ email }), browser))).toBe('known');
  });
});

describe('coming back', () => {
  it('without the cookie of this browser signs nobody in', async () => {
    const journey = await away();
    const url = await provider.signIn(journey.address, aPerson());
    const stranger = await away();
    for (const cookie of ['other=1', stranger.cookie, `${journey.cookie}x`]) {
      const browser = new Browser(cms);
      expect(faultIn(await back({ browser, cookie }, url))).toBe('over');
      expect(browser.token).toBeNull();
    }
  });

  it('with another state signs nobody in', async () => {
    const journey = await away();
    const url = await provider.signIn(journey.address, aPerson());
    url.searchParams.set('state', 'another');
    expect(faultIn(await back(journey, url))).toBe('over');
    url.searchParams.delete('state');
    expect(faultIn(await back(journey, url))).toBe('over');
  });

  it('a second time signs nobody in', async () => {
    const journey = await away();
    const url = await provider.signIn(journey.address, aPerson());
    expect(goneTo(await back(journey, url))).toMatch('/account/signed-in/');
    const replay = { browser: new Browser(cms), cookie: journey.cookie };
    expect(faultIn(await back(replay, url))).toBe('over');
    expect(replay.browser.token).toBeNull();
  });

  it('takes the cookie away', async () => {
    const journey = await away();
    const seen = await back(journey, await provider.signIn(journey.address, aPerson()));
    expect(seen.cookies.join()).toMatch(
      /_oidc=; path=\/api\/reader\/oidc; expires=Thu, 01 Jan 1970/,
    );
  });

  it('while the provider is down ends on the page to sign in on', async () => {
    const journey = await away();
    const url = await provider.signIn(journey.address, aPerson());
    await provider.stop();
    expect(faultIn(await back(journey, url))).toBe('unreachable');
    expect(journey.browser.token).toBeNull();
  });
});
