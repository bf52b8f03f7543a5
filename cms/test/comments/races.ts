/** What many send at the same moment, on whichever database. */
import { describe, expect, it } from 'vitest';
import { aReader, ask, type Forum, post, rowOf, said } from './forum.ts';

/** Registers the cases. */
export function describeRaces(of: () => Forum): void {
  describe('at the same moment', () => {
    it('fifty posts of one form write one comment', async () => {
      const writer = await aReader(of().cms);
      const key = crypto.randomUUID();
      const all = Array.from({ length: 50 }, () => post(of(), writer, { key, body: 'Once.' }));
      const answers = await Promise.all(all);
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses).toEqual([...Array.from({ length: 49 }, () => 200), 201]);
      expect(new Set(answers.map(idIn)).size).toBe(1);
      expect(await written(of(), writer.id)).toBe(2);
    });

    it('fifty posts of the same words without a key write one comment', async () => {
      const writer = await aReader(of().cms);
      const body = `Only once ${crypto.randomUUID()}`;
      const all = Array.from({ length: 50 }, () => post(of(), writer, { key: null, body }));
      expect(new Set((await Promise.all(all)).map(idIn)).size).toBe(1);
      expect(await written(of(), writer.id)).toBe(2);
    });

    it('comments of one writer don’t all pass as the first', async () => {
      const writer = await aReader(of().cms);
      const all = Array.from({ length: 10 }, () => post(of(), writer));
      const states = (await Promise.all(all)).map(stateIn);
      expect(states.filter((state) => state === 'approved')).toHaveLength(1);
    });

    it('comments of many writers are all written, once each', async () => {
      const writers = await Promise.all(Array.from({ length: 20 }, () => aReader(of().cms)));
      const answers = await Promise.all(writers.map((writer) => post(of(), writer)));
      expect(new Set(answers.map(idIn)).size).toBe(20);
      expect(answers.map(({ status }) => status)).toEqual(writers.map(() => 201));
    });

    it('many reports by one reader count once', async () => {
      const comment = await said(of(), await aReader(of().cms));
      const reporter = await aReader(of().cms);
      const body = { comment, reason: 'Rude' };
      const all = Array.from({ length: 10 }, () =>
        ask(of().cms, reporter, '/reports', { method: 'POST', body }),
      );
      expect((await Promise.all(all)).map(({ status }) => status)).toEqual(all.map(() => 202));
      expect((await rowOf(of().cms, comment))['state']).toBe('approved');
    });
  });
}

function idIn({ body }: { body: unknown }): string {
  return (body as { comment: { id: string } }).comment.id;
}

function stateIn({ body }: { body: unknown }): string {
  return (body as { comment: { state: string } }).comment.state;
}

/** How many comments a reader has, the one of long ago included. */
async function written({ cms }: Forum, reader: number): Promise<number> {
  return cms.strapi.db.query('api::comment.comment').count({ where: { reader: { id: reader } } });
}
