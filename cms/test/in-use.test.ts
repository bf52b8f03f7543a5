/* eslint-disable @typescript-eslint/no-unsafe-member-access
   -- what the CMS answers has no type here: each test states what it expects of it */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusalInWords } from '../src/in-use/refusal.ts';
import { aDesk, anArticle, aPicture, type Desk, published } from './magazine.ts';
import { type Answer, type Cms, startCms } from './strapi.ts';

type Place = 'api::section.section' | 'api::author.author' | 'api::column.column';

let cms: Cms;
let desk: Desk;
let panel: string;

beforeAll(async () => {
  cms = await startCms();
  panel = await cms.adminToken();
});
afterAll(() => cms.stop());
beforeEach(async () => {
  desk = await aDesk(cms);
});

const aDraft = async (changes: Record<string, unknown>): Promise<string> =>
  (await cms.strapi.documents('api::article.article').create({ data: anArticle(desk, changes) }))
    .documentId;

const aColumn = async (title: string): Promise<string> =>
  (await cms.strapi.documents('api::column.column').create({ data: { title } })).documentId;

const isThere = async (uid: Place, documentId: string): Promise<boolean> =>
  (await cms.strapi.documents(uid).findOne({ documentId })) !== null;

const said = ({ status, body }: Answer) => ({ status, message: String(body?.error?.message) });

const deleteInPanel = async (uid: Place, documentId: string) =>
  said(
    await cms.ask(`/content-manager/collection-types/${uid}/${documentId}`, {
      method: 'DELETE',
      token: panel,
    }),
  );

describe('what articles use', () => {
  it('keeps a section that articles stand in, drafts included', async () => {
    await published(cms, anArticle(desk, { title: 'Rope' }));
    await aDraft({ title: 'Knots' });
    expect(await deleteInPanel('api::section.section', desk.section)).toEqual({
      status: 400,
      message:
        'The section “Finance” can’t be deleted: 2 articles stand in it, “Rope” and “Knots” (a draft). Give each another section first.',
    });
    expect(await isThere('api::section.section', desk.section)).toBe(true);
  });

  it('keeps an author who stands in a byline, be it only in what is published', async () => {
    const id = await published(cms, anArticle(desk, { title: 'Rope' }));
    const data: Record<string, unknown> = { bylines: [{ author: desk.colleague }] };
    await cms.strapi.documents('api::article.article').update({ documentId: id, data });
    expect((await deleteInPanel('api::author.author', desk.author)).message).toBe(
      'The author “Ann Cole” can’t be deleted: 1 article names them in its byline, “Rope”. Take them out of each byline first.',
    );
  });

  it('keeps a column that articles belong to', async () => {
    const column = await aColumn('Ledger');
    await aDraft({ title: 'Rope', column });
    expect((await deleteInPanel('api::column.column', column)).message).toBe(
      'The column “Ledger” can’t be deleted: 1 article belongs to it, “Rope” (a draft). Take each out of the column first, or mark the column as closed instead.',
    );
  });

  it('is let go once nothing uses it', async () => {
    const column = await aColumn('Ledger');
    const id = await aDraft({ column });
    await cms.strapi.documents('api::article.article').delete({ documentId: id });
    for (const [uid, documentId] of [
      ['api::column.column', column],
      ['api::author.author', desk.author],
      ['api::section.section', desk.section],
    ] as const) {
      expect((await deleteInPanel(uid, documentId)).status).toBe(200);
      expect(await isThere(uid, documentId)).toBe(false);
    }
  });

  it('keeps all that are deleted together with one in use', async () => {
    await aDraft({ title: 'Rope' });
    const free = await aDesk(cms);
    const answer = await cms.ask(
      '/content-manager/collection-types/api::section.section/actions/bulkDelete',
      { method: 'POST', token: panel, body: { documentIds: [free.section, desk.section] } },
    );
    expect(said(answer)).toMatchObject({
      status: 400,
      message: expect.stringContaining('“Rope”') as string,
    });
    expect(await isThere('api::section.section', free.section)).toBe(true);
    expect(await isThere('api::section.section', desk.section)).toBe(true);
  });

  it('is kept from a program with a token that may delete', async () => {
    await aDraft({ title: 'Rope' });
    const token = await cms.apiToken(['api::section.section.delete']);
    const answer = await cms.ask(`/api/sections/${desk.section}`, { method: 'DELETE', token });
    expect(said(answer)).toMatchObject({
      status: 400,
      message: expect.stringContaining('“Rope”') as string,
    });
  });

  it('is kept from code too', async () => {
    await aDraft({ title: 'Rope' });
    const deleted = cms.strapi
      .documents('api::section.section')
      .delete({ documentId: desk.section });
    await expect(deleted).rejects.toThrow('can’t be deleted: 1 article stands in it');
  });
});

