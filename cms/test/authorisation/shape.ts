/** How the authorisation table is written, and what a line of it comes to. */
import { type Caller, callers } from './callers.ts';

/**
 * What a caller is answered: a status, or `in`: let in, whatever comes of it (not 401, 403 or a
 * fault of ours). `unasked` is for what an administrator may and would do harm with.
 */
export type Expected = number | 'in' | 'unasked';

/** What goes with a request. */
export interface More {
  /** What stands for the named parts of the path: an id by its name in the scene, or the words themselves; `nothing` where it is not said. */
  readonly params?: Readonly<Record<string, string>>;
  /** After the path. */
  readonly query?: string;
  /** JSON; a text `{article}` in it becomes the id of that name. `{}` where it is not said. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Callers who are answered otherwise than their group. */
  readonly but?: Partial<Readonly<Record<Caller, Expected>>>;
}

/** A route as the router has it, what those of the group are answered, and what goes with it. */
export type Line = readonly [route: string, answer: Expected, more?: More];

/** Routes that the same people may call. */
export interface Group {
  readonly title: string;
  readonly may: readonly Caller[];
  /** What everybody else is answered, by the part of the CMS. */
  readonly others: (caller: Caller, method: string) => Expected;
  readonly lines: readonly Line[];
}

const panel: readonly Caller[] = ['author', 'moderator', 'editor', 'administrator'];
const tokens: readonly Caller[] = ['build token', 'preview token'];

/** What somebody is answered who may not, by the part of the CMS. */
export const refused = {
  /** Not signed in as a reader; acting from somewhere else than the site. */
  readers: (caller: Caller, method: string): Expected =>
    caller === 'no origin' && method !== 'GET' ? 403 : 401,
  /** A token without this permission; whoever has no token. */
  content: (caller: Caller): Expected => (tokens.includes(caller) ? 403 : 401),
  /** There is nothing here, for nobody. */
  shut: (): Expected => 404,
  /** A role without this permission; whoever is not signed in to the panel. */
  panel: (caller: Caller): Expected => (panel.includes(caller) ? 403 : 401),
};

/** One request with what everybody is to be answered. */
export interface Row {
  readonly group: string;
  readonly route: string;
  readonly more: More;
  readonly expected: Readonly<Record<Caller, Expected>>;
}

/** The rows of a table. */
export function rowsOf(groups: readonly Group[]): Row[] {
  return groups.flatMap((group) => group.lines.map((line) => rowOf(group, line)));
}

function rowOf({ title, may, others }: Group, [route, answer, more = {}]: Line): Row {
  const [method = ''] = route.split(' ');
  const expected = Object.fromEntries(
    callers.map((caller) => [
      caller,
      more.but?.[caller] ?? (may.includes(caller) ? answer : others(caller, method)),
    ]),
  ) as Record<Caller, Expected>;
  return { group: title, route, more, expected };
}
