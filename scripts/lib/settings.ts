/** The environment, read once and checked, with every fault listed together. */
import { resolve } from 'node:path';
import { z } from 'zod';
import type { BucketSettings, FolderSettings } from '../publisher/targets/settings.ts';
import { origin } from './origin.ts';
import { repositoryRoot } from './paths.ts';
import {
  targetBucketOf,
  targetFaults,
  targetFolderOf,
  targetVariables,
} from './target-settings.ts';

const port = z.coerce
  .number({ error: 'must be a port number' })
  .int({ error: 'must be a port number' })
  .min(1, { error: 'must be a port number from 1 to 65535' })
  .max(65_535, { error: 'must be a port number from 1 to 65535' });
const secret = z
  .string({ error: 'is missing; `npm start` writes one into .env' })
  .min(32, { error: 'must have at least 32 characters' });
const count = (fallback: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int({ error: 'must be a whole number' })
    .positive({ error: 'must be above 0' })
    .default(fallback);

const variables = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  SITE_PORT: port.default(4321),
  CMS_PORT: port.default(1337),
  PUBLISHER_PORT: port.optional(),
  SITE_URL: origin.optional(),
  CMS_URL: origin.optional(),
  CMS_INTERNAL_URL: origin.optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  PUBLISHER_TOKEN: secret,
  PREVIEW_TOKEN: secret,
  WAKE_SECRET: secret,
  TRUST_PROXY: z.coerce
    .number({ error: 'must be the number of proxies in front, or 0' })
    .int({ error: 'must be a whole number' })
    .min(0, { error: 'must not be below 0' })
    .default(0),
  POLL_MS: count(5_000),
  RELEASES_KEPT: count(20),
  ...targetVariables,
});

/** Every variable that is read. */
export const settingNames: readonly string[] = Object.keys(variables.shape);

/** What the publisher and the site's server need to know. */
export interface Settings {
  host: string;
  sitePort: number;
  cmsPort: number;
  /** Where the publisher hears the bell; `null` where it only asks by itself. */
  publisherPort: number | null;
  /** The site's public origin, without a slash at the end. */
  siteUrl: string;
  /** The CMS's public origin, without a slash at the end. */
  cmsUrl: string;
  /** Where the publisher and the site's server reach the CMS, past any proxy; its public origin unless told otherwise. */
  cmsInternalUrl: string;
  /** Absolute. */
  dataDir: string;
  publisherToken: string;
  /** Reads drafts, and signs the addresses under which they are shown. */
  previewToken: string;
  wakeSecret: string;
  /** How many proxies stand in front and add to `X-Forwarded-For`. */
  proxyCount: number;
  /** How often to ask for changes without being woken, in milliseconds. */
  pollMs: number;
  /** How many releases to keep. */
  releasesKept: number;
  /** A folder that follows the live release, for a web server or a static host; `null` for none. */
  targetFolder: FolderSettings | null;
  /** A bucket that follows the live release; `null` for none. */
  targetBucket: BucketSettings | null;
}

/** The environment is not as it must be. The message lists every fault. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** An empty variable counts as one that isn't set: `.env` files are full of `NAME=`. */
function given(source: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(source).flatMap(([name, value]) => (value ? [[name, value] as const] : [])),
  );
}

/**
 * Settings out of environment variables.
 * @throws SettingsError naming each faulty variable and what is wrong with it.
 */
export function readSettings(source: NodeJS.ProcessEnv): Settings {
  const present = given(source);
  const read = variables.safeParse(present);
  const faults = [
    ...(read.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`),
    ...targetFaults(present),
    ...(read.success ? sharedPorts(read.data) : []),
  ];
  if (!read.success || faults.length > 0) throw new SettingsError(listOf(faults));
  const env = read.data;
  const cmsUrl = env.CMS_URL ?? `http://${reachable(env.HOST)}:${env.CMS_PORT}`;
  return {
    host: env.HOST,
    sitePort: env.SITE_PORT,
    cmsPort: env.CMS_PORT,
    publisherPort: env.PUBLISHER_PORT ?? null,
    siteUrl: env.SITE_URL ?? `http://${reachable(env.HOST)}:${env.SITE_PORT}`,
    cmsUrl,
    cmsInternalUrl: env.CMS_INTERNAL_URL ?? cmsUrl,
    dataDir: resolve(repositoryRoot, env.DATA_DIR),
    publisherToken: env.PUBLISHER_TOKEN,
    previewToken: env.PREVIEW_TOKEN,
    wakeSecret: env.WAKE_SECRET,
    proxyCount: env.TRUST_PROXY,
    pollMs: env.POLL_MS,
    releasesKept: env.RELEASES_KEPT,
    targetFolder: targetFolderOf(env),
    targetBucket: targetBucketOf(env),
  };
}

function listOf(faults: readonly string[]): string {
  return `The environment is not as it must be. Correct these variables (in .env, or where they are set):\n${faults.map((fault) => `  ${fault}`).join('\n')}`;
}

/** Two servers can't listen on one port; the second to start would say so, much later. */
function sharedPorts(env: z.infer<typeof variables>): string[] {
  const pairs = [
    ['CMS_PORT', 'SITE_PORT'],
    ['PUBLISHER_PORT', 'SITE_PORT'],
    ['PUBLISHER_PORT', 'CMS_PORT'],
  ] as const;
  return pairs
    .filter(([one, other]) => env[one] === env[other])
    .map(([one, other]) => `${one} must differ from ${other}: both are ${env[one]}`);
}

/** A name by which this machine reaches a server that listens on `host`. */
export function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
