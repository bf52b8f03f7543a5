/** Asks what a row of the authorisation table says, for everybody, and says where an answer differs. */
import { randomUUID } from 'node:crypto';
import { type Caller, callers } from './callers.ts';
import type { IdName, Scene } from './scene.ts';
import type { Expected, More, Row } from './shape.ts';

/** Where an answer is not what the table says. */
export interface Difference {
  readonly group: string;
  readonly request: string;
  readonly caller: Caller;
  readonly expected: string;
  readonly answered: string;
}

/** Asks for one row as everybody, all at once. */
export async function differencesOf(scene: Scene, row: Row): Promise<Difference[]> {
  const asked = callers.filter((caller) => row.expected[caller] !== 'unasked');
  const found = await Promise.all(asked.map((caller) => differenceOf(scene, { row, caller })));
  return found.flatMap((each) => each ?? []);
}

interface Question {
  readonly row: Row;
  readonly caller: Caller;
}

async function differenceOf(scene: Scene, { row, caller }: Question): Promise<Difference | null> {
  const { status, text } = await ask(scene, { row, caller });
  const told = scene.secrets.filter(
    ({ words, may }) => text.includes(words) && !may.includes(caller) && caller !== 'administrator',
  );
  const expected = row.expected[caller];
  if (isAsExpected(status, expected) && told.length === 0) return null;
  const leaks = told.map(({ what }) => ` and tells ${what}`).join('');
  return {
    group: row.group,
    request: `${row.route} ${Object.values(row.more.params ?? {}).join(' ')}`,
    caller,
    expected: String(expected),
    answered: `${status}${leaks}`,
  };
}

function isAsExpected(status: number, expected: Expected): boolean {
  if (expected !== 'in') return status === expected;
  return status < 500 && status !== 401 && status !== 403 && status !== 405;
}

async function ask(
  { cms, ids, headers }: Scene,
  { row: { route, more }, caller }: Question,
): Promise<{ status: number; text: string }> {
  const [method = '', pattern = ''] = route.split(' ');
  const response = await fetch(cms.url + pathOf(pattern, { more, ids }), {
    method,
    redirect: 'manual',
    headers: {
      ...(await headers(caller)),
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    ...(method === 'GET' ? {} : { body: bodyOf(more, ids) }),
  });
  return { status: response.status, text: await response.text() };
}

type Ids = Readonly<Record<IdName, string>>;

function pathOf(pattern: string, { more, ids }: { more: More; ids: Ids }): string {
  const path = pattern
    .replace('(.*)', 'nothing')
    .replace(/:(\w+)/g, (_all, name: string) => valueOf(more.params?.[name] ?? 'nothing', ids));
  return path + (more.query ?? '');
}

/** The body as JSON, with ids, a new text and the present moment where they belong. */
function bodyOf({ body = {} }: More, ids: Ids): string {
  return JSON.stringify(body)
    .replaceAll('"{now}"', String(Date.now()))
    .replaceAll('{uuid}', randomUUID())
    .replaceAll('{new}', `Said once ${randomUUID()}`)
    .replace(/\{([a-z ]+)\}/g, (_all, name: string) => valueOf(name, ids));
}

function valueOf(name: string, ids: Ids): string {
  return isIdName(name, ids) ? ids[name] : name;
}

function isIdName(name: string, ids: Ids): name is IdName {
  return name in ids;
}
