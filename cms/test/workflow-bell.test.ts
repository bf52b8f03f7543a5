import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WorkflowBell } from '../src/change-log/workflow-bell.ts';
import { startGithub, type Github } from './change-log/github.ts';
import { head } from './change-log/feed.ts';
import { until } from './change-log/until.ts';
import { type Cms, startCms } from './strapi.ts';

/** Shortest time between two runs in these tests, in milliseconds. */
const restMs = 400;
/** How long to watch for what must not happen, in milliseconds. */
const watchedMs = 3 * restMs;

let cms: Cms;
let github: Github;
let fromStart: Github;

beforeAll(async () => {
  fromStart = await startGithub();
  cms = await startCms({
    env: {
      WAKE_GITHUB_REPOSITORY: 'precept/magazine',
      WAKE_GITHUB_TOKEN: 'token-of-the-magazine',
      WAKE_GITHUB_API: fromStart.url,
    },
  });
});
afterAll(async () => {
  await cms.stop();
  await fromStart.close();
});

let bell: WorkflowBell;
beforeEach(async () => {
  github = await startGithub();
  bell = new WorkflowBell(
    cms.strapi,
    { repository: 'precept/magazine', token: 'secret-token', api: github.url },
    { restMs },
  );
});
afterEach(async () => {
  await bell.stop();
  await github.close();
});

/** Saves a tag as an editor does. Returns the status and how long it took. */
async function save(): Promise<{ status: number; tookMs: number }> {
  const startedMs = performance.now();
  const { status } = await cms.ask('/content-manager/collection-types/api::tag.tag', {
    method: 'POST',
    token: await cms.adminToken(),
    body: { name: `Tag ${crypto.randomUUID()}` },
  });
  return { status, tookMs: performance.now() - startedMs };
}

function calls(count: number): Promise<void> {
  return until(`GitHub was called ${count} times`, () => github.dispatches.length >= count);
}

/** A bell that has rung for what there is, and rested. */
async function aRestedBell(): Promise<void> {
  bell.start();
  await calls(1);
  await new Promise((resolve) => setTimeout(resolve, restMs));
  github.dispatches.length = 0;
}

describe('the bell that starts a workflow', () => {
  it('is rung by the CMS that is told of a repository', async () => {
    await until('GitHub was called', () => fromStart.dispatches.length > 0);
    expect(fromStart.dispatches[0]).toMatchObject({
      path: 'POST /repos/precept/magazine/dispatches',
      authorization: 'Bearer token-of-the-magazine',
      body: '{"event_type":"standfirst-publish"}',
    });
  });

  it('rings at once for a lone save, and once', async () => {
    await aRestedBell();
    const startedMs = performance.now();
    await save();
    await calls(1);
    expect((github.dispatches[0]?.atMs ?? Infinity) - startedMs).toBeLessThan(5_000);
    await new Promise((resolve) => setTimeout(resolve, watchedMs));
    expect(github.dispatches).toHaveLength(1);
  });

  it('makes a few runs of a storm of saves, the last with everything', async () => {
    await aRestedBell();
    const saves = 25;
    const startedMs = performance.now();
    for (let at = 0; at < saves; at += 1) await save();
    const lastSaveMs = performance.now();
    await until('it rang after the last save', () =>
      github.dispatches.some(({ atMs }) => atMs > lastSaveMs),
    );
    const tookMs = (github.dispatches.at(-1)?.atMs ?? Infinity) - startedMs;
    expect(github.dispatches.length).toBeLessThanOrEqual(1 + Math.ceil(tookMs / restMs));
    const gaps = github.dispatches.slice(1).map(({ atMs }, at) => {
      return atMs - (github.dispatches[at]?.atMs ?? 0);
    });
    // Timers may be a millisecond early.
    expect(Math.min(...gaps)).toBeGreaterThan(restMs - 5);
  });

  it('rings for a change that no event announces', async () => {
    await aRestedBell();
    const row = { document_id: crypto.randomUUID(), name: 'SQL', slug: crypto.randomUUID() };
    const before = await head(cms);
    await cms.strapi.db.connection('tags').insert(row);
    expect(await head(cms)).toBeGreaterThan(before);
    await calls(1);
  });

  it('keeps no save waiting while GitHub does not answer', async () => {
    await aRestedBell();
    github.status = null;
    await save();
    await calls(1);
    const { status, tookMs } = await save();
    expect(status).toBe(201);
    // Left to itself, a call waits ten seconds for its answer.
    expect(tookMs).toBeLessThan(5_000);
  });

  it.each([
    [401, 'WAKE_GITHUB_TOKEN is wrong or has expired'],
    [403, 'Let WAKE_GITHUB_TOKEN write the repository’s contents'],
    [404, 'Check WAKE_GITHUB_REPOSITORY'],
    [429, 'too many calls'],
    [503, 'githubstatus.com'],
  ])(
    'fails no save when GitHub answers %s, says what to do, and tries again',
    async (code, said) => {
      await aRestedBell();
      const warnings: string[] = [];
      const { warn } = cms.strapi.log;
      cms.strapi.log.warn = (message: unknown) => {
        warnings.push(String(message));
        return cms.strapi.log;
      };
      try {
        github.status = code;
        expect((await save()).status).toBe(201);
        await until('it is said', () => warnings.some((warning) => warning.includes(said)));
        expect(warnings.join('\n')).toContain(`GitHub answered ${code}`);
        expect(warnings.join('\n')).not.toContain('secret-token');
      } finally {
        cms.strapi.log.warn = warn;
      }
      github.status = 204;
      await calls(2);
    },
  );

  it('makes its pauses longer while GitHub is down', async () => {
    github.status = 500;
    bell.start();
    await calls(4);
    const [first = 0, second = 0, third = 0, fourth = 0] = github.dispatches.map((d) => d.atMs);
    expect(second - first).toBeGreaterThan(restMs - 5);
    expect(third - second).toBeGreaterThan(2 * restMs - 5);
    expect(fourth - third).toBeGreaterThan(4 * restMs - 5);
  });

  it('breaks off a call under way when the CMS stops', async () => {
    github.status = null;
    bell.start();
    await calls(1);
    const startedMs = performance.now();
    await bell.stop();
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });
});
