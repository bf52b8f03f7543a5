import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { describeBell } from './change-log/bell.ts';
import { describeComments } from './change-log/comments.ts';
import { describeFeed } from './change-log/contract.ts';
import { Ear } from './change-log/ear.ts';
import { describeReferences } from './change-log/references.ts';
import { describeRoads } from './change-log/roads.ts';
import { describeTwoWriters } from './change-log/two-writers.ts';
import { describeUpkeep } from './change-log/upkeep.ts';
import type { World } from './change-log/world.ts';
import { aDesk, type Desk } from './magazine.ts';
import { type Cms, startCms } from './strapi.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'standfirst-cms-log-'));
const ear = new Ear();
let cms: Cms;
let desk: Desk;

const start = () => startCms({ dataDir, env: { WAKE_URL: ear.url } });

const world = (): World => ({
  cms,
  desk,
  async restart() {
    await cms.stop();
    cms = await start();
  },
});

beforeAll(async () => {
  await ear.listen();
  cms = await start();
  desk = await aDesk(cms);
});
afterAll(async () => {
  await cms.stop();
  await ear.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('every road into the database', () => describeRoads(world));
describe('what a document says of others', () => describeReferences(world));
describe('the feed of comments', () => describeComments(world));
describe('the change feed', () => describeFeed(world));
describe('the log', () => describeUpkeep(world));
describe('two CMSs on one file', () => describeTwoWriters(world, () => ({ dataDir })));
describe('the bell', () => describeBell(world, () => ear));
