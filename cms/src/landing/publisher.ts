import {
  landingAuthorization,
  landingPath,
  landingPayload,
  landingReport,
  type LandingQuestion,
} from '@standfirst/shared-types';
import { signatureOf } from '../signed';
import type { PublisherAnswer } from './notice';

/** How long the publisher may take, in milliseconds. */
const answerWithinMs = 1_500;

/** How to reach the publisher. */
export interface PublisherAccess {
  /** `WAKE_URL`; its origin answers other questions too. `null` where nobody is woken. */
  readonly wakeUrl: string | null;
  /** `WAKE_SECRET`. */
  readonly secret: string;
  readonly fetch: typeof fetch;
}

/** What the publisher knows of a document. Whatever is no report counts as unreachable. */
export async function askPublisher(
  { wakeUrl, secret, fetch }: PublisherAccess,
  question: LandingQuestion,
): Promise<PublisherAnswer> {
  if (wakeUrl === null) return { kind: 'none' };
  const signature = signatureOf(landingPayload(question), { secret, encoding: 'hex' });
  try {
    const response = await fetch(new URL(landingPath(question), wakeUrl), {
      headers: { authorization: landingAuthorization(question, signature) },
      redirect: 'error',
      signal: AbortSignal.timeout(answerWithinMs),
    });
    const report = landingReport.safeParse(response.ok ? await response.json() : null);
    return report.success ? { kind: 'report', report: report.data } : { kind: 'unreachable' };
  } catch {
    // Refused, timed out, broke off: all the same to the editor, and the bell has logged it.
    return { kind: 'unreachable' };
  }
}
