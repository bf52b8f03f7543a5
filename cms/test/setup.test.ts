/* eslint-disable @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access
   -- what the CMS answers has no type here: each test states what it expects of it */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  articleKinds,
  commentPolicies,
  correctionKinds,
  sectionColours,
} from '@standfirst/shared-types';
import { type Cms, startCms, testSecrets } from './strapi.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'standfirst-cms-setup-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Runs `look` on a CMS that starts and stops around it, on the same data each time. */
async function once<T>(
  look: (cms: Cms) => Promise<T>,
  env: Record<string, string | undefined> = {},
): Promise<T> {
  const cms = await startCms({ dataDir, template: false, env });
  try {
    return await look(cms);
  } finally {
    await cms.stop();
  }
}

/** Everything that setting up declares, as it stands in the database, row ids included. */
async function declared({ strapi }: Cms): Promise<Record<string, readonly string[]>> {
  const tables = [
    'admin_roles',
    'admin_permissions',
    'admin_permissions_role_lnk',
    'admin_users',
    'strapi_api_tokens',
    'strapi_api_token_permissions',
    'strapi_api_token_permissions_token_lnk',
    'up_roles',
    'up_permissions',
    'up_permissions_role_lnk',
    'site_settings',
    'front_page',
    'slug_redirects',
  ];
  const rows = await Promise.all(
    tables.map(
      async (table) =>
        [
          table,
          (await strapi.db.connection(table).select('*')).map((row) => JSON.stringify(row)).sort(),
        ] as const,
    ),
  );
  const views = await strapi.db
    .connection('strapi_core_store_settings')
    .where('key', 'like', 'plugin_content_manager_configuration%')
    .select('key', 'value');
  return { ...Object.fromEntries(rows), views: views.map((row) => JSON.stringify(row)).sort() };
}

