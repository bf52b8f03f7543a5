import type { RequestListener } from 'node:http';
import {
  landingPayload,
  landingQuestionAgeMaxMs,
  parseLandingQuestion,
  type LandingQuestion,
  type LandingReport,
} from '@standfirst/shared-types';
import { reasonOf, type Log } from '../lib/log.ts';
import { isSigned } from './signature.ts';

/** What answers the CMS: the secret both sides know, a clock, and the answer. */
export interface LandingServerOptions {
  /** `WAKE_SECRET`. */
  secret: string;
  now: () => number;
  answer: (question: LandingQuestion) => LandingReport;
  log: Log;
}

/** Answers `GET /landing/<type>/<id>` as JSON to a question that is signed and fresh; 401 to any other. */
export function landingListener({
  secret,
  now,
  answer,
  log,
}: LandingServerOptions): RequestListener {
  return (request, response) => {
    if (request.method !== 'GET') return response.writeHead(405, { Allow: 'GET' }).end();
    const asked = parseLandingQuestion(request.url ?? '', request.headers.authorization ?? '');
    if (
      asked === null ||
      !isSigned(landingPayload(asked.question), { secret, signature: asked.signature }) ||
      Math.abs(now() - asked.question.askedAtMs) > landingQuestionAgeMaxMs
    )
      return response.writeHead(401).end();
    try {
      const body = JSON.stringify(answer(asked.question));
      const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
      return response.writeHead(200, headers).end(body);
    } catch (error) {
      log('error', `${request.url}: ${reasonOf(error)}`);
      return response.writeHead(500).end();
    }
  };
}
