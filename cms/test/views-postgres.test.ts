/** Views on PostgreSQL. */
import { afterAll, beforeAll } from 'vitest';
import { aDesk, type Desk } from './magazine.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { startCms, type Cms } from './strapi.ts';
import { describeCounting } from './views/counting.ts';

let postgres: Postgres;
let cms: Cms;
let desk: Desk;

beforeAll(async () => {
  postgres = await startPostgres();
  cms = await startCms({ databaseUrl: await postgres.createDatabase('magazine') });
  desk = await aDesk(cms);
});
afterAll(async () => {
  await cms.stop();
  await postgres.stop();
});

describeCounting(() => ({ cms, desk, restart: () => Promise.reject(new Error('Not here.')) }));
