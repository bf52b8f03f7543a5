/* eslint-disable @typescript-eslint/no-unsafe-member-access
   -- what the CMS answers has no type here: each test states what it expects of it */
import type { Cms } from './strapi.ts';

/** What nearly every editorial test needs: someone to write, and somewhere to write it. */
export interface Desk {
  readonly section: string;
  readonly author: string;
  readonly colleague: string;
}

/** One section and two authors, the first with a role. */
export async function aDesk({ strapi }: Pick<Cms, 'strapi'>): Promise<Desk> {
  const section = await strapi
    .documents('api::section.section')
    .create({ data: { name: 'Finance' } });
  const authors = strapi.documents('api::author.author');
  const author = await authors.create({ data: { name: 'Ann Cole', role: 'Editor' } });
  const colleague = await authors.create({ data: { name: 'Bo Dean' } });
  return {
    section: section.documentId,
    author: author.documentId,
    colleague: colleague.documentId,
  };
}

let number = 0;

/** The data of an article that may be published; `changes` make it the one a test needs. */
export function anArticle(
  desk: Desk,
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  number += 1;
  return {
    title: `Ravensmoor spends its pound number ${number}`,
    standfirst: 'The reserve is gone, and nobody voted for it.',
    body: 'It was a quiet committee.\n\n## What happened\n\nNothing was minuted.',
    section: desk.section,
    bylines: [{ author: desk.author }],
    ...changes,
  };
}

/** Creates and publishes an article; gives its documentId. */
export async function published(
  { strapi }: Pick<Cms, 'strapi'>,
  data: Record<string, unknown>,
): Promise<string> {
  const row = await strapi.documents('api::article.article').create({ data, status: 'published' });
  return row.documentId;
}

/** Uploads a picture as an administrator would; gives the file's row id. */
export async function aPicture(cms: Cms): Promise<number> {
  const form = new FormData();
  form.append('files', new Blob([onePixelPng], { type: 'image/png' }), 'pixel.png');
  const answer = await cms.ask('/upload', {
    method: 'POST',
    token: await cms.adminToken(),
    body: form,
  });
  if (answer.status >= 300)
    throw new Error(`Uploading: ${answer.status} ${JSON.stringify(answer.body)}`);
  return Number(answer.body[0].id);
}

/** A picture of one pixel. */
export const onePixelPng = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  ),
  (character) => character.charCodeAt(0),
);
