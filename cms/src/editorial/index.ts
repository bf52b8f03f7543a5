import type { Core, Modules } from '@strapi/strapi';
import type { Transaction } from '../change-log/order';
import { panelAbility } from '../panel-access/ability';
import { mayPublish, mayRead } from '../panel-access/may-read';
import { ForbiddenError } from '../strapi-errors';
import { afterCloning, dataToClone } from './cloning';
import { isPayload, type Payload } from './payload';
import { beforePublishing } from './publishing';
import { readArticle } from './stored';
import { slugsInTurn } from './slug';
import { afterSaving, dataToSave, keepImportedDate, slugBeforeSaving } from './saving';
import { type DraftedType, type EditorialType, isDraftedType, isEditorialType } from './write';

type Middleware = Modules.Documents.Middleware.Middleware;
/** A call of the document service on its way to the database. */
type Call = Parameters<Middleware>[0];
type Next = Parameters<Middleware>[1];

const watchedActions: readonly string[] = ['create', 'update', 'publish', 'clone'];

/**
 * Editorial rules, on every road into the database: panel, bulk action, REST, code and import all
 * go through the document service. Call it in `register()`.
 */
export function applyEditorialRules(strapi: Core.Strapi): void {
  strapi.documents.use(async (call, next) => {
    const { uid, action } = call;
    if (!isEditorialType(uid) || !watchedActions.includes(action)) return next();
    // One transaction: what the rules write stands or falls with what the editor wrote.
    return strapi.db.transaction(async ({ trx }: { trx: Transaction }) => {
      if (action === 'publish') return publish(strapi, { uid, call, next });
      await slugsInTurn(strapi, { trx, uid });
      if (action === 'clone') return clone(strapi, { uid, call, next });
      if (isDraftedType(uid) && 'status' in call.params && call.params.status === 'published') {
        return saveThenPublish(strapi, { uid, call });
      }
      return save(strapi, { uid, call, next });
    });
  });
}

async function save(
  strapi: Core.Strapi,
  { uid, call, next }: { uid: EditorialType; call: Call; next: Next },
) {
  const action = call.action === 'create' ? 'create' : 'update';
  const write = {
    uid,
    action,
    documentId: action === 'create' ? null : documentIdIn(call.params),
    data: dataIn(call.params),
  } as const;
  if (uid === 'api::article.article') await refuseScheduled(strapi, write.documentId);
  const slugBefore = await slugBeforeSaving(strapi, write);
  replaceData(call, await dataToSave(strapi, write));
  const result = await next();
  // `update` answers null where there is no such document.
  const documentId = documentIdIn(result);
  if (documentId === null) return result;
  if (uid === 'api::article.article') {
    await keepImportedDate(strapi, { documentId, data: write.data });
  }
  await afterSaving(strapi, { uid, documentId, slugBefore });
  return result;
}

/**
 * Strapi publishes what is created or updated with `status: 'published'` past all middlewares.
 * Saved as a draft first and then published, it meets the same rules as everything else.
 */
async function saveThenPublish(
  strapi: Core.Strapi,
  { uid, call }: { uid: DraftedType; call: Call },
) {
  const documents = strapi.documents(uid);
  const data = dataIn(call.params);
  const documentId = documentIdIn(call.params);
  const saved =
    call.action === 'create' || documentId === null
      ? await documents.create({ data, status: 'draft' })
      : await documents.update({ documentId, data, status: 'draft' });
  const savedId = documentIdIn(saved);
  if (savedId === null) return saved;
  const selection = Object.fromEntries(
    Object.entries(call.params).filter(([key]) => key === 'populate' || key === 'fields'),
  );
  const { entries } = await documents.publish({ ...selection, documentId: savedId });
  return entries[0] ?? saved;
}

async function publish(
  strapi: Core.Strapi,
  { uid, call, next }: { uid: EditorialType; call: Call; next: Next },
) {
  const documentId = documentIdIn(call.params);
  if (isDraftedType(uid) && documentId !== null) {
    await beforePublishing(strapi, { uid, documentId, now: new Date() });
  }
  return next();
}

async function clone(
  strapi: Core.Strapi,
  { uid, call, next }: { uid: EditorialType; call: Call; next: Next },
) {
  const documentId = documentIdIn(call.params);
  if (!isDraftedType(uid) || documentId === null) return next();
  await refuseUnreadable(strapi, { uid, documentId });
  replaceData(call, await dataToClone(strapi, { uid, documentId, data: dataIn(call.params) }));
  const result = await next();
  const cloneId = documentIdIn(result);
  if (uid === 'api::article.article' && cloneId !== null) await afterCloning(strapi, cloneId);
  return result;
}

/** What is due to be published was read by whoever set the time: nobody who may not publish changes it then. */
async function refuseScheduled(strapi: Core.Strapi, documentId: string | null): Promise<void> {
  const userAbility = panelAbility(strapi);
  if (documentId === null || userAbility === null) return;
  const stored = await readArticle(strapi, documentId, 'draft');
  if (stored?.publishAt == null) return;
  const asked = { uid: 'api::article.article', documentId, userAbility } as const;
  if (await mayPublish(strapi, asked)) return;
  throw new ForbiddenError(
    'This piece is due to be published as it is. Ask an editor to take the time away before you change it.',
  );
}

/** Who duplicates a piece in the panel gets all its words to read. Strapi itself asks only who may make one. */
async function refuseUnreadable(
  strapi: Core.Strapi,
  { uid, documentId }: { uid: DraftedType; documentId: string },
): Promise<void> {
  const userAbility = panelAbility(strapi);
  if (userAbility === null || (await mayRead(strapi, { uid, documentId, userAbility }))) return;
  throw new ForbiddenError('You may not read this piece, so you can’t duplicate it.');
}

function dataIn(params: unknown): Payload {
  return isPayload(params) && isPayload(params['data']) ? params['data'] : {};
}

function documentIdIn(value: unknown): string | null {
  return isPayload(value) && typeof value['documentId'] === 'string' ? value['documentId'] : null;
}

/** Puts other data into a call without touching what its caller holds. */
function replaceData(call: Call, data: Payload): void {
  Object.assign(call, { params: { ...call.params, data } });
}