describe('a file that readers see', () => {
  const deleteFile = async (id: number) =>
    said(await cms.ask(`/upload/files/${id}`, { method: 'DELETE', token: panel }));
  const addressOf = async (id: number): Promise<string> =>
    String((await cms.strapi.db.query('plugin::upload.file').findOne({ where: { id } })).url);
  const isKept = async (id: number): Promise<boolean> =>
    (await cms.ask(await addressOf(id))).status === 200;

  it('is kept as a lead image', async () => {
    const image = await aPicture(cms);
    await published(cms, anArticle(desk, { title: 'Rope', leadImage: { image, alt: 'A rope.' } }));
    expect(await deleteFile(image)).toEqual({
      status: 400,
      message:
        'The file “pixel.png” can’t be deleted: 1 article shows it, “Rope”. Take it out there first.',
    });
    expect(await isKept(image)).toBe(true);
  });

  it('is kept in the body of an article or a standing page', async () => {
    const image = await aPicture(cms);
    const body = `See.\n\n![A rope.](${cms.url}${await addressOf(image)})`;
    await published(cms, anArticle(desk, { title: 'Rope', body }));
    const data: Record<string, unknown> = { title: 'About', body };
    await cms.strapi.documents('api::page.page').create({ data, status: 'published' });
    expect((await deleteFile(image)).message).toContain(
      '2 pieces show it, the article “Rope” and the page “About”.',
    );
  });

  it('is kept as a portrait, a column’s picture or the logo', async () => {
    const image = await aPicture(cms);
    const author: Record<string, unknown> = { portrait: { image, alt: 'Ann.' } };
    await cms.strapi
      .documents('api::author.author')
      .update({ documentId: desk.author, data: author });
    const column: Record<string, unknown> = { title: 'Ledger', image };
    await cms.strapi.documents('api::column.column').create({ data: column });
    const settings = cms.strapi.documents('api::site-settings.site-settings');
    const { documentId = '' } = (await settings.findFirst()) ?? {};
    const data: Record<string, unknown> = { title: 'Precept', logo: image };
    await settings.update({ documentId, data });
    expect((await deleteFile(image)).message).toContain(
      '3 pieces show it, the author “Ann Cole”, the column “Ledger” and the magazine “Precept”.',
    );
  });

  it('is let go where only a draft shows it', async () => {
    const image = await aPicture(cms);
    await aDraft({ leadImage: { image, alt: 'A rope.' } });
    expect((await deleteFile(image)).status).toBe(200);
  });

  it('keeps all that are deleted together with it', async () => {
    const [free, image] = [await aPicture(cms), await aPicture(cms)];
    await published(cms, anArticle(desk, { title: 'Rope', leadImage: { image, alt: 'A rope.' } }));
    const answer = await cms.ask('/upload/actions/bulk-delete', {
      method: 'POST',
      token: panel,
      body: { fileIds: [free, image] },
    });
    expect(said(answer).status).toBe(400);
    expect([await isKept(free), await isKept(image)]).toEqual([true, true]);
  });

  it('keeps its folder, and all that is in it', async () => {
    const [free, image] = [await aPicture(cms), await aPicture(cms)];
    await published(cms, anArticle(desk, { title: 'Rope', leadImage: { image, alt: 'A rope.' } }));
    const made = await cms.ask('/upload/folders', {
      method: 'POST',
      token: panel,
      body: { name: `Folder of ${image}`, parent: null },
    });
    const folder = Number(made.body.data.id);
    const move = { fileIds: [free, image], folderIds: [], destinationFolderId: folder };
    await cms.ask('/upload/actions/bulk-move', { method: 'POST', token: panel, body: move });
    const answer = await cms.ask('/upload/actions/bulk-delete', {
      method: 'POST',
      token: panel,
      body: { folderIds: [folder] },
    });
    expect(said(answer)).toMatchObject({ status: 400 });
    expect([await isKept(free), await isKept(image)]).toEqual([true, true]);
  });
});

describe('what the editor is told', () => {
  it('names the first three of many, and how many there are', () => {
    const uses = ['A', 'B', 'C', 'D'].map((title) => ({ type: 'article', title, isDraft: false }));
    const words = refusalInWords({
      type: 'section',
      name: 'Finance',
      uses,
      doing: ['stands in it', 'stand in it'],
      remedy: 'Give each another section first.',
    });
    expect(words).toBe(
      'The section “Finance” can’t be deleted: 4 articles stand in it, among them “A”, “B” and “C”. Give each another section first.',
    );
  });
});
