/** What an editor is told who wants to delete what pages need. */

/** Something that would break if it lost what is to be deleted. */
export interface Use {
  /** In the editor's words: `article`, `author`. */
  readonly type: string;
  readonly title: string;
  /** `true` if readers have never seen it, or see it no more. */
  readonly isDraft: boolean;
}

/** What is to be deleted, and what speaks against it. */
export interface Refusal {
  /** In the editor's words: `section`, `file`. */
  readonly type: string;
  readonly name: string;
  readonly uses: readonly Use[];
  /** What they do with it, for one and for several: `uses it`, `use it`. */
  readonly doing: readonly [one: string, several: string];
  /** What the editor is to do first: a whole sentence. */
  readonly remedy: string;
}

/** Uses that are named; of more than these, only the number is told. */
const namedMax = 3;

/** `The section “Finance” can’t be deleted: 2 articles use it, “Rope” and “Knots” (a draft). …` */
export function refusalInWords({ type, name, uses, doing, remedy }: Refusal): string {
  const does = uses.length === 1 ? doing[0] : doing[1];
  const names = listed(uses.slice(0, namedMax).map((use) => nameOf(use, sharedType(uses))));
  const among = uses.length > namedMax ? 'among them ' : '';
  return `The ${type} “${name}” can’t be deleted: ${counted(uses)} ${does}, ${among}${names}. ${remedy}`;
}

function counted(uses: readonly Use[]): string {
  const thing = sharedType(uses) ?? 'piece';
  return `${uses.length} ${thing}${uses.length === 1 ? '' : 's'}`;
}

/** The type of all of them, `null` if they are of several. */
function sharedType(uses: readonly Use[]): string | null {
  const types = new Set(uses.map((use) => use.type));
  const [first] = types;
  return types.size === 1 && first !== undefined ? first : null;
}

function nameOf({ type, title, isDraft }: Use, known: string | null): string {
  const quoted = `“${title === '' ? 'Untitled' : title}”`;
  return `${known === null ? `the ${type} ` : ''}${quoted}${isDraft ? ' (a draft)' : ''}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
