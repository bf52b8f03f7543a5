import { z } from 'zod';
import { signatureOf } from '../../signed';
import type { Service } from '.';

/** Says by whom a question is: the HMAC-SHA-256 of the body, as lower-case hexadecimal. */
export const checkSignatureHeader = 'x-standfirst-signature';

const answer = z.object({ hold: z.boolean(), why: z.string().max(500).optional() });

/**
 * An operator's own service. It gets a POST with JSON: `text`, `name` of the writer, `since` when
 * they have their account, `article` (full address), `userAgent`; no e-mail address, and none of the
 * network. It answers `{ "hold": true, "why": "…" }` or `{ "hold": false }`.
 */
export function askWebhook({
  url,
  secret,
}: {
  readonly url: string;
  readonly secret: string;
}): Service {
  return {
    name: 'The comment check',
    async ask({ text, reader, articleUrl, client, now }, signal) {
      const body = JSON.stringify({
        text,
        name: reader.name,
        since: reader.since.toISOString(),
        article: articleUrl,
        userAgent: client.userAgent,
        at: now.toISOString(),
      });
      const signature = signatureOf(body, { secret, encoding: 'hex' });
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [checkSignatureHeader]: signature },
        body,
        signal,
      });
      if (!response.ok) throw new Error(`it answered ${response.status}.`);
      const read = answer.safeParse(await response.json());
      if (!read.success) throw new Error('its answer has no "hold" that is true or false.');
      const { hold, why } = read.data;
      if (!hold) return { kind: 'fine' };
      return { kind: 'suspicious', why: why ?? 'The comment check wants it read first.' };
    },
  };
}
