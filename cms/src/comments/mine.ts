import type { Core } from '@strapi/strapi';
import type { OwnComment } from '@standfirst/shared-types';
import { z } from 'zod';
import { ownComments } from './own';
import { commentRelations, commentUid, storedComment } from './stored';

const pageSize = 20;

/** One page of a reader's own comments. */
export interface OwnPage {
  readonly comments: readonly OwnComment[];
  /** How many pages there are, at least 1. */
  readonly pages: number;
}

/** A reader's own comments, the newest first. A page that is not there is empty. */
export async function myComments(
  strapi: Core.Strapi,
  { reader, page, now }: { readonly reader: number; readonly page: number; readonly now: Date },
): Promise<OwnPage> {
  const where = { reader: { id: reader } };
  const rows: unknown = await strapi.db.query(commentUid).findMany({
    where,
    populate: commentRelations,
    orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  const count = await strapi.db.query(commentUid).count({ where });
  return {
    comments: await ownComments(strapi, z.array(storedComment).parse(rows), now),
    pages: Math.max(1, Math.ceil(count / pageSize)),
  };
}
