/** What the server really sends, byte for byte: clients unpack an answer and forget how it came. */
import { request } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/** An answer as it travelled. */
export interface Sent {
  encoding: string;
  bytes: Buffer;
}

/** How long the server may take to pack a page for the next reader, in milliseconds. */
const packedWithinMs = 10_000;

/**
 * What a reader is sent once the page has been asked for before: from then on it is kept packed, and
 * its length is said.
 */
export async function sentTo(url: string): Promise<Sent> {
  const endMs = performance.now() + packedWithinMs;
  for (;;) {
    const { encoding, bytes, isKept } = await ask(url);
    if (isKept || encoding === 'none' || performance.now() > endMs) return { encoding, bytes };
    await setTimeout(50);
  }
}

function ask(url: string): Promise<Sent & { isKept: boolean }> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip, deflate, br' };
    request(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          encoding: response.headers['content-encoding'] ?? 'none',
          isKept: response.headers['content-length'] !== undefined,
          bytes: Buffer.concat(chunks),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}
