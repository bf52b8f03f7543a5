/** Comments in the feed: approved ones only, under the reader's present name and nothing more. */
import { describe, expect, it } from 'vitest';
import { anArticle, published } from '../magazine.ts';
import type { Cms } from '../strapi.ts';
import { changesAfter, changesBy, type ReadChange, told } from './feed.ts';
import { type InWorld, named, type World } from './world.ts';

const uid = 'api::comment.comment';

/** Registers the cases. */
export function describeComments(world: InWorld): void {
  it.each(['pending', 'rejected', 'spam', 'withdrawn'])('leaves out a %s one', async (state) => {
    const changes = await commentsBy(world().cms, () => aComment(world(), { state }));
    expect(told(changes)).toEqual([]);
  });

  it('tells of an approved one, and of its end when it is rejected', async () => {
    const { cms } = world();
    const { documentId, body } = await aComment(world(), { state: 'pending' });
    const decide = (state: string) => {
      const data: Record<string, unknown> = { state };
      return cms.strapi.documents(uid).update({ documentId, data });
    };
    expect(told(await commentsBy(cms, () => decide('approved')))).toEqual([`comment ${body}`]);
    const gone = [`gone: comment ${documentId}`];
    expect(told(await commentsBy(cms, () => decide('rejected')))).toEqual(gone);
  });

  it('tells of the end of an approved one that is deleted', async () => {
    const { cms } = world();
    const { documentId } = await aComment(world(), {});
    const changes = await commentsBy(cms, () => cms.strapi.documents(uid).delete({ documentId }));
    expect(told(changes)).toEqual([`gone: comment ${documentId}`]);
  });

  it('tells of the end of the comments when their article is deleted', async () => {
    const { cms } = world();
    const { documentId, article } = await aComment(world(), {});
    const changes = await commentsBy(cms, () =>
      cms.strapi.documents('api::article.article').delete({ documentId: article }),
    );
    expect(told(changes)).toContain(`gone: comment ${documentId}`);
  });

  it('tells of a reply with the comment it answers', async () => {
    const { cms } = world();
    const first = await aComment(world(), {});
    const changes = await commentsBy(cms, () => aComment(world(), { parent: first.documentId }));
    expect(changes.map(({ document }) => document)).toEqual([
      expect.objectContaining({ type: 'comment', parent: first.documentId }),
    ]);
  });

  describe('that was withdrawn', () => {
    const decide = (cms: Cms, documentId: string, state: string) => {
      const data: Record<string, unknown> = { state };
      return cms.strapi.documents(uid).update({ documentId, data });
    };

    it('keeps its place for an approved answer, without name or words', async () => {
      const { cms } = world();
      const reader = await aReader(world());
      const first = await aComment(world(), { reader: reader.id });
      await aComment(world(), { parent: first.documentId });
      const changes = await commentsBy(cms, () => decide(cms, first.documentId, 'withdrawn'));
      expect(changes.map(({ document }) => document)).toEqual([
        expect.objectContaining({ id: first.documentId, withdrawn: true, name: '', body: '' }),
      ]);
    });

    it.each(['rejected', 'withdrawn', 'pending'])(
      'leaves when its last approved answer is %s',
      async (state) => {
        const { cms } = world();
        const first = await aComment(world(), {});
        const one = await aComment(world(), { parent: first.documentId });
        const other = await aComment(world(), { parent: first.documentId });
        await decide(cms, first.documentId, 'withdrawn');
        const place = async (answer: string) =>
          (await commentsBy(cms, () => decide(cms, answer, state)))
            .filter(({ id }) => id === first.documentId)
            .map(({ document }) => document === null);
        expect(await place(one.documentId)).toEqual([false]);
        expect(await place(other.documentId)).toEqual([true]);
      },
    );

    it('comes back to its place with the first approved answer', async () => {
      const { cms } = world();
      const first = await aComment(world(), {});
      const answer = await aComment(world(), { parent: first.documentId, state: 'pending' });
      await decide(cms, first.documentId, 'withdrawn');
      const changes = await commentsBy(cms, () => decide(cms, answer.documentId, 'approved'));
      expect(told(changes)).toEqual(['comment ', `comment ${answer.body}`]);
    });

    it('leaves when its only answer is deleted', async () => {
      const { cms } = world();
      const first = await aComment(world(), {});
      const answer = await aComment(world(), { parent: first.documentId });
      await decide(cms, first.documentId, 'withdrawn');
      const remove = () => cms.strapi.documents(uid).delete({ documentId: answer.documentId });
      expect(told(await commentsBy(cms, remove))).toEqual(
        [`gone: comment ${answer.documentId}`, `gone: comment ${first.documentId}`].sort(),
      );
    });
  });

  describe('of a reader', () => {
    it('who takes another name come again, the approved ones', async () => {
      const { cms } = world();
      const reader = await aReader(world());
      const said = await aComment(world(), { reader: reader.id });
      await aComment(world(), { reader: reader.id, state: 'pending' });
      await aComment(world(), {});
      const changes = await commentsBy(cms, async () => {
        const answer = await cms.ask(
          `/content-manager/collection-types/plugin::users-permissions.user/${reader.documentId}`,
          {
            method: 'PUT',
            token: await cms.adminToken(),
            body: { username: `${reader.username}-married` },
          },
        );
        expect(answer.status).toBe(200);
      });
      expect(changes.map(({ document }) => document)).toEqual([
        expect.objectContaining({ id: said.documentId, name: `${reader.username}-married` }),
      ]);
    });

    it('who is deleted come again without a name', async () => {
      const { cms } = world();
      const reader = await aReader(world());
      await aComment(world(), { reader: reader.id });
      const changes = await commentsBy(cms, () =>
        cms.strapi.db
          .query('plugin::users-permissions.user')
          .delete({ where: { documentId: reader.documentId } }),
      );
      expect(changes.map(({ document }) => document)).toEqual([
        expect.objectContaining({ name: 'A former reader' }),
      ]);
    });

    it('are told without an e-mail address', async () => {
      const { cms } = world();
      const reader = await aReader(world());
      await aComment(world(), { reader: reader.id });
      const magazine = JSON.stringify(await changesAfter(cms, 0));
      expect(magazine).toContain(reader.username);
      expect(magazine).not.toContain(mailHost);
    });
  });
}

/** What the feed tells of comments when `act` is done. */
async function commentsBy(cms: Cms, act: () => Promise<unknown>): Promise<ReadChange[]> {
  return (await changesBy(cms, act)).filter(({ type }) => type === 'comment');
}

const mailHost = 'private.example';

interface Comment {
  readonly documentId: string;
  readonly body: string;
  readonly article: string;
}

/** An approved comment on an article of its own, unless `changes` say otherwise. */
async function aComment(
  { cms, desk }: World,
  changes: Readonly<Record<string, unknown>>,
): Promise<Comment> {
  const article = await published(cms, anArticle(desk));
  const body = named('Hear, hear');
  const data: Record<string, unknown> = { body, article, state: 'approved', ...changes };
  const { documentId } = await cms.strapi.documents(uid).create({ data });
  return { documentId, body, article };
}

interface Reader {
  readonly id: number;
  readonly documentId: string;
  readonly username: string;
}

async function aReader({ cms }: World): Promise<Reader> {
  const username = named('reader').replace(' ', '-');
  const data = { username, email: `${username}@${mailHost}`, provider: 'local', confirmed: true };
  return (await cms.strapi.db.query('plugin::users-permissions.user').create({ data })) as Reader;
}
