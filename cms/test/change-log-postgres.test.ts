import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { describeCommitOrder } from './change-log/commit-order.ts';
import { describeComments } from './change-log/comments.ts';
import { describeFeed } from './change-log/contract.ts';
import { describeReferences } from './change-log/references.ts';
import { describeRoads } from './change-log/roads.ts';
import { describeTwoWriters } from './change-log/two-writers.ts';
import { describeUpkeep } from './change-log/upkeep.ts';
import type { World } from './change-log/world.ts';
import { aDesk, type Desk } from './magazine.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { type Cms, startCms } from './strapi.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'standfirst-cms-log-'));
let postgres: Postgres;
let databaseUrl: string;
let cms: Cms;
let desk: Desk;

const world = (): World => ({
  cms,
  desk,
  async restart() {
    await cms.stop();
    cms = await startCms({ dataDir, databaseUrl });
  },
});

beforeAll(async () => {
  postgres = await startPostgres();
  databaseUrl = await postgres.createDatabase('magazine');
  cms = await startCms({ dataDir, databaseUrl });
  desk = await aDesk(cms);
});
afterAll(async () => {
  await cms.stop();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('every road into the database', () => describeRoads(world));
describe('what a document says of others', () => describeReferences(world));
describe('the feed of comments', () => describeComments(world));
describe('the change feed', () => describeFeed(world));
describe('the log', () => describeUpkeep(world));
describe('commits', () => describeCommitOrder(world));
describe('two CMSs on one database', () =>
  describeTwoWriters(world, () => ({ dataDir, databaseUrl })));
