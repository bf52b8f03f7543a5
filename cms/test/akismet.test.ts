import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Question } from '../src/comments/outside';
import { askAkismet } from '../src/comments/outside/akismet';

interface Asked {
  path: string;
  headers: IncomingHttpHeaders;
  form: Record<string, string>;
}

/** Something that answers as Akismet does. Returns where, and what it was asked. */
async function anAkismet(
  answer: string,
  headers: Record<string, string> = {},
): Promise<{ api: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const form = Object.fromEntries(new URLSearchParams(body));
      asked.push({ path: request.url ?? '', headers: request.headers, form });
      response.writeHead(200, headers).end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return { api: `http://127.0.0.1:${address.port}`, asked };
}

const question = {
  text: 'Cheap ropes & “pulleys”',
  reader: { name: 'Ann Cole', email: 'ann@example.org', since: new Date(0) },
  client: { address: '203.0.113.9', network: '203.0.113.9', userAgent: 'A browser' },
  articleUrl: 'https://precept.example/articles/rope/',
  now: new Date('2026-10-14T12:00:00Z'),
} as unknown as Question;

function ask(api: string, signal = AbortSignal.timeout(5_000)) {
  const siteUrl = 'https://precept.example';
  return askAkismet({ key: 'a-key', api, siteUrl }).ask(question, signal);
}

describe('Akismet', () => {
  it('is told what it needs, and no e-mail address', async () => {
    const { api, asked } = await anAkismet('false');
    expect(await ask(api)).toEqual({ kind: 'fine' });
    expect(asked).toMatchObject([
      {
        path: '/1.1/comment-check',
        headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
        form: {
          api_key: 'a-key',
          blog: 'https://precept.example',
          user_ip: '203.0.113.9',
          user_agent: 'A browser',
          permalink: 'https://precept.example/articles/rope/',
          comment_author: 'Ann Cole',
          comment_content: 'Cheap ropes & “pulleys”',
          comment_date_gmt: '2026-10-14T12:00:00.000Z',
        },
      },
    ]);
    expect(JSON.stringify(asked)).not.toContain('ann@example.org');
  });

  it('holds what it takes for spam', async () => {
    const { api } = await anAkismet('true');
    expect(await ask(api)).toEqual({ kind: 'suspicious', why: 'Akismet takes it for spam.' });
  });

  it('is not believed where it answers otherwise: its own help says why', async () => {
    const help = 'We were unable to parse your blog URI';
    const { api } = await anAkismet('invalid', { 'x-akismet-debug-help': help });
    await expect(ask(api)).rejects.toThrow(help);
    const dumb = await anAkismet('<html>');
    await expect(ask(dumb.api)).rejects.toThrow('it answered 200.');
  });

  it('is not waited for without end', async () => {
    const { api } = await anAkismet('false');
    await expect(ask(api, AbortSignal.abort())).rejects.toThrow();
  });
});
