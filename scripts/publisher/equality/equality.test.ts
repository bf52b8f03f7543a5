/**
 * "Incremental equals full", proved on the real pipeline. More, and longer, sequences:
 * `npm run equality -- --sequences 5000 --seed 42`.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, siteSteps } from '../../lib/build.ts';
import { Stage } from './stage.ts';
import { search } from './search.ts';

let stage: Stage;

beforeAll(async () => {
  await build(siteSteps, { env: process.env, say: () => undefined });
  stage = await Stage.start();
});
afterAll(() => stage.stop());

/** A new seed each time: over the days CI plays other sequences. A failure names its own. */
const seed = Date.now() % 2 ** 31;

describe('an incremental release', () => {
  it('equals a full one after any sequence of edits', { timeout: 600_000 }, async () => {
    const found = await search(stage, {
      sequences: 200,
      length: 10,
      seed,
      shares: 'rendered pages',
    });
    expect(found?.lines.join('\n') ?? 'equal').toBe('equal');
  });

  it(
    'equals a full one that shares no rendered page, file or table with it',
    { timeout: 300_000 },
    async () => {
      const found = await search(stage, { sequences: 6, length: 10, seed, shares: 'nothing' });
      expect(found?.lines.join('\n') ?? 'equal').toBe('equal');
    },
  );
});
