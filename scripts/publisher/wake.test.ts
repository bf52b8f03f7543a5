import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createServer, type Server } from 'node:http';
import { wakeUpAgeMaxMs, wakeUpPath, wakeUpSignatureHeader } from '@standfirst/shared-types';
import { listen } from './test/listen.ts';
import { wakeListener } from './wake.ts';

const secret = 'a-secret-that-both-sides-know-and-nobody-else';
const nowMs = Date.UTC(2026, 9, 14, 12);

let server: Server;
let url: string;
let woken: number;
beforeEach(async () => {
  woken = 0;
  server = createServer(wakeListener({ secret, now: () => nowMs, onWake: () => (woken += 1) }));
  url = await listen(server);
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

function signed(body: string, key = secret): string {
  return createHmac('sha256', key).update(body).digest('hex');
}

/** Rings, as the CMS does unless told otherwise. Returns the status. */
async function ring({
  body = JSON.stringify({ head: 7, sentAtMs: nowMs }),
  signature = signed(body),
  method = 'POST',
  path = wakeUpPath,
}: {
  body?: string;
  signature?: string | null;
  method?: string;
  path?: string;
} = {}): Promise<number> {
  const headers = signature === null ? {} : { [wakeUpSignatureHeader]: signature };
  const response = await fetch(`${url}${path}`, {
    method,
    headers,
    ...(method === 'GET' ? {} : { body }),
  });
  return response.status;
}

describe('the bell', () => {
  it('wakes the publisher', async () => {
    expect([await ring(), woken]).toEqual([204, 1]);
  });

  it.each([
    ['none', null],
    ['one of another secret', signed(JSON.stringify({ head: 7, sentAtMs: nowMs }), 'another')],
    ['one of another body', signed('{}')],
    ['a short one', 'abcd'],
    ['no number at all', 'zz'.repeat(32)],
    ['an empty one', ''],
  ])('wakes nobody without a signature: %s', async (_what, signature) => {
    expect([await ring({ signature }), woken]).toEqual([401, 0]);
  });

  it.each([
    ['just young enough', nowMs - wakeUpAgeMaxMs, 204],
    ['too old', nowMs - wakeUpAgeMaxMs - 1, 400],
    ['from a clock a little ahead', nowMs + wakeUpAgeMaxMs, 204],
    ['from the future', nowMs + wakeUpAgeMaxMs + 1, 400],
  ])('counts by its age: %s', async (_what, sentAtMs, status) => {
    expect(await ring({ body: JSON.stringify({ head: 7, sentAtMs }) })).toBe(status);
    expect(woken).toBe(status === 204 ? 1 : 0);
  });

  it.each(['', '{', '[]', '{"head":-1,"sentAtMs":1}', '{"head":7}'])(
    'wakes nobody with a signed body that says nothing: %j',
    async (body) => {
      expect([await ring({ body }), woken]).toEqual([400, 0]);
    },
  );

  it('wakes nobody by another method, and says which one', async () => {
    const response = await fetch(`${url}${wakeUpPath}`);
    expect([response.status, response.headers.get('allow'), woken]).toEqual([405, 'POST', 0]);
    expect(await ring({ method: 'PUT' })).toBe(405);
  });

  it('wakes nobody at another address', async () => {
    expect([await ring({ path: '/' }), await ring({ path: '/wake/' }), woken]).toEqual([
      404, 404, 0,
    ]);
  });

  it('refuses a body that is too long', async () => {
    expect(await ring({ body: 'x'.repeat(1025) })).toBe(413);
    expect(await ring({ body: '£'.repeat(600) })).toBe(413);
    expect(await ring()).toBe(204);
  });

  it('survives a caller who hangs up in the middle', async () => {
    const { port } = new URL(url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(
          `POST ${wakeUpPath} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"head"`,
          () => socket.destroy(),
        );
      });
      socket.on('close', () => resolve());
    });
    expect([await ring(), woken]).toEqual([204, 1]);
  });
});
