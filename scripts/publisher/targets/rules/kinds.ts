import { headersFor, policyFor } from '../../../serve/headers.ts';
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
  return kindsOf(pages, { kind: ({ address }) => folderOf(address), value: policyOf });
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
  return {
    exact: byName.exact,
    names: byExtension.exact,
    usual: new Map([...Object.entries(uploads), ...byExtension.usual]),
  };
}

function kindsOf(
  files: readonly ReleaseFile[],
  { kind, value }: Record<'kind' | 'value', (file: ReleaseFile) => string>,
): Kinds {
  const counts = new Map<string, Map<string, number>>();
  for (const file of files) {
    const count = counts.get(kind(file)) ?? new Map<string, number>();
    count.set(value(file), (count.get(value(file)) ?? 0) + 1);
    counts.set(kind(file), count);
  }
  const usual = new Map<string, string>();
  for (const [name, count] of counts) {
    const [most] = [...count].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    if (most !== undefined) usual.set(name, most[0]);
  }
  const exact = new Map<string, string>();
  for (const file of files) {
    if (usual.get(kind(file)) !== value(file)) exact.set(file.address, value(file));
  }
  return { exact, usual };
}

/** The policy that our own server sends with a file; `''` where it sends none. */
function policyOf(file: ReleaseFile): string {
  if (!/^[\w'+/= -]*$/.test(file.styles)) {
    throw new Error(
      `The styles of ${file.address} are no Content-Security-Policy sources: ${file.styles}`,
    );
  }
  return headersFor(file.address, { ...file, blob: '' })['Content-Security-Policy'] ?? '';
}

/** The policy of everything below `/media/`. */
export const mediaPolicy = policyOf({ address: '/media/', mime: '', styles: '' });

function folderOf(address: string): string {
  return /^\/[^/]+\/(?=.)/.exec(address)?.[0] ?? '/';
}

function nameOf(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}

function extensionOf(address: string): string {
  return /\.[^.]*$/.exec(address)?.[0] ?? '';
}

function isHtml(mime: string): boolean {
  return mime.startsWith('text/html');
}

/** Whether it is a type and no more; what an upload claims to be is written into servers' files. */
function isType(mime: string): boolean {
  return /^[\w.+-]+\/[\w.+-]+(?:; charset=[\w-]+)?$/.test(mime);
}