describe('setting up', () => {
  it('changes nothing at the next start', async () => {
    await once(() => Promise.resolve());
    // At its own second start, Strapi marks components' ids as not sortable; from then on it is still.
    const second = await once(declared);
    const third = await once(declared);
    for (const [part, rows] of Object.entries(second)) expect(third[part], part).toEqual(rows);
  });

  it('removes the tokens that Strapi makes by itself, and never an operator’s', async () => {
    const names = async (cms: Cms) =>
      (await cms.strapi.db.query('admin::api-token').findMany())
        .map((row: { name: string }) => row.name)
        .sort();
    expect(await once(names)).toEqual(['preview', 'publisher']);
    await once(async (cms) => {
      await cms.strapi.service('admin::api-token')['create']?.({
        name: 'Full Access',
        description: 'Ours',
        kind: 'content-api',
        type: 'full-access',
        lifespan: null,
      });
    });
    expect(await once(names)).toEqual(['Full Access', 'preview', 'publisher']);
  });

  it('follows a token that changes in the environment', async () => {
    const next = 'another-publisher-token-0123456789abcdef';
    const statuses = await once(
      async (cms) => [
        (await cms.ask('/api/articles', { token: testSecrets.PUBLISHER_TOKEN })).status,
        (await cms.ask('/api/articles', { token: next })).status,
      ],
      { PUBLISHER_TOKEN: next },
    );
    expect(statuses).toEqual([401, 200]);
  });

  it('undoes what was changed by hand in roles, tokens and views', async () => {
    const before = await once(async (cms) => {
      const { strapi } = cms;
      const author = await strapi.db
        .query('admin::role')
        .findOne({ where: { code: 'strapi-author' } });
      await strapi.db.query('admin::permission').create({
        data: {
          action: 'plugin::content-manager.explorer.publish',
          subject: 'api::article.article',
          role: author.id,
          properties: {},
          conditions: [],
          actionParameters: {},
        },
      });
      const role = await strapi.db
        .query('plugin::users-permissions.role')
        .findOne({ where: { type: 'public' } });
      await strapi.db.query('plugin::users-permissions.permission').create({
        data: { action: 'api::article.article.find', role: role.id },
      });
      await strapi.db
        .query('admin::api-token')
        .update({ where: { name: 'publisher' }, data: { type: 'full-access' } });
      return cms.ask('/api/articles');
    });
    expect(before.status).toBe(200);
    await once(async (cms) => {
      expect((await cms.ask('/api/articles')).status).toBe(401);
      const author = await cms.strapi.db
        .query('admin::role')
        .findOne({ where: { code: 'strapi-author' }, populate: ['permissions'] });
      expect(author.permissions.map((row: { action: string }) => row.action)).not.toContain(
        'plugin::content-manager.explorer.publish',
      );
      const token = await cms.strapi.db
        .query('admin::api-token')
        .findOne({ where: { name: 'publisher' } });
      expect(token.type).toBe('custom');
    });
  });

  it('makes the settings and the front page', async () => {
    await once(async ({ strapi }) => {
      expect(await strapi.documents('api::site-settings.site-settings').findFirst()).toMatchObject({
        title: 'Standfirst',
        timeZone: 'Europe/London',
        commentPolicy: 'pre-moderated',
      });
      expect(await strapi.documents('api::front-page.front-page').findFirst()).not.toBeNull();
    });
  });

  it('shows articles by headline, section and byline, latest change first, with help an editor understands', async () => {
    await once(async (cms) => {
      const answer = await cms.ask(
        '/content-manager/content-types/api::article.article/configuration',
        {
          token: await cms.adminToken(),
        },
      );
      const { layouts, metadatas, settings } = answer.body.data.contentType;
      expect(layouts.list).toEqual(['title', 'section', 'bylineText', 'firstPublishedAt']);
      expect(settings).toMatchObject({
        mainField: 'title',
        defaultSortBy: 'updatedAt',
        defaultSortOrder: 'DESC',
      });
      expect(metadatas.standfirst.edit).toMatchObject({
        label: 'Standfirst',
        description: expect.stringContaining('tells the reader why to go on'),
      });
      // Strapi prints "max. 150 characters" itself.
      expect(JSON.stringify([metadatas.title, metadatas.standfirst, metadatas.teaser])).not.toMatch(
        /characters/,
      );
      expect(metadatas.firstPublishedAt.edit.editable).toBe(false);
      expect(JSON.stringify(layouts.edit)).not.toMatch(/bylineText|publishedSlug/);
    });
  });

  it('asks for headline, address and standfirst first, and for search wording last', async () => {
    await once(async (cms) => {
      const answer = await cms.ask(
        '/content-manager/content-types/api::article.article/configuration',
        { token: await cms.adminToken() },
      );
      const rows: readonly (readonly { name: string }[])[] =
        answer.body.data.contentType.layouts.edit;
      const names = rows.map((row) => row.map(({ name }) => name).join('+'));
      expect(names.slice(0, 4)).toEqual(['title', 'slug', 'standfirst', 'kind+section']);
      expect(names.at(-1)).toBe('seo');
    });
  });

  it('says what the address is made from, by the name of that field', async () => {
    const { panelViews } = await import('../src/setup/panel-views/index.ts');
    const helps = Object.fromEntries(
      panelViews.flatMap(({ uid, fields }) =>
        fields['slug'] ? [[uid, /from the (\w+)/.exec(fields['slug'].help ?? '')?.[1]]] : [],
      ),
    );
    expect(helps).toEqual({
      'api::article.article': 'headline',
      'api::author.author': 'name',
      'api::column.column': 'name',
      'api::section.section': 'name',
      'api::tag.tag': 'name',
      'api::page.page': 'title',
    });
  });

  it('gives no help to a component, where Strapi would not show it', async () => {
    await once(async ({ strapi }) => {
      const { panelViews } = await import('../src/setup/panel-views/index.ts');
      const models: Readonly<Record<string, { attributes: Record<string, { type: string }> }>> = {
        ...strapi.contentTypes,
        ...strapi.components,
      };
      const lost = panelViews.flatMap(({ uid, fields }) =>
        Object.entries(fields)
          .filter(([name, { help }]) => help && models[uid]?.attributes[name]?.type === 'component')
          .map(([name]) => `${uid} ${name}`),
      );
      expect(lost).toEqual([]);
    });
  });

  it('labels every field of every type that the panel shows', async () => {
    await once(async ({ strapi }) => {
      const { panelViews } = await import('../src/setup/panel-views/index.ts');
      const system = [
        'createdAt',
        'updatedAt',
        'publishedAt',
        'createdBy',
        'updatedBy',
        'locale',
        'localizations',
        'documentId',
        'id',
      ];
      for (const view of panelViews) {
        const models: Readonly<Record<string, { attributes: object }>> = {
          ...strapi.contentTypes,
          ...strapi.components,
        };
        const attributes = Object.keys(models[view.uid]?.attributes ?? {}).filter(
          (name) => !system.includes(name),
        );
        expect(Object.keys(view.fields).sort(), view.uid).toEqual(attributes.sort());
      }
    });
  });

  it('declares the same choices as the contract', async () => {
    await once(({ strapi }) => {
      const choices = (uid: string, name: string): unknown => {
        const models: Readonly<Record<string, { attributes: Record<string, unknown> }>> = {
          ...strapi.contentTypes,
          ...strapi.components,
        };
        const attribute = models[uid]?.attributes[name];
        return typeof attribute === 'object' && attribute !== null && 'enum' in attribute
          ? attribute.enum
          : undefined;
      };
      expect(choices('api::article.article', 'kind')).toEqual([...articleKinds]);
      expect(choices('api::section.section', 'colour')).toEqual([...sectionColours]);
      expect(choices('editorial.correction', 'kind')).toEqual([...correctionKinds]);
      expect(choices('api::site-settings.site-settings', 'commentPolicy')).toEqual([
        ...commentPolicies,
      ]);
      return Promise.resolve();
    });
  });
});

describe('the first administrator', () => {
  it('is made up and told once where the environment names none', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'standfirst-cms-first-'));
    const start = () =>
      execFileSync(process.execPath, [path.join(import.meta.dirname, 'start-once.ts'), folder], {
        encoding: 'utf8',
      });
    const told = /^administrator: (\S+) (\S+)$/m.exec(start());
    expect(told?.[1]).toBe('admin@standfirst.local');
    expect(told?.[2]?.length).toBeGreaterThanOrEqual(20);
    expect(start()).not.toContain('administrator:');
    rmSync(folder, { recursive: true, force: true });
  });
});
