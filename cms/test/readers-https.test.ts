import { clientHeader } from '@standfirst/shared-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './readers/browser.ts';
import { type Cms, startCms } from './strapi.ts';

const origin = 'https://www.precept.example';
const account = { email: 'jo@private.example', password: 'seven herons on a weir' };

let cms: Cms;

beforeAll(async () => {
  cms = await startCms({ env: { SITE_URL: origin, TRUST_PROXY: '1' } });
  const data: Record<string, unknown> = {
    ...account,
    username: 'Jo Public',
    provider: 'local',
    confirmed: true,
  };
  await cms.strapi.documents('plugin::users-permissions.user').create({ data });
});
afterAll(() => cms.stop());

describe('a site on https, behind a proxy', () => {
  it('gives out its cookie for https only, though the CMS itself is asked by http', async () => {
    const browser = new Browser(cms);
    const seen = await browser.ask('POST /session', account, { origin });
    expect(seen.status).toBe(200);
    expect(seen.cookies.join()).toMatch(/; secure/i);
    expect((await browser.ask('DELETE /session', undefined, { origin })).cookies.join()).toMatch(
      /; secure/i,
    );
  });

  it('counts by the address that its proxy adds, and not by those that a reader adds', async () => {
    const statuses: number[] = [];
    for (let number = 0; number < 32; number += 1) {
      const headers = {
        origin,
        [clientHeader]: null,
        'x-forwarded-for': `10.0.0.${number}, 192.0.2.1`,
      };
      statuses.push((await new Browser(cms).ask('POST /session', {}, headers)).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    const other = { origin, [clientHeader]: null, 'x-forwarded-for': '192.0.2.2' };
    expect((await new Browser(cms).ask('POST /session', {}, other)).status).toBe(400);
  });
});
