/** Small sites for tests of targets: real entries and rules in a real database, real blobs. */
import type { DatabaseSync } from 'node:sqlite';
import { transaction } from '../../database.ts';
import { aMagazine } from '../../test/magazine.ts';
import { fileNameOf } from '../names.ts';
import type { ReleaseRule } from '../rules/rule.ts';

/** What stands at each address. */
export type Site = Readonly<Record<string, string>>;

/** A publisher whose releases are given as they are. */
export interface ReleaseMaker {
  magazine: ReturnType<typeof aMagazine>;
  /** Makes a release of these files and rules, and serves it. Returns its number. */
  release: (site: Site, rules?: readonly ReleaseRule[]) => Promise<number>;
  /** Serves a release, as `npm run releases -- 41` does. */
  goTo: (release: number) => void;
}

/** A publisher without a release. */
export function aReleaseMaker(): ReleaseMaker {
  const magazine = aMagazine();
  const { db, blobs } = magazine;
  return {
    magazine,
    release: async (site, rules = []) => {
      const entries: StoredEntry[] = [];
      for (const [address, text] of Object.entries(site))
        entries.push({ address, blob: await blobs.put(text), mime: mimeOf(address) });
      return transaction(db, () => {
        const { lastInsertRowid } = db
          .prepare("INSERT INTO releases (created_at, cursor, code, changed) VALUES (?, 0, 'c', 0)")
          .run(new Date().toISOString());
        const number = Number(lastInsertRowid);
        switchEntries(db, number, entries);
        db.prepare('UPDATE rules SET until = ? WHERE until IS NULL').run(number);
        const rule = db.prepare('INSERT INTO rules VALUES (?, ?, NULL, ?, ?)');
        for (const { address, status, location } of rules)
          rule.run(address, number, status, location);
        db.prepare('INSERT OR REPLACE INTO live VALUES (1, ?)').run(number);
        return number;
      });
    },
    goTo: (release) => void db.prepare('UPDATE live SET release = ?').run(release),
  };
}

interface StoredEntry {
  address: string;
  blob: string;
  mime: string;
}

/** What stays the same keeps its row, as in every release. */
function switchEntries(db: DatabaseSync, number: number, entries: readonly StoredEntry[]): void {
  const current = db.prepare('SELECT address, blob FROM entries WHERE until IS NULL').all();
  const kept = new Set(
    current
      .filter((row) => entries.some((e) => e.address === row['address'] && e.blob === row['blob']))
      .map((row) => row['address']),
  );
  const end = db.prepare('UPDATE entries SET until = ? WHERE address = ? AND until IS NULL');
  for (const { address = '' } of current) if (!kept.has(address)) end.run(number, address);
  const begin = db.prepare("INSERT INTO entries VALUES (?, ?, NULL, ?, ?, '')");
  for (const { address, blob, mime } of entries)
    if (!kept.has(address)) begin.run(address, number, blob, mime);
}

function mimeOf(address: string): string {
  if (address.endsWith('/')) return 'text/html; charset=utf-8';
  return address.endsWith('.xml') ? 'application/xml; charset=utf-8' : 'image/webp';
}

/** The files that a site is, by name. */
export function filesOf(site: Site): Map<string, string> {
  return new Map(Object.entries(site).map(([address, text]) => [fileNameOf(address), text]));
}

/** What a made-up magazine holds: each article with its section, its picture, and those it names. */
export interface Plot {
  slug: string;
  section: string;
  picture: string;
  names: readonly string[];
}

/** A whole little magazine: front page, lists, articles, pictures, feed, sitemap, error pages. */
export function aSite(plots: readonly Plot[]): Site {
  const link = (slug: string) => `<a href="/articles/${slug}/">${slug}</a>`;
  const sections = [...new Set(plots.map(({ section }) => section))];
  const list = (members: readonly Plot[]) => members.map(({ slug }) => link(slug)).join('');
  const entries: [string, string][] = [
    ['/', `<a href="/rss.xml">f</a>${sections.map(sectionLink).join('')}${list(plots)}`],
    ['/404/', '<a href="/">home</a>'],
    ['/410/', '<a href="/">home</a>'],
    ['/rss.xml', plots.map(({ slug }) => `<link>/articles/${slug}/</link>`).join('') || '<rss/>'],
    ['/sitemap.xml', sections.map((each) => `<loc>/sections/${each}/</loc>`).join('') || '<map/>'],
  ];
  for (const section of sections)
    entries.push([
      `/sections/${section}/`,
      `<a href="/">home</a>${list(plots.filter((each) => each.section === section))}`,
    ]);
  for (const { slug, section, picture, names } of plots) {
    const known = names.filter((name) => plots.some((each) => each.slug === name));
    entries.push([`/media/${picture}.webp`, `picture ${picture}`]);
    entries.push([
      `/articles/${slug}/`,
      `<img src="/media/${picture}.webp">${sectionLink(section)}${known.map(link).join('')}`,
    ]);
  }
  return Object.fromEntries(entries);
}

function sectionLink(section: string): string {
  return `<a href="/sections/${section}/">${section}</a>`;
}
