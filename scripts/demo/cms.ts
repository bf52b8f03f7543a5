import { createRequire } from 'node:module';
import { join } from 'node:path';
import { repositoryRoot } from '../lib/paths.ts';

/** A stored document, as far as the loader needs it. */
export interface Stored {
  id: number;
  documentId: string;
  slug?: string;
}

type Data = Record<string, unknown>;

/** The part of Strapi's document service that the loader uses. */
export interface Documents {
  findFirst(query: Data): Promise<Stored | null>;
  create(query: Data): Promise<Stored>;
  update(query: Data & { documentId: string }): Promise<Stored>;
  publish(query: { documentId: string }): Promise<unknown>;
}

/** The part of Strapi that the loader uses. `@strapi/strapi` belongs to the CMS's package, not to this one. */
export interface Cms {
  load(): Promise<Cms>;
  destroy(): Promise<void>;
  documents(uid: string): Documents;
  db: {
    query(uid: string): {
      findOne(query: Data): Promise<Stored | null>;
      create(query: Data): Promise<Stored>;
      count(): Promise<number>;
    };
  };
  plugin(name: string): {
    service(name: string): Record<string, (...args: unknown[]) => Promise<unknown>>;
  };
  store: { get(key: Data): Promise<unknown>; set(entry: Data): Promise<void> };
}

interface StrapiModule {
  createStrapi(
    this: void,
    options: { appDir: string; distDir: string; autoReload: boolean; serveAdminPanel: boolean },
  ): Cms;
}

/** The CMS itself, without its server: the loader goes through the same services as an editor. */
export async function openCms(): Promise<Cms> {
  const appDir = join(repositoryRoot, 'cms');
  const { createStrapi } = createRequire(join(appDir, 'package.json'))(
    '@strapi/strapi',
  ) as StrapiModule;
  return createStrapi({
    appDir,
    distDir: join(appDir, 'dist'),
    autoReload: false,
    serveAdminPanel: false,
  }).load();
}
