/**
 * What the content manager changes about comments and reports goes through decisions, or not at
 * all: nobody rewrites a reader's words, and nothing is decided without a line in the log.
 */
import type { Core } from '@strapi/strapi';
import type { Decision } from '@standfirst/shared-types';
import { z } from 'zod';
import { commentBy, commentUid, reportUid, type StoredComment } from '../comments/stored';
import { isPayload, type Payload } from '../editorial/payload';
import { ValidationError } from '../strapi-errors';
import { decide } from './decisions';
import { moderatorOf } from './moderator';

/** Strapi's router takes capital letters for small ones. */
const panel = /^\/content-manager\//i;

const decisionOf: Readonly<Partial<Record<string, Decision>>> = {
  approved: 'approve',
  rejected: 'reject',
  spam: 'spam',
};

/** Belongs into `register()`. */
export function guardPanelChanges(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== commentUid && context.uid !== reportUid) return next();
    const request = strapi.requestContext.get();
    if (request === undefined || !panel.test(request.path)) return next();
    if (context.action === 'update' && context.uid === commentUid) {
      const { documentId, data } = changed.parse(context.params);
      const sent: unknown = request.request.body;
      await decideInPanel(strapi, { documentId, data, sent, user: request.state['user'] });
      Object.assign(context.params, { data: {} });
      return next();
    }
    if (context.action === 'update')
      throw new ValidationError(
        'Reports are answered in the moderation queue: decide on the comment there.',
      );
    return next();
  });
}

const changed = z.object({
  documentId: z.string(),
  data: z.unknown().transform((data) => (isPayload(data) ? data : {})),
});

interface Asked {
  readonly documentId: string;
  readonly data: Payload;
  /** The whole form, with what the role may not change. */
  readonly sent: unknown;
  readonly user: unknown;
}

async function decideInPanel(
  strapi: Core.Strapi,
  { documentId, data, sent, user }: Asked,
): Promise<void> {
  const comment = await commentBy(strapi, { documentId });
  if (comment === null) return;
  refuseRewriting(comment, data);
  refuseUnread(comment, sent);
  const state = data['state'] ?? comment.state;
  const reason = reasonIn(data, comment);
  if (state === comment.state && reason === comment.reason) return;
  const decision = typeof state === 'string' ? decisionOf[state] : undefined;
  if (decision === undefined || comment.state === 'withdrawn')
    throw new ValidationError(
      comment.state === 'withdrawn'
        ? 'Its writer has withdrawn this comment. There is nothing to decide.'
        : 'Choose approved, rejected or spam.',
    );
  const by = moderatorOf(user);
  const now = new Date();
  await decide(strapi, { ids: [documentId], decision, reason, by, now, again: true, seen: {} });
}

function reasonIn(data: Payload, comment: StoredComment): string | null {
  const reason = data['reason'];
  if (reason === undefined) return comment.reason;
  return typeof reason === 'string' && reason.trim() !== '' ? reason.trim() : null;
}

function refuseRewriting({ body }: StoredComment, data: Payload): void {
  if (data['body'] === undefined || data['body'] === body) return;
  throw new ValidationError('A reader’s words can’t be changed. Reject the comment instead.');
}

/** A form that was opened before its writer changed the words decides on others than it shows. */
function refuseUnread({ body }: StoredComment, sent: unknown): void {
  if (!isPayload(sent) || typeof sent['body'] !== 'string' || sent['body'] === body) return;
  throw new ValidationError(
    'The words are not those that you have read: their writer has changed them. Open the comment again.',
  );
}
