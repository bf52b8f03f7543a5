/** A publisher for tests: its database, mirror and blobs in a folder of its own, and a tiny renderer. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Mirror, type StoredChange } from '@standfirst/site/content';
import type { Page } from '@standfirst/site/model';
import { onTestFinished } from 'vitest';
import { LiveSite } from '../../serve/live-release.ts';
import { Blobs } from '../blobs.ts';
import { openDatabase, transaction } from '../database.ts';
import type { PublishContext } from '../publish.ts';
import { rememberDirty } from '../dirty.ts';
import { rememberLastGood } from '../last-good.ts';
import type { RenderedPage, Renderer } from '../renderer.ts';

/** A folder that goes with the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A page as the tiny renderer makes it: its object, readable, in something that passes the checks. */
export function renderedAs(page: Page): RenderedPage {
  const status = page.template === 'error' ? page.status : 200;
  const body = `<!doctype html><html lang="en"><h1>${page.address}</h1><pre>${JSON.stringify(page)}</pre></html>`;
  return { status, headers: { 'content-type': 'text/html' }, body: body.padEnd(300) };
}

/** A renderer without Astro. It keeps the addresses that it was asked for. */
export function aRenderer(parts: Partial<Renderer> = {}): Renderer & { asked: string[] } {
  const asked: string[] = [];
  const render = parts.render ?? ((page: Page) => Promise.resolve(renderedAs(page)));
  return {
    code: 'code-1',
    concurrency: 2,
    threads: null,
    assets: () => Promise.resolve([]),
    ...parts,
    asked,
    render: (page) => {
      asked.push(page.address);
      return render(page);
    },
  };
}

/** Everything that publishing works with. */
export interface TestMagazine {
  db: DatabaseSync;
  databasePath: string;
  blobsRoot: string;
  mirror: Mirror;
  blobs: Blobs;
  /** What the publisher has said, one line each. */
  said: string[];
  context: PublishContext & { renderer: ReturnType<typeof aRenderer> };
  /** Takes changes over as a pull does. */
  take: (changes: readonly StoredChange[]) => void;
  /** The live release, as the site's server reads it. */
  live: LiveSite;
  /** The body at an address of the live release, or `null`. */
  bodyAt: (address: string) => string | null;
}

/** An empty magazine. */
export function aMagazine(parts: Partial<Renderer> = {}): TestMagazine {
  const folder = aFolder();
  const databasePath = join(folder, 'site.db');
  const blobsRoot = join(folder, 'blobs');
  const db = openDatabase(databasePath);
  const mirror = new Mirror(db);
  const blobs = new Blobs(blobsRoot);
  const live = new LiveSite(databasePath);
  const said: string[] = [];
  onTestFinished(() => {
    live.close();
    db.close();
  });
  return {
    db,
    databasePath,
    blobsRoot,
    mirror,
    blobs,
    said,
    live,
    context: {
      db,
      mirror,
      blobs,
      renderer: aRenderer(parts),
      siteUrl: 'https://precept.example',
      log: (_level, message) => said.push(message),
      allowCollapse: false,
    },
    take: (changes) =>
      transaction(db, () => {
        rememberLastGood(db, changes);
        rememberDirty(db, mirror.apply(changes));
      }),
    bodyAt: (address) => {
      const file = live.file(address);
      return file === null ? null : readFileSync(join(blobsRoot, file.blob), 'utf8');
    },
  };
}
