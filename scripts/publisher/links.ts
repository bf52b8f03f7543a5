/** Whether what a page names is there: the last look before a release. */
import type { DatabaseSync } from 'node:sqlite';
import { accountPath, previewFolder } from '@standfirst/shared-types';
import { splitList } from '../serve/live-release.ts';
import { wantedRules } from './rules.ts';

/** Start tags that name an address. What looks like an attribute in the text between them is none. */
const elements =
  /<(?:a|link|img|source|script|use|video|audio|track|embed)\s[^">]*(?:"[^"]*"[^">]*)*>/g;
const addresses = /\s(?:href|src)="([^"#?]*)[^"]*"|\ssrcset="([^"]*)"/g;

/** Where a page leads on the site itself, and the files it needs: paths, each once, without query and fragment. */
export function internalLinks(html: string, siteUrl: string): string[] {
  const found = new Set<string>();
  for (const [tag] of html.matchAll(elements)) {
    for (const [, href, srcset] of tag.matchAll(addresses)) {
      if (href !== undefined) found.add(href);
      for (const candidate of srcset?.split(',') ?? [])
        found.add(candidate.trim().split(' ', 1)[0] ?? '');
    }
  }
  return [...found].flatMap((address) => pathOf(address, siteUrl) ?? []);
}

function pathOf(address: string, siteUrl: string): string | null {
  const path = address.startsWith(`${siteUrl}/`) ? address.slice(siteUrl.length) : address;
  if (!path.startsWith('/') || path.startsWith('//') || isService(path)) return null;
  try {
    return decodeURIComponent(path.replaceAll('&amp;', '&'));
  } catch {
    return path;
  }
}

const services = ['/api/', previewFolder, accountPath];

/** Addresses that are answered by something other than the release. */
function isService(path: string): boolean {
  return path === '/healthz' || services.some((service) => path.startsWith(service));
}

/** What the next release adds and takes away. */
export interface Difference {
  added: { has: (address: string) => boolean };
  removed: { has: (address: string) => boolean };
}

/** Tells whether an address will be answered: by a file, a redirect, or "gone". */
export function standing(
  db: DatabaseSync,
  { added, removed }: Difference,
): (address: string) => boolean {
  const file = db.prepare(
    `SELECT 1 FROM entries WHERE address = :address AND until IS NULL
     UNION ALL SELECT 1 FROM assets WHERE address = :address LIMIT 1`,
  );
  const ruleAt = wantedRules(db);
  const hasFile = (address: string) =>
    added.has(address) || (!removed.has(address) && file.get({ address }) !== undefined);
  return (address) => {
    const whole = address.endsWith('/') ? address : `${address}/`;
    const [list] = splitList(whole);
    return (
      [address, whole].some(hasFile) || [address, whole, list].some((each) => ruleAt(each) !== null)
    );
  };
}

/** Where the pages of one release lead: each address is kept once, however many pages name it. */
export class Links {
  readonly #numbers = new Map<string, number>();
  readonly #pages = new Map<string, Int32Array>();

  /** Takes note of where a page leads, in place of what was noted before. */
  put(page: string, links: readonly string[]): void {
    this.#pages.set(
      page,
      Int32Array.from(links, (link) => {
        const number = this.#numbers.get(link) ?? this.#numbers.size;
        this.#numbers.set(link, number);
        return number;
      }),
    );
  }

  /** Forgets a page that will not be released. */
  drop(page: string): void {
    this.#pages.delete(page);
  }

  /** Each page that leads to nothing, with the first such address. */
  broken(stands: (address: string) => boolean): { page: string; link: string }[] {
    const dead = new Map<number, string>();
    for (const [link, number] of this.#numbers) if (!stands(link)) dead.set(number, link);
    if (dead.size === 0) return [];
    return [...this.#pages].flatMap(([page, links]) => {
      const link = links.find((number) => dead.has(number));
      return link === undefined ? [] : [{ page, link: dead.get(link) ?? '' }];
    });
  }
}
