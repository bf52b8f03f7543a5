/** Every road into the database leaves its row in the log, in the same transaction. */
import { expect, it } from 'vitest';
import { aPicture } from '../magazine.ts';
import type { Cms } from '../strapi.ts';
import { changesBy, head, told } from './feed.ts';
import { aDraft, aPublished, type Ready, roads } from './road-table.ts';
import { type InWorld, named, type World } from './world.ts';

const article = 'api::article.article';
const tag = 'api::tag.tag';

/** Strapi types a transaction's connection as `any`. */
type Transaction = Cms['strapi']['db']['connection'];

/** Registers the cases. */
export function describeRoads(world: InWorld): void {
  it.each(Object.keys(roads))('hears of what is done by %s', async (road) => {
    const { act, tells } = await prepared(world(), road);
    expect(told(await changesBy(world().cms, act))).toEqual([...tells].sort());
  });

  it.each(Object.keys(roads))('keeps nothing of %s when the log can’t be written', async (road) => {
    const { cms } = world();
    const { act } = await prepared(world(), road);
    const before = [await head(cms), await content(cms)];
    await whileTheLogRefuses(cms, () => expect(act()).rejects.toThrow());
    expect([await head(cms), await content(cms)]).toEqual(before);
  });

  it.each(['document service', 'strapi.db.query', 'knex'] as const)(
    'hears nothing of a transaction of the %s that is rolled back',
    async (road) => {
      const { cms, desk } = world();
      const { documentId } = await aDraft({ cms, desk });
      const data = { name: named('Lost'), slug: crypto.randomUUID() };
      const writes = {
        'document service': () => cms.strapi.documents(article).publish({ documentId }),
        'strapi.db.query': () => cms.strapi.db.query(tag).create({ data }),
      };
      const rolledBack = () =>
        cms.strapi.db.transaction(async ({ trx }: { trx: Transaction }) => {
          await (road === 'knex' ? trx('tags').insert(data) : writes[road]());
          throw new Error('The editor’s machine caught fire.');
        });
      const changes = await changesBy(cms, () =>
        expect(rolledBack()).rejects.toThrow('caught fire'),
      );
      expect(changes).toEqual([]);
    },
  );

  it('tells what must stay in sight of a picture, as an editor marked it in the panel', async () => {
    const { cms } = world();
    const id = await aPicture(cms);
    const mark = async (focalPoint: { x: number; y: number }) => {
      const form = new FormData();
      form.append('fileInfo', JSON.stringify({ name: 'weir.png', focalPoint }));
      const token = await cms.adminToken();
      const answer = await cms.ask(`/upload?id=${id}`, { method: 'POST', token, body: form });
      expect(answer.status).toBe(200);
    };
    for (const focalPoint of [
      { x: 20, y: 80 },
      { x: 50, y: 50 },
    ]) {
      const changes = await changesBy(cms, () => mark(focalPoint));
      expect(changes).toMatchObject([{ type: 'media', document: { focalPoint } }]);
    }
  });

  it('hears nothing of drafts', async () => {
    const { cms, desk } = world();
    const live = await aPublished({ cms, desk });
    const title = named('Unfinished');
    const changes = await changesBy(cms, async () => {
      const { documentId } = await aDraft({ cms, desk });
      const data: Record<string, unknown> = { title, related: [live.documentId], section: null };
      await cms.strapi.documents(article).update({ documentId, data });
      data['related'] = [documentId];
      await cms.strapi.documents(article).update({ documentId: live.documentId, data });
      await cms.strapi.documents(article).discardDraft({ documentId: live.documentId });
      await cms.strapi.documents(article).delete({ documentId });
      await cms.strapi.documents('api::page.page').create({ data: { title } });
    });
    expect(told(changes)).toEqual([]);
  });
}

async function prepared(world: World, road: string): Promise<Ready> {
  const prepare = roads[road];
  if (prepare === undefined) throw new Error(`There is no road called “${road}”.`);
  return prepare(world);
}

/** The rows that these roads write. */
async function content({ strapi }: Cms): Promise<unknown> {
  const tables = ['articles', 'tags', 'files', 'front_page_lead_lnk'];
  return Promise.all(tables.map((table) => strapi.db.connection(table).select('*').orderBy('id')));
}

/** Makes every insert into the log fail meanwhile. */
async function whileTheLogRefuses(cms: Cms, act: () => Promise<unknown>): Promise<void> {
  const { connection, dialect } = cms.strapi.db;
  const sqlite = [
    "CREATE TRIGGER refuse BEFORE INSERT ON changes BEGIN SELECT RAISE(ABORT, 'no log'); END",
    'DROP TRIGGER refuse',
  ];
  const postgres = [
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no log'; END $$;
     CREATE TRIGGER refuse BEFORE INSERT ON changes FOR EACH ROW EXECUTE FUNCTION refuse()`,
    'DROP TRIGGER refuse ON changes; DROP FUNCTION refuse',
  ];
  const [refuse = '', accept = ''] = dialect.client === 'postgres' ? postgres : sqlite;
  await connection.raw(refuse);
  try {
    await act();
  } finally {
    await connection.raw(accept);
  }
}
