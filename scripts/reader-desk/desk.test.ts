import { createHmac } from 'node:crypto';
import { request as slowly } from 'node:http';
import { clientHeader, clientPayload, readerCookie } from '@standfirst/shared-types';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { deskSite, wakeSecret, type DeskSite } from './test/desk-site.ts';

let site: DeskSite;

beforeAll(async () => {
  site = await deskSite();
});
afterAll(() => site.stop());
beforeEach(() => {
  site.cms.readers.clear();
  site.cms.arrived.length = 0;
});

interface Asked {
  cookie?: string;
  form?: Record<string, string>;
  headers?: Record<string, string>;
}

async function ask(path: string, { cookie, form, headers = {} }: Asked = {}) {
  const response = await fetch(new URL(path, site.url), {
    redirect: 'manual',
    method: form === undefined ? 'GET' : 'POST',
    headers: {
      ...(form === undefined ? {} : { origin: site.url }),
      ...(cookie === undefined ? {} : { cookie }),
      ...headers,
    },
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  return {
    status: response.status,
    to: response.headers.get('location'),
    headers: response.headers,
    html: await response.text(),
  };
}

describe('a page under /account/', () => {
  it('stands in the magazine’s frame, is kept by nobody and lets no script run', async () => {
    const { status, headers, html } = await ask('/account/sign-in/');
    expect(status).toBe(200);
    expect(html).toContain('Precept');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).not.toContain('script-src');
    expect(html).not.toContain('<script');
  });

  it('may load its own file of script where one writes a comment', async () => {
    const cookie = site.cms.cookieFor(site.cms.addReader());
    const { headers, html } = await ask('/account/comment/?article=article-rope', { cookie });
    expect(headers.get('content-security-policy')).toMatch(/; script-src 'self'$/);
    const script = /<script type="module" src="(\/assets\/[^"]+\.js)"><\/script>/.exec(html)?.[1];
    const file = await fetch(new URL(script ?? '/none', site.url));
    expect(file.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('answers 404 where there is none, and 405 where nothing can be sent', async () => {
    expect((await ask('/account/nothing/')).status).toBe(404);
    expect((await ask('/account/register/sent/', { form: {} })).status).toBe(405);
  });

  it('asks who is not signed in to sign in, and to come back', async () => {
    const { status, to } = await ask('/account/comments/?page=2');
    expect([status, to]).toEqual([
      303,
      '/account/sign-in/?next=%2Faccount%2Fcomments%2F%3Fpage%3D2',
    ]);
  });
});

describe('somebody who sends slowly', () => {
  it('keeps themselves out, and is let in again when they end', async () => {
    const { hostname, port } = new URL(site.url);
    // Some more than there is room for: whoever looks takes a place for a moment, too.
    const open = Array.from({ length: 24 }, () => {
      const request = slowly({ hostname, port, path: '/account/sign-in/', method: 'POST' });
      request.setHeader('origin', site.url);
      request.setHeader('content-type', 'application/x-www-form-urlencoded');
      request.setHeader('content-length', '1000');
      request.on('error', () => undefined);
      request.write('email=');
      return request;
    });
    await expect.poll(async () => (await ask('/account/sign-in/')).status).toBe(503);
    for (const request of open) request.destroy();
    await expect.poll(async () => (await ask('/account/sign-in/')).status).toBe(200);
  });
});

describe('a form', () => {
  it.each([
    ['another site', 'https://evil.example'],
    ['nowhere that says so', 'null'],
  ])('from %s does nothing', async (_from, origin) => {
    const { status } = await ask('/account/password/', {
      form: { current: 'a', password: 'b' },
      cookie: site.cms.cookieFor(site.cms.addReader()),
      headers: { origin },
    });
    expect(status).toBe(403);
    expect(site.cms.arrived).toEqual([]);
  });

  it('longer than 64 kB is refused', async () => {
    const { status } = await ask('/account/comment/', { form: { body: 'x'.repeat(70_000) } });
    expect(status).toBe(413);
  });

  it('that was refused comes back with what was typed, passwords apart, and the fault at its field', async () => {
    const { status, html } = await ask('/account/register/', {
      form: { name: 'Hester', email: 'h@example.org', password: 'short-one' },
    });
    expect(status).toBe(400);
    expect(html).toContain('<title>Error: Register | Precept</title>');
    expect(html).toContain('value="h@example.org"');
    expect(html).not.toContain('short-one');
    expect(html).toContain('<a href="#field-password"');
    expect(html).toMatch(
      /id="field-password"[^>]*aria-describedby="field-password-hint field-password-fault"[^>]*aria-invalid="true"/,
    );
  });

  it('reaches the CMS from the site, with the reader’s signed address and nothing of other cookies', async () => {
    await ask('/account/sign-in/', {
      form: { email: 'h@example.org', password: 'x' },
      cookie: `${readerCookie}=old; theirs=secret`,
      headers: { 'user-agent': 'Lynx', 'x-forwarded-for': '192.0.2.9' },
    });
    const headers = site.cms.arrived[0]?.headers ?? {};
    expect(headers.origin).toBe(site.url);
    expect(headers.cookie).toBe(`${readerCookie}=old`);
    expect(headers['user-agent']).toBe('Lynx');
    const signature = createHmac('sha256', wakeSecret).update(clientPayload('127.0.0.1'));
    expect(headers[clientHeader]).toBe(`127.0.0.1 ${signature.digest('hex')}`);
    expect(headers['x-forwarded-for']).toBeUndefined();
  });
});

describe('signing in', () => {
  const right = { email: 'hester@example.org', password: 'ravens over the weir' };

  it('gives the cookie and looks whether the browser keeps it', async () => {
    site.cms.addReader();
    const { status, to, headers } = await ask('/account/sign-in/', {
      form: { ...right, next: '/articles/rope/#comments' },
    });
    expect(status).toBe(303);
    expect(to).toBe('/account/signed-in/?next=%2Farticles%2Frope%2F%23comments');
    const cookie = (headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
    expect((await ask(to ?? '', { cookie })).to).toBe('/articles/rope/#comments');
  });

  it('is offered elsewhere too where a provider is set, with where to go on', async () => {
    const link = 'href="/api/reader/oidc?next=%2Farticles%2Frope%2F"';
    const address = '/account/sign-in/?next=/articles/rope/';
    expect((await ask(address)).html).not.toContain('/api/reader/oidc');
    site.cms.provider = 'Guild <Riggers>';
    onTestFinished(() => void (site.cms.provider = null));
    const { html } = await ask(address);
    expect(html).toContain(link);
    expect(html).toContain('Sign in with Guild &lt;Riggers&gt;');
    const wrong = { ...right, password: 'not that one', next: '/articles/rope/' };
    expect((await ask('/account/sign-in/', { form: wrong })).html).toContain(link);
    // It would lose the comment that waits on the page.
    const draft = { article: 'article-rope', body: 'So.' };
    expect((await ask('/account/comment/', { form: draft })).html).not.toContain(
      '/api/reader/oidc',
    );
  });

  it.each([
    ['over', 'This sign-in was over'],
    ['cancelled', 'You broke off signing in'],
    ['unverified', 'has not been confirmed where you signed in'],
    ['known', 'Sign in with its password first'],
    ['closed', 'This account is closed'],
    ['unreachable', 'does not work at the moment'],
  ])('elsewhere that ended in “%s” is explained', async (fault, text) => {
    const { html } = await ask(`/account/sign-in/?fault=${fault}&next=/articles/rope/`);
    expect(html).toContain(text);
    expect(html).toContain('name="next" value="/articles/rope/"');
  });

  it('says nothing that an address made up', async () => {
    const { html } = await ask('/account/sign-in/?fault=Call+0900+1234');
    expect(html).not.toContain('0900');
  });

  it('tells who has no cookie after it that the browser keeps none', async () => {
    const { html } = await ask('/account/signed-in/?next=/');
    expect(html).toContain('Your browser did not keep the cookie');
  });

  it.each([
    '//evil.example/',
    '/\\evil.example',
    'https://evil.example/',
    '/..//evil.example',
    '/\t/evil.example',
  ])('never leads to another site: %j', async (next) => {
    const cookie = site.cms.cookieFor(site.cms.addReader());
    const { to } = await ask(`/account/signed-in/?next=${encodeURIComponent(next)}`, { cookie });
    expect(new URL(to ?? '', site.url).origin).toBe(site.url);
    expect(to).toMatch(/^\/(?!\/)/);
  });
});

describe('a comment', () => {
  const draft = { article: 'article-rope', body: 'Quite <b>so</b>.\r\nAgain.' };

  it('by somebody who is not signed in waits on the page to sign in, and is posted then', async () => {
    site.cms.addReader({ termsVersion: '2026-11' });
    const before = await ask('/account/comment/', { form: draft });
    expect(before.status).toBe(401);
    const hidden = Object.fromEntries(
      [...before.html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [
          name,
          value.replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
        ],
      ),
    );
    const after = await ask('/account/sign-in/', {
      form: { ...hidden, email: 'hester@example.org', password: 'ravens over the weir' },
    });
    expect(decodeURIComponent(after.to ?? '')).toMatch(
      /^\/account\/signed-in\/\?next=\/account\/comments\/comment\d+\/\?sent$/,
    );
    expect(site.cms.comments.at(-1)?.body).toBe('Quite <b>so</b>.\nAgain.');
  });

  it('by somebody who has not accepted the terms comes back with the box to tick', async () => {
    const cookie = site.cms.cookieFor(site.cms.addReader());
    const { status, html } = await ask('/account/comment/', { form: draft, cookie });
    expect(status).toBe(409);
    expect(html).toContain('I accept the terms for comments');
    expect(html).toContain('Quite &lt;b&gt;so&lt;/b&gt;.');
    const accepted = await ask('/account/comment/', {
      form: { ...draft, terms: '2026-11' },
      cookie,
    });
    const { html: answer } = await ask(accepted.to ?? '', { cookie });
    expect(answer).toContain('Received: your comment waits for a moderator');
    expect(answer).toContain('HTML is shown as you typed it.');
    expect(answer).toContain('href="/articles/rope/#comments"');
  });

  it('sent twice from one form is written once', async () => {
    const cookie = site.cms.cookieFor(site.cms.addReader({ termsVersion: '2026-11' }));
    const form = { ...draft, key: 'one-form' };
    const [one, two] = [
      await ask('/account/comment/', { form, cookie }),
      await ask('/account/comment/', { form, cookie }),
    ];
    expect(one.to).toBe(two.to);
  });

  it('that answers shows whom', async () => {
    const cookie = site.cms.cookieFor(site.cms.addReader());
    const { html } = await ask('/account/comment/?article=article-rope&parent=comment-1', {
      cookie,
    });
    expect(html).toContain('A borough treasurer');
    expect(html).toContain('Quite so.');
    expect(
      (await ask('/account/comment/?article=article-rope&parent=none', { cookie })).status,
    ).toBe(404);
  });
});

it('a mail program may stop e-mails by the code alone', async () => {
  site.cms.codes.push({ code: 'stop-1', to: 'hester@example.org', for: 'stop' });
  const { status, html } = await ask('/account/notices/stop/?code=stop-1', {
    form: { 'List-Unsubscribe': 'One-Click' },
    headers: { origin: 'null' },
  });
  expect(status).toBe(200);
  expect(html).toContain('No more e-mails about comments');
});

it('a code in an address leaves the page with no link, and the form’s origin is still told', async () => {
  const { headers, html } = await ask('/account/new-password/?code=secret-code');
  expect(headers.get('referrer-policy')).toBe('strict-origin');
  expect(html.replace(/<input type="hidden"[^>]*>/g, '')).not.toContain('secret-code');
});

it('the reader’s data comes as a file', async () => {
  const cookie = site.cms.cookieFor(site.cms.addReader());
  const { headers, html } = await ask('/account/data/download/', { cookie });
  expect(headers.get('content-disposition')).toBe('attachment; filename="my-data.json"');
  expect(JSON.parse(html)).toMatchObject({ account: { email: 'hester@example.org' } });
});
