import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Delivery, Outbox } from '../src/mail/outbox.ts';
import { deliveryOf } from '../src/mail/delivery.ts';
import { transportFor } from '../src/mail/transport.ts';

const settings = {
  smtpUrl: null,
  mailFrom: null,
  siteUrl: 'https://www.precept.example',
  dataDir: '',
};
const mail = { to: 'jo@private.example', subject: 'Hello', text: 'A letter.' };

function aLog() {
  const lines: string[] = [];
  return {
    lines,
    info: (line: string) => lines.push(line),
    error: (line: string) => lines.push(line),
  };
}

/** A mail server that takes what it is told, after refusing so many connections. */
async function mailServer(
  refusals: number,
): Promise<{ server: Server; url: string; got: string[] }> {
  const got: string[] = [];
  let left = refusals;
  const server = createServer((socket: Socket) => {
    left -= 1;
    if (left >= 0) return void socket.end('421 Not now\r\n');
    let text = '';
    let isData = false;
    socket.write('220 here\r\n');
    socket.on('data', (bytes) => {
      text += bytes.toString();
      if (isData) {
        if (!text.endsWith('\r\n.\r\n')) return;
        got.push(text);
        isData = false;
        text = '';
        socket.write('250 taken\r\n');
      } else if (text.endsWith('\r\n')) {
        isData = text.startsWith('DATA');
        text = text.startsWith('QUIT') ? (socket.end('221 bye\r\n'), '') : '';
        if (!socket.writableEnded) socket.write(isData ? '354 go on\r\n' : '250 fine\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, got, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanUp.splice(0)) clean();
});

describe('a mail', () => {
  it('is a readable file where there is no mail server, and is said', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'standfirst-outbox-'));
    cleanUp.push(() => rmSync(dataDir, { recursive: true }));
    const log = aLog();
    const outbox = new Outbox({ transport: transportFor({ ...settings, dataDir }, log), log });
    outbox.put(() => Promise.resolve(deliveryOf(mail, { title: 'Précept', settings })));
    await vi.waitFor(() => expect(log.lines).toHaveLength(1));
    const [file = ''] = readdirSync(path.join(dataDir, 'outbox'));
    expect(log.lines[0]).toContain(file);
    const whole = path.join(dataDir, 'outbox', file);
    expect(readFileSync(whole, 'utf8')).toContain('A letter.');
    expect(statSync(whole).mode & 0o077).toBe(0);
    await outbox.stop();
  });

  it('reaches a mail server that was away at first, once', async () => {
    const { server, url, got } = await mailServer(2);
    cleanUp.push(() => server.close());
    const log = aLog();
    const transport = transportFor({ ...settings, smtpUrl: url }, log);
    const outbox = new Outbox({ transport, log, pausesMs: [5, 5, 5] });
    const prepare = vi.fn(() => Promise.resolve(deliveryOf(mail, { title: 'Precept', settings })));
    outbox.put(prepare);
    await vi.waitFor(() => expect(got).toHaveLength(1), { timeout: 10_000 });
    expect(got[0]).toContain('To: jo@private.example');
    expect(got[0]).toContain('From: Precept <no-reply@www.precept.example>');
    expect(log.lines).toHaveLength(2);
    expect(prepare).toHaveBeenCalledTimes(1);
    await outbox.stop();
  });

  it('that nobody takes is given up after a few tries, and said', async () => {
    const log = aLog();
    const transport = {
      send: () => Promise.reject<void>(new Error('nobody there')),
      close: () => undefined,
    };
    const outbox = new Outbox({ transport, log, pausesMs: [1, 1] });
    outbox.put(() => Promise.resolve(deliveryOf(mail, { title: 'Precept', settings })));
    await vi.waitFor(() => expect(log.lines.at(-1)).toContain('given up after 3 tries'));
    await outbox.stop();
  });

  it('is not kept when a thousand wait already', async () => {
    const log = aLog();
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const sent: Delivery[] = [];
    const transport = {
      send: async (delivery: Delivery) => {
        await gate;
        sent.push(delivery);
      },
      close: () => undefined,
    };
    const outbox = new Outbox({ transport, log });
    const delivery = deliveryOf(mail, { title: 'Precept', settings });
    for (let number = 0; number < 1200; number += 1) outbox.put(() => Promise.resolve(delivery));
    expect(log.lines).toHaveLength(200);
    release();
    await outbox.stop();
    expect(sent).toHaveLength(1000);
  });

  it('about notices can be stopped by the mail program, with one click', () => {
    const url = 'https://www.precept.example/account/notices/stop/?code=abc';
    const { headers } = deliveryOf({ ...mail, stop: { url } }, { title: 'Precept', settings });
    expect(headers).toMatchObject({
      'List-Unsubscribe': `<${url}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    expect(deliveryOf(mail, { title: 'Precept', settings }).headers).not.toHaveProperty(
      'List-Unsubscribe',
    );
  });
});
