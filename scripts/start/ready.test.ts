import { createServer } from 'node:http';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { listen } from '../publisher/test/listen.ts';
import { StartError } from './preconditions.ts';
import { answers, isReady, waitFor } from './ready.ts';

afterEach(() => vi.useRealTimers());

/** A server that always answers so. */
async function aServer(status: number, body: string): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end(body));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return listen(server);
}

const health = (parts: object) =>
  JSON.stringify({ live: null, cms: 'up', behindBy: 0, held: [], ...parts });

describe('the site', () => {
  it.each([
    ['up to date', 200, health({}), true],
    ['behind', 200, health({ behindBy: 3 }), false],
    ['without its CMS', 200, health({ cms: 'down' }), false],
    ['without a release', 503, health({}), false],
    ['something else', 200, '<h1>Welcome to nginx</h1>', false],
    ['silent on its health', 200, '{}', false],
  ])('%s is ready: %s', async (_what, status, body, expected) => {
    expect(await isReady(await aServer(status, body))).toBe(expected);
  });

  it('that isn’t there is not ready', async () => {
    expect([await isReady('http://127.0.0.1:1'), await answers('http://127.0.0.1:1')]).toEqual([
      false,
      false,
    ]);
  });

  it('answers only with success', async () => {
    expect([await answers(await aServer(204, '')), await answers(await aServer(500, ''))]).toEqual([
      true,
      false,
    ]);
  });
});

describe('waiting', () => {
  const wait = { hasFailed: () => false, logFolder: '/srv/logs' };

  it('ends as soon as the condition holds', async () => {
    vi.useFakeTimers();
    let looks = 0;
    const waiting = waitFor(() => Promise.resolve((looks += 1) === 3), wait);
    await vi.advanceTimersByTimeAsync(200);
    await waiting;
    expect(looks).toBe(3);
  });

  it('ends when a part can’t start, and says where to read why', async () => {
    await expect(
      waitFor(() => Promise.resolve(false), { ...wait, hasFailed: () => true }),
    ).rejects.toThrow(
      new StartError('A part of Standfirst does not start. What it said stands in /srv/logs.'),
    );
  });

  it('ends after five minutes', async () => {
    vi.useFakeTimers();
    const waiting = waitFor(() => Promise.resolve(false), wait).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(String(await waiting)).toContain(
      'Standfirst was not ready within 5 minutes. What its parts said stands in /srv/logs.',
    );
  });
});
