/** Every route that the CMS serves × everybody who may ask: one table, one test. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Difference, differencesOf } from './authorisation/requests.ts';
import { aScene, type Scene } from './authorisation/scene.ts';
import { rowsOf } from './authorisation/shape.ts';
import { table } from './authorisation/table.ts';
import { startCms } from './strapi.ts';

/** Some thousand requests, one row after the other: a busy machine needs minutes. */
const withinMs = 5 * 60_000;

let scene: Scene;

beforeAll(async () => {
  // Every route is there; whoever follows one to the provider finds nobody.
  const provider = {
    OIDC_ISSUER: 'http://127.0.0.1:9',
    OIDC_CLIENT_ID: 'standfirst',
    OIDC_CLIENT_SECRET: 'not told',
    OIDC_NAME: 'Guild',
  };
  const cms = await startCms({ env: provider });
  // A busy machine reads the server's closing of an idle connection too late.
  cms.strapi.server.httpServer.keepAliveTimeout = 60_000;
  scene = await aScene(cms);
});
afterAll(() => scene.cms.stop());

const rows = rowsOf(table);

it('every route that is served is in the table, and every route in the table is served', () => {
  const named = new Set(rows.map(({ route }) => route));
  const served = servedRoutes();
  expect({
    'served, but nobody has said who may': [...served].filter((route) => !named.has(route)),
    'in the table, but not served': [...named].filter((route) => !served.has(route)),
  }).toEqual({
    'served, but nobody has said who may': [],
    'in the table, but not served': [],
  });
});

it(
  'everybody is answered what the table says, and told nothing that is somebody else’s',
  async () => {
    const found: Difference[] = [];
    for (const row of rows) found.push(...(await differencesOf(scene, row)));
    expect(found.length, asTable(found)).toBe(0);
  },
  withinMs,
);

/** Files and the health check are for everybody, by any method. */
const forEverybody = ['/_health', '/uploads/(.*)', '/((?!uploads/).+)', '/'];

/** Every method and pattern in the routers of the running Strapi. */
function servedRoutes(): Set<string> {
  const layers = scene.cms.strapi.server.listRoutes() as { methods: string[]; path: unknown }[];
  return new Set(
    layers
      .filter(({ path }) => !forEverybody.includes(String(path)))
      .flatMap(({ methods, path }) =>
        // HEAD comes with GET.
        methods.filter((method) => method !== 'HEAD').map((method) => `${method} ${String(path)}`),
      ),
  );
}

function asTable(found: readonly Difference[]): string {
  const head = {
    request: 'request',
    caller: 'asked by',
    expected: 'expected',
    answered: 'answered',
  };
  const lines = [head, ...found].map(
    ({ request, caller, expected, answered }) =>
      `${request.padEnd(90)} ${caller.padEnd(17)} ${expected.padEnd(9)} ${answered}`,
  );
  return ['The table says otherwise:', ...lines].join('\n');
}
