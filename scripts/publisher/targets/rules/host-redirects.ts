/** `_redirects`: https://docs.netlify.com/manage/routing/redirects/overview/ and https://developers.cloudflare.com/pages/configuration/redirects/ */
import { comments } from './comments.ts';
import { deskPaths } from './desk.ts';
import type { ReleaseFile, RuleFile, RuleParts } from './rule.ts';
import type { RuleTable, TableEntry } from './table.ts';

/** Rules from which on Netlify may refuse a deploy, by its documentation. */
const netlifyMax = 10_000;
/** What Cloudflare Pages reads; it leaves out the rest without a word. */
const cloudflareMax = { statics: 2000, dynamics: 100, lineLength: 1000 };

/** The redirects of a release for hosts that read a file of them. */
export function redirectFiles({ table, files, desk }: RuleParts): RuleFile[] {
  const warnings = [...table.warnings];
  const fits = (entry: TableEntry) => isPlain(entry, warnings);
  const plain: RuleTable = {
    pages: table.pages.filter(fits),
    lists: table.lists.filter(({ address }) => !isSpecial(address)),
    files: table.files.filter(fits),
    warnings,
  };
  return [netlify(plain, desk), cloudflare(plain, { released: files, desk })];
}

/** In these files "*" and ":" stand for something else, and nothing makes them stand for themselves. */
function isPlain({ address }: TableEntry, warnings: string[]): boolean {
  if (!isSpecial(address)) return true;
  warnings.push(
    `The rule for ${JSON.stringify(address)} is left out: its address holds "*" or ":".`,
  );
  return false;
}

function isSpecial(address: string): boolean {
  return /[*:]/.test(address);
}

/** Files win over rules there, and a rule with a slash answers without it too. */
function netlify({ pages, lists, files, warnings }: RuleTable, desk: string | null): RuleFile {
  const moved = [...files, ...pages].filter(isMoved);
  const lines = [
    ...(desk === null ? [] : deskPaths.map((path) => `${path}* ${desk}${path}:splat 200`)),
    ...moved.map((entry) => `${from(entry)} ${to(entry)} 301`),
    ...lists.filter(isMoved).map((entry) => `${from(entry)}* ${to(entry)}:splat 301`),
    ...pages.filter(isGone).map((entry) => `${from(entry)} /410.html 410`),
    ...lists.filter(isGone).map((entry) => `${from(entry)}* /410.html 410`),
  ];
  const own = [
    ...warnings,
    'Netlify keeps status 410 by these rules as it treats every status that is no redirect; its documentation names 404 alone.',
    ...(lines.length < netlifyMax
      ? []
      : [`${lines.length} rules: Netlify may refuse a deploy of ${netlifyMax} or more.`]),
  ];
  return fileOf('netlify/_redirects', lines, own);
}

/** Rules win over files there, so none may stand where a file does; there is no 410. */
function cloudflare(
  { pages, lists, files, warnings }: RuleTable,
  { released, desk }: { released: readonly ReleaseFile[]; desk: string | null },
): RuleFile {
  const held = heldBy(released, new Set([...pages, ...files].map(({ address }) => address)));
  const isFree = ({ address }: TableEntry) => !held.has(address);
  const all = [...files, ...pages].filter(isMoved).filter(isFree);
  const statics = [
    ...all.map((entry) => `${from(entry)} ${to(entry)} 301`),
    // The address that forgot its slash comes after all that have theirs.
    ...all
      .filter(({ address }) => address.endsWith('/'))
      .map((entry) => `${from(entry).slice(0, -1)} ${to(entry)} 301`),
  ];
  const dynamics = lists
    .filter(isMoved)
    .filter(isFree)
    .map((entry) => `${from(entry)}* ${to(entry)}:splat 301`);
  const cut = [...warnings];
  const lines = [
    ...limited(statics, { max: cloudflareMax.statics, what: 'redirects', cut }),
    ...limited(dynamics, { max: cloudflareMax.dynamics, what: 'redirects of whole lists', cut }),
  ];
  if (desk !== null)
    cut.push(
      `Cloudflare Pages passes nothing on to another server: give ${deskPaths.join(' and ')} a Worker or a route of their own to ${desk}.`,
    );
  const gone = pages.filter(isGone).length;
  if (gone > 0) cut.push(`Cloudflare Pages knows no 410: ${gone} withdrawn pages answer 404.`);
  return fileOf('cloudflare/_redirects', lines, cut);
}

/** Those of `addresses` at which a file stands, or below which one does. */
function heldBy(released: readonly ReleaseFile[], addresses: ReadonlySet<string>): Set<string> {
  const held = new Set<string>();
  for (const { address } of released) {
    if (addresses.has(address)) held.add(address);
    for (let end = address.indexOf('/', 1); end !== -1; end = address.indexOf('/', end + 1)) {
      const folder = address.slice(0, end + 1);
      if (addresses.has(folder)) held.add(folder);
    }
  }
  return held;
}

function limited(
  lines: readonly string[],
  { max, what, cut }: { max: number; what: string; cut: string[] },
): string[] {
  const short = lines.filter((line) => line.length <= cloudflareMax.lineLength);
  const left = lines.length - Math.min(short.length, max);
  if (left > 0) {
    cut.push(
      `${left} of ${lines.length} ${what} are left out: Cloudflare Pages reads ${max}, of ${cloudflareMax.lineLength} characters each. Those addresses answer 404.`,
    );
  }
  return short.slice(0, max);
}

function fileOf(name: string, lines: readonly string[], warnings: readonly string[]): RuleFile {
  return { name, text: `${[...comments(warnings), ...lines].join('\n')}\n`, warnings };
}

function isMoved({ location }: TableEntry): boolean {
  return location !== null;
}

function isGone({ location }: TableEntry): boolean {
  return location === null;
}

/** The address as a browser asks for it. */
function from({ address }: TableEntry): string {
  return encodeURI(address).replaceAll('?', '%3F').replaceAll('#', '%23');
}

/** ":" would begin the name of something that the address holds. */
function to({ location }: TableEntry): string {
  return (location ?? '').replaceAll(':', '%3A');
}
