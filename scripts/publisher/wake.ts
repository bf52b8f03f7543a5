import type { IncomingMessage, RequestListener } from 'node:http';
import {
  wakeUp,
  wakeUpAgeMaxMs,
  wakeUpPath,
  wakeUpSignatureHeader,
} from '@standfirst/shared-types';
import { isSigned } from './signature.ts';

/** Largest body of a call, in bytes. */
const bodyBytesMax = 1024;

/** What hears the bell: the secret both sides know, a clock, and what to do. */
export interface WakeOptions {
  secret: string;
  now: () => number;
  onWake: () => void;
}

/** Hears the CMS's bell. Answers 204 to a call that is signed and fresh, and nothing useful to any other. */
export function wakeListener({ secret, now, onWake }: WakeOptions): RequestListener {
  return (request, response) => {
    const answer = (status: number, headers = {}) => response.writeHead(status, headers).end();
    if (request.url !== wakeUpPath) return answer(404);
    if (request.method !== 'POST') return answer(405, { Allow: 'POST' });
    readBody(request).then(
      (body) => {
        // The rest of a call that is too long is not waited for.
        if (body === null) return answer(413, { Connection: 'close' });
        const signature = request.headers[wakeUpSignatureHeader];
        if (typeof signature !== 'string' || !isSigned(body, { secret, signature }))
          return answer(401);
        const message = wakeUp.safeParse(parseJson(body));
        if (!message.success || Math.abs(now() - message.data.sentAtMs) > wakeUpAgeMaxMs)
          return answer(400);
        answer(204);
        onWake();
      },
      // Whoever called has hung up in the middle.
      () => response.destroy(),
    );
  };
}

/** The body of a call; `null` if it is too long. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    body += String(chunk);
    if (Buffer.byteLength(body) > bodyBytesMax) return null;
  }
  return body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
