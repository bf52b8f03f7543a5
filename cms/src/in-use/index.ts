/** Refuses to delete what pages need: the editor is told which, and what to do first. */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { ValidationError } from '../strapi-errors';
import { refusalToDeleteFile } from './files';
import { isPlace, refusalToDelete } from './places';
import { refusalInWords, type Refusal } from './refusal';

/**
 * Guards sections, authors, columns and files of the media library, on every road: panel, bulk
 * action, REST and code. Call it in `register()`.
 */
export function keepWhatIsUsed(strapi: Core.Strapi): void {
  guardDocuments(strapi);
  guardFiles(strapi);
}

function guardDocuments(strapi: Core.Strapi): void {
  strapi.documents.use(async ({ uid, action, params }, next) => {
    if (action !== 'delete' || !isPlace(uid)) return next();
    const { documentId } = deletion.parse(params);
    // One transaction: nothing is deleted that came into use after the look.
    return strapi.db.transaction(async () => {
      refuse([await refusalToDelete(strapi, { uid, documentId })]);
      return next();
    });
  });
}

const deletion = z.object({ documentId: z.string() });
const file = z.object({ id: z.number(), name: z.string(), hash: z.string() });
const folders = z.array(z.object({ path: z.string() }));

/** The ways out of the media library. Strapi types every service as an empty bag. */
interface UploadServices {
  readonly upload: { remove: (file: unknown) => Promise<unknown> };
  readonly file: { deleteByIds: (ids?: readonly unknown[]) => Promise<unknown> };
  readonly folder: { deleteByIds: (ids?: readonly unknown[]) => Promise<unknown> };
}

function guardFiles(strapi: Core.Strapi): void {
  const service = <T>(name: string): T => strapi.plugin('upload').service(name) as unknown as T;
  const upload = service<UploadServices['upload']>('upload');
  const many = service<UploadServices['file']>('file');
  const folder = service<UploadServices['folder']>('folder');
  const { remove } = upload;
  upload.remove = async (given) => {
    await refuseFiles(strapi, [given]);
    return remove.call(upload, given);
  };
  // Strapi deletes several at the same time: one that is refused would not keep the others.
  const { deleteByIds: deleteFiles } = many;
  many.deleteByIds = async (ids = []) => {
    await refuseFiles(strapi, await filesWhere(strapi, { id: { $in: ids } }));
    return deleteFiles.call(many, ids);
  };
  const { deleteByIds: deleteFolders } = folder;
  folder.deleteByIds = async (ids = []) => {
    await refuseFiles(strapi, await filesInFolders(strapi, ids));
    return deleteFolders.call(folder, ids);
  };
}

async function filesInFolders(
  strapi: Core.Strapi,
  ids: readonly unknown[],
): Promise<readonly unknown[]> {
  const found: unknown = await strapi.db
    .query('plugin::upload.folder')
    .findMany({ where: { id: { $in: ids } }, select: ['path'] });
  const $or = folders
    .parse(found)
    .flatMap(({ path }) => [
      { folderPath: { $eq: path } },
      { folderPath: { $startsWith: `${path}/` } },
    ]);
  return $or.length === 0 ? [] : filesWhere(strapi, { $or });
}

async function filesWhere(strapi: Core.Strapi, where: object): Promise<readonly unknown[]> {
  const found: unknown = await strapi.db.query('plugin::upload.file').findMany({ where });
  return z.array(z.unknown()).parse(found);
}

async function refuseFiles(strapi: Core.Strapi, given: readonly unknown[]): Promise<void> {
  refuse(await Promise.all(given.map((each) => refusalToDeleteFile(strapi, file.parse(each)))));
}

/** @throws {ValidationError} holding every refusal. */
function refuse(refusals: readonly (Refusal | null)[]): void {
  const words = refusals.flatMap((refusal) => (refusal === null ? [] : [refusalInWords(refusal)]));
  if (words.length > 0) throw new ValidationError(words.join(' '));
}
