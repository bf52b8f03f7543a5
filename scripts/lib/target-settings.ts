/** The part of the environment that says which targets follow the live release. */
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import {
  staticHosts,
  type BucketSettings,
  type FolderSettings,
} from '../publisher/targets/settings.ts';
import { origin } from './origin.ts';
import { repositoryRoot } from './paths.ts';

/**
 * `TARGET_FOLDER`: a folder, relative to the repository; `TARGET_FOLDER_HOST`: the static host that
 * takes it; `TARGET_FOLDER_DESK`: where that host, or the web server, finds the site's server, which
 * answers readers with an account. `TARGET_BUCKET`: `s3://bucket/prefix`, at `S3_ENDPOINT` where it is not Amazon's, with the
 * variables that every AWS tool reads.
 */
export const targetVariables = {
  TARGET_FOLDER: z.string().optional(),
  TARGET_FOLDER_HOST: z
    .enum(staticHosts, { error: `must be ${staticHosts.join(' or ')}, or nothing` })
    .optional(),
  TARGET_FOLDER_DESK: origin.optional(),
  TARGET_BUCKET: z
    .string()
    .regex(/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/[\w.-]+)*\/?$/, {
      error: 'must be s3://bucket or s3://bucket/prefix',
    })
    .optional(),
  S3_ENDPOINT: origin.optional(),
  AWS_REGION: z.string().default('us-east-1'),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_SESSION_TOKEN: z.string().optional(),
};

type Variables = z.infer<z.ZodObject<typeof targetVariables>>;

/** A folder whose files are replaced must hold nothing else; a bucket can't be written to without a key. */
export function targetFaults({
  TARGET_FOLDER,
  TARGET_FOLDER_HOST,
  DATA_DIR = '.data',
  ...present
}: Record<string, string>): string[] {
  const faults: string[] = [];
  if (TARGET_FOLDER !== undefined) {
    const folder = resolve(repositoryRoot, TARGET_FOLDER);
    const inside = [repositoryRoot, resolve(repositoryRoot, DATA_DIR)].find((path) =>
      isWithin(path, folder),
    );
    if (inside !== undefined)
      faults.push(`TARGET_FOLDER must be a folder of its own: ${inside} lies in it`);
  } else if (TARGET_FOLDER_HOST !== undefined) {
    faults.push('TARGET_FOLDER_HOST says who serves a folder: set TARGET_FOLDER too');
  }
  if (present['TARGET_BUCKET'] === undefined) return faults;
  const missing = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].filter(
    (name) => present[name] === undefined,
  );
  return [...faults, ...missing.map((name) => `${name} is missing; TARGET_BUCKET needs it`)];
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The folder that is named, or `null`. */
export function targetFolderOf({
  TARGET_FOLDER,
  TARGET_FOLDER_HOST,
  TARGET_FOLDER_DESK,
}: Variables): FolderSettings | null {
  if (TARGET_FOLDER === undefined) return null;
  return {
    root: resolve(repositoryRoot, TARGET_FOLDER),
    host: TARGET_FOLDER_HOST ?? null,
    desk: TARGET_FOLDER_DESK ?? null,
  };
}

/** The bucket that is named, or `null`. */
export function targetBucketOf(env: Variables): BucketSettings | null {
  if (env.TARGET_BUCKET === undefined) return null;
  const [bucket = '', ...path] = env.TARGET_BUCKET.replace(/^s3:\/\/|\/$/g, '').split('/');
  return {
    bucket,
    prefix: path.map((part) => `${part}/`).join(''),
    endpoint: env.S3_ENDPOINT ?? null,
    region: env.AWS_REGION,
    keyId: env.AWS_ACCESS_KEY_ID ?? '',
    secretKey: env.AWS_SECRET_ACCESS_KEY ?? '',
    sessionToken: env.AWS_SESSION_TOKEN ?? null,
  };
}
