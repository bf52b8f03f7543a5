/** What is wrong with a document, in words that an editor can act on. */
import type { ZodError } from 'zod';

type Issue = ZodError['issues'][number];

/**
 * Every fault of `given`, each with the way to its field: `leadImage.alt: must be text, but is
 * missing; title: must have at most 150 characters`. `given` is what was checked.
 */
export function faultsOf(error: ZodError, given: unknown): string {
  return error.issues
    .map((issue) => `${wayTo(issue.path)}: ${wordsFor(issue, valueAt(given, issue.path))}`)
    .join('; ');
}

function wayTo(path: Issue['path']): string {
  return path.length === 0 ? 'document' : path.join('.');
}

function valueAt(given: unknown, path: Issue['path']): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    given,
  );
}

function wordsFor(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? issue.expected}, but is ${kindOf(value)}`;
    case 'invalid_value':
      return `must be ${listed(issue.values.map((each) => `“${String(each)}”`))}, but is ${shown(value)}`;
    case 'invalid_union':
      return `is of a kind that is not known: ${shown(value)}`;
    case 'too_big':
      return `must ${bound(issue.origin, 'at most', issue.maximum)}`;
    case 'too_small':
      return isEmpty(value) ? 'is empty' : `must ${bound(issue.origin, 'at least', issue.minimum)}`;
    case 'invalid_format':
      // A wording of our own says more than the name of a format.
      return formats[issue.format] === undefined
        ? issue.message
        : `must be ${formats[issue.format]}, but is ${shown(value)}`;
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return issue.message;
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'a group of fields',
};

const formats: Readonly<Record<string, string>> = {
  datetime: 'a date and time, such as 2026-11-21T14:00:00Z',
  date: 'a day, such as 2026-11-21',
  email: 'an e-mail address',
};

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  if (Number.isNaN(value)) return 'no number';
  // A whole number was asked for, and this has a fraction.
  if (typeof value === 'number') return String(value);
  return kinds[typeof value] ?? `a ${typeof value}`;
}

/** A value as far as it helps to find it. */
function shown(value: unknown): string {
  return typeof value === 'string' ? `“${value.slice(0, shownLengthMax)}”` : kindOf(value);
}

/** Longest piece of a value that is shown, in characters. */
const shownLengthMax = 60;

function listed(options: readonly string[]): string {
  return options.length < 2
    ? options.join('')
    : `${options.slice(0, -1).join(', ')} or ${options.at(-1)}`;
}

function bound(origin: string, atMost: string, limit: number | bigint): string {
  if (origin === 'string') return `have ${atMost} ${counted(limit, 'character')}`;
  if (origin === 'array') return `have ${atMost} ${counted(limit, 'item')}`;
  return `be ${atMost} ${limit}`;
}

function counted(limit: number | bigint, thing: string): string {
  return `${limit} ${thing}${Number(limit) === 1 ? '' : 's'}`;
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}
