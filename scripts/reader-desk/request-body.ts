import type { IncomingMessage } from 'node:http';
import { bodyBytesMax } from './context.ts';

/** A request brought more than it may. */
export class BodyTooLong extends Error {
  override readonly name = 'BodyTooLong';
}

/**
 * The whole body of a request.
 * @throws {BodyTooLong} once it is longer than {@link bodyBytesMax}; the rest is not read.
 */
export async function bodyOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    length += bytes.length;
    if (length > bodyBytesMax) throw new BodyTooLong(`A body has more than ${bodyBytesMax} bytes.`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
