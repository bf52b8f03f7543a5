import { headersFor, policyFor, scriptsAt } from '../../../serve/headers.ts';
import type { ReleaseFile } from './rule.ts';

/** Something that is the same for most files of a kind. */
export interface Kinds {
  /** Addresses that differ from their kind. */
  exact: Map<string, string>;
  /** By the kind's name. */
  usual: Map<string, string>;
}

/** Content-Security-Policies of pages by the folder that they stand in: `/articles/`, and `/` for the rest. */
export function policyKinds(files: readonly ReleaseFile[]): Kinds {
  const pages = files.filter(({ address, mime }) => address.endsWith('/') && isHtml(mime));
  return kindsOf(pages, { kind: ({ address }) => folderOf(address), value: policies() });
}

/** The policy of a page, by its address. */
export function policyAt({ exact, usual }: Kinds, address: string): string {
  return exact.get(address) ?? usual.get(folderOf(address)) ?? policyFor('');
}

/** The types of files: by name (`rss.xml`) where every file of that name has it, else by extension (`.xml`). */
export interface TypeKinds extends Kinds {
  names: Map<string, string>;
}

/** Types that a magazine's next upload may have, so that it needs no new rules. */
const uploads: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** The types of the release's files that are no pages. */
export function typeKinds(files: readonly ReleaseFile[]): TypeKinds {
  const named = files.filter(({ address, mime }) => !address.endsWith('/') && isType(mime));
  const value = ({ mime }: ReleaseFile) => mime;
  const byName = kindsOf(named, { kind: ({ address }) => nameOf(address), value });
  // Each name counts once: twenty thousand `rss.xml` don't make a sitemap a feed.
  const oneEach = [...byName.usual].map(([name, mime]) => ({ address: name, mime, styles: '' }));
  const byExtension = kindsOf(oneEach, { kind: ({ address }) => extensionOf(address), value });
  const [names, exact] = [new Map(byExtension.exact), new Map(byName.exact)];
  for (const [name, mime] of byExtension.exact) {
    if (!name.startsWith(uploaded)) continue;
    names.delete(name);
    for (const { address } of named) {
      if (nameOf(address) === name && !exact.has(address)) exact.set(address, mime);
    }
  }
  return { exact, names, usual: new Map([...Object.entries(uploads), ...byExtension.usual]) };
}

function kindsOf(
  files: Iterable<ReleaseFile>,
  { kind, value }: Record<'kind' | 'value', (file: ReleaseFile) => string>,
): Kinds {
  const found = new Map<string, Map<string, ReleaseFile[]>>();
  for (const file of files) {
    const name = kind(file);
    const values = found.get(name) ?? new Map<string, ReleaseFile[]>();
    if (values.size === 0) found.set(name, values);
    const text = value(file);
    const same = values.get(text);
    if (same === undefined) values.set(text, [file]);
    else same.push(file);
  }
  const kinds: Kinds = { exact: new Map(), usual: new Map() };
  for (const [name, values] of found) {
    const [most, ...others] = [...values].sort(
      ([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1),
    );
    if (most !== undefined) kinds.usual.set(name, most[0]);
    for (const [text, same] of others) {
      for (const { address } of same) kinds.exact.set(address, text);
    }
  }
  return kinds;
}

/** The policy that our own server sends with a page. Most pages share their styles with others. */
function policies(): (file: ReleaseFile) => string {
  const known = new Map<string, string>();
  return ({ address, mime, styles }) => {
    const key = `${scriptsAt(address)} ${styles}`;
    const policy = known.get(key) ?? policyOf({ address, mime, styles });
    known.set(key, policy);
    return policy;
  };
}

function policyOf({ address, mime, styles }: ReleaseFile): string {
  if (!/^[\w'+/= -]*$/.test(styles)) {
    throw new Error(`The styles of ${address} are no Content-Security-Policy sources: ${styles}`);
  }
  return headersFor(address, { blob: '', mime, styles })['Content-Security-Policy'] ?? '';
}

/** The policy of everything below `/media/`. */
export const mediaPolicy = policyOf({ address: '/media/', mime: '', styles: '' });

/** The first part of an address, with slashes at both ends; `/` for what stands directly below it. */
export function folderOf(address: string): string {
  const end = address.indexOf('/', 1) + 1;
  return end === 0 || end === address.length ? '/' : address.slice(0, end);
}

/** Uploads are named by what is in them, and there are many: those of one extension count as one name. */
const uploaded = '/media/';

function nameOf(address: string): string {
  return address.startsWith(uploaded)
    ? `${uploaded}${extensionOf(address)}`
    : address.slice(address.lastIndexOf('/') + 1);
}

function extensionOf(address: string): string {
  const dot = address.lastIndexOf('.');
  return dot === -1 ? '' : address.slice(dot);
}

/** Whether a type is a page's. */
export function isHtml(mime: string): boolean {
  return mime.startsWith('text/html');
}

/** Whether it is a type and no more; what an upload claims to be is written into servers' files. */
function isType(mime: string): boolean {
  return /^[\w.+-]+\/[\w.+-]+(?:; charset=[\w-]+)?$/.test(mime);
}
