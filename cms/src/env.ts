import path from 'node:path';
import { z } from 'zod';

/** Shortest secret accepted, in characters. */
export const secretLengthMin = 32;

/** `cms/`, wherever this file runs from: `cms/src` in tests, `cms/dist/src` when compiled. */
const packageRoot = __dirname.endsWith(path.join('dist', 'src'))
  ? path.resolve(__dirname, '../..')
  : path.resolve(__dirname, '..');

/** The repository's root: relative paths in the environment start here. */
export const repositoryRoot = path.dirname(packageRoot);

/** Raised when the environment is not usable. The message has one line a fault. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
  /** One sentence a fault: variable, what is wrong, what to do. */
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The environment is not usable.\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

const secret = z
  .string({ error: 'is not set: run `npm start`, which writes one into .env' })
  .min(secretLengthMin, `is shorter than ${secretLengthMin} characters: give it a longer one`);

const port = (fallback: number) =>
  z.coerce
    .number({ error: 'is not a number: give a port from 1 to 65535' })
    .int('is not a whole number: give a port from 1 to 65535')
    .min(0, 'is below 0: give a port from 1 to 65535')
    .max(65_535, 'is above 65535: give a port from 1 to 65535')
    .default(fallback);

const address = z
  .url({
    protocol: /^https?$/,
    error: 'is no http(s) address: give one such as https://example.org',
  })
  .transform((value) => value.replace(/\/+$/, ''));

const keys = z
  .string({ error: 'is not set: run `npm start`, which writes one into .env' })
  .transform((value) =>
    value
      .split(',')
      .map((key) => key.trim())
      .filter((key) => key !== ''),
  )
  .pipe(
    z
      .array(
        z
          .string()
          .min(
            secretLengthMin,
            `has a key shorter than ${secretLengthMin} characters: give longer ones`,
          ),
      )
      .min(1, 'holds no key: give one or more, separated by commas'),
  );

const variables = z.object({
  HOST: z.string().default('127.0.0.1'),
  CMS_PORT: port(1337),
  SITE_PORT: port(4321),
  CMS_URL: address.optional(),
  SITE_URL: address.optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error:
        'is no PostgreSQL address: give postgres://user:password@host/database, or leave it out for SQLite',
    })
    .optional(),
  APP_KEYS: keys,
  API_TOKEN_SALT: secret,
  ADMIN_JWT_SECRET: secret,
  TRANSFER_TOKEN_SALT: secret,
  ENCRYPTION_KEY: secret,
  JWT_SECRET: secret,
  PUBLISHER_TOKEN: secret,
  PREVIEW_TOKEN: secret,
  WAKE_SECRET: secret,
  WAKE_URL: z
    .url({
      protocol: /^https?$/,
      error: 'is no http(s) address: give the full address of the wake-up',
    })
    .optional(),
  WAKE_GITHUB_REPOSITORY: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, 'is no repository: give owner/name')
    .optional(),
  WAKE_GITHUB_TOKEN: z.string().optional(),
  WAKE_GITHUB_API: address.default('https://api.github.com'),
  ADMIN_EMAIL: z.email('is no e-mail address: give the first administrator’s').optional(),
  ADMIN_PASSWORD: z
    .string()
    .regex(
      /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{8,72}$/,
      'is too weak: 8 to 72 characters with a capital, a small letter and a digit',
    )
    .optional(),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: 'is no mail server: give smtp://user:password@host:587 or smtps://…',
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^<>\r\n]*<?[^<>@\s]+@[^<>@\s]+>?$/,
      'is no sender: give an address, or Name <address>',
    )
    .optional(),
  COMMENT_CHECK_URL: z
    .url({
      protocol: /^https?$/,
      error: 'is no http(s) address: give the full address of the comment check',
    })
    .optional(),
  COMMENT_CHECK_SECRET: z
    .string()
    .min(secretLengthMin, `is shorter than ${secretLengthMin} characters: give it a longer one`)
    .optional(),
  AKISMET_KEY: z.string().optional(),
  AKISMET_API: address.default('https://rest.akismet.com'),
  MODERATION_DIGEST: z
    .enum(['daily', 'hourly', 'off'], { error: 'is not known: give daily, hourly or off' })
    .default('daily'),
  COMMENT_RECORD_DAYS: z.coerce
    .number({ error: 'is not a number: give the days that decisions on comments are kept' })
    .int('is not a whole number: give the days that decisions on comments are kept')
    .min(1, 'is below 1: give the days that decisions on comments are kept')
    .max(36_500, 'is above 36500: give the days that decisions on comments are kept')
    .default(365),
  OIDC_ISSUER: z
    .url({ error: 'is no address: give the identity provider’s issuer, https://…' })
    .refine(isSafeIssuer, 'is not https: sign-in by plain http is for 127.0.0.1 and localhost only')
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(40, 'is longer than 40 characters: it stands on a button').optional(),
  TRUST_PROXY: z.coerce
    .number({ error: 'is not a number: give the number of proxies in front, or 0' })
    .int('is not a whole number: give the number of proxies in front, or 0')
    .min(0, 'is below 0: give the number of proxies in front, or 0')
    .default(0),
});

/** Passwords and tokens pass there: by https, or within this machine. */
function isSafeIssuer(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isHere);
}

/** Everything the CMS takes from its environment. */
export interface Settings {
  readonly host: string;
  readonly cmsPort: number;
  readonly sitePort: number;
  /** Public address of the CMS, no slash at the end. */
  readonly cmsUrl: string;
  /** Public address of the site, no slash at the end. */
  readonly siteUrl: string;
  /** Absolute path of the folder with database, uploads and the rest. */
  readonly dataDir: string;
  /** PostgreSQL address; `null` means SQLite in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly appKeys: readonly string[];
  readonly apiTokenSalt: string;
  readonly adminJwtSecret: string;
  readonly transferTokenSalt: string;
  readonly encryptionKey: string;
  readonly jwtSecret: string;
  readonly publisherToken: string;
  readonly previewToken: string;
  readonly wakeSecret: string;
  /** Full address of the publisher's wake-up; `null` means nobody is woken. */
  readonly wakeUrl: string | null;
  /** Whose publishing workflow to start on GitHub; `null` means none. */
  readonly wakeGithub: {
    /** `owner/name`. */
    readonly repository: string;
    /** May write the repository's contents. */
    readonly token: string;
    /** Where GitHub's API answers, no slash at the end. */
    readonly api: string;
  } | null;
  readonly adminEmail: string | null;
  readonly adminPassword: string | null;
  /** Where mails are handed over; `null` means each is a file in `dataDir`/outbox. */
  readonly smtpUrl: string | null;
  /** Who mails are from; `null` means the magazine, at no address that can be answered. */
  readonly mailFrom: string | null;
  /** An operator's own service that is asked about each comment; `null` means none. */
  readonly commentCheck: { readonly url: string; readonly secret: string } | null;
  /** `null` means that Akismet is not asked. */
  readonly akismetKey: string | null;
  /** Where Akismet answers, no slash at the end. */
  readonly akismetApi: string;
  /** How often moderators are told by e-mail what waits for them. */
  readonly moderationDigest: 'daily' | 'hourly' | 'off';
  /** How long the words of refused and withdrawn comments, reports and decisions are kept, in days. */
  readonly commentRecordDays: number;
  /** Where readers can sign in beside here, by OpenID Connect; `null` means nowhere. */
  readonly oidc: {
    /** As the provider writes it, a slash at the end included. */
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    /** What readers know the provider by. */
    readonly name: string;
  } | null;
  /** How many proxies stand in front and set `X-Forwarded-*`. */
  readonly proxyCount: number;
}

/** Where settings come from: `process.env` or a test's object. */
export type EnvSource = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment. An empty variable counts as not set.
 *
 * @throws {EnvError} listing every fault at once.
 */
export function readEnv(source: EnvSource): Settings {
  const present = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = variables.safeParse(present);
  const faults = new Set([
    ...(parsed.error?.issues ?? []).map((issue) => `${String(issue.path[0])} ${issue.message}.`),
    ...lonelyFaults(present),
  ]);
  if (!parsed.success || faults.size > 0) throw new EnvError([...faults]);
  const env = parsed.data;
  return Object.freeze({
    host: env.HOST,
    cmsPort: env.CMS_PORT,
    sitePort: env.SITE_PORT,
    cmsUrl: env.CMS_URL ?? `http://${env.HOST}:${env.CMS_PORT}`,
    siteUrl: env.SITE_URL ?? `http://${env.HOST}:${env.SITE_PORT}`,
    dataDir: path.resolve(repositoryRoot, env.DATA_DIR),
    databaseUrl: env.DATABASE_URL ?? null,
    appKeys: Object.freeze(env.APP_KEYS),
    apiTokenSalt: env.API_TOKEN_SALT,
    adminJwtSecret: env.ADMIN_JWT_SECRET,
    transferTokenSalt: env.TRANSFER_TOKEN_SALT,
    encryptionKey: env.ENCRYPTION_KEY,
    jwtSecret: env.JWT_SECRET,
    publisherToken: env.PUBLISHER_TOKEN,
    previewToken: env.PREVIEW_TOKEN,
    wakeSecret: env.WAKE_SECRET,
    wakeUrl: env.WAKE_URL ?? null,
    wakeGithub:
      env.WAKE_GITHUB_REPOSITORY === undefined || env.WAKE_GITHUB_TOKEN === undefined
        ? null
        : {
            repository: env.WAKE_GITHUB_REPOSITORY,
            token: env.WAKE_GITHUB_TOKEN,
            api: env.WAKE_GITHUB_API,
          },
    adminEmail: env.ADMIN_EMAIL ?? null,
    adminPassword: env.ADMIN_PASSWORD ?? null,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM ?? null,
    commentCheck:
      env.COMMENT_CHECK_URL === undefined || env.COMMENT_CHECK_SECRET === undefined
        ? null
        : { url: env.COMMENT_CHECK_URL, secret: env.COMMENT_CHECK_SECRET },
    akismetKey: env.AKISMET_KEY ?? null,
    akismetApi: env.AKISMET_API,
    moderationDigest: env.MODERATION_DIGEST,
    commentRecordDays: env.COMMENT_RECORD_DAYS,
    oidc: oidcOf(env),
    proxyCount: env.TRUST_PROXY,
  });
}

function oidcOf(env: z.infer<typeof variables>): Settings['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = env;
  const { OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = env;
  if (issuer === undefined || clientId === undefined) return null;
  if (clientSecret === undefined || name === undefined) return null;
  return { issuer, clientId, clientSecret, name };
}

/** Variables of which one says nothing without the others. */
const groups = [
  ['WAKE_GITHUB_REPOSITORY', 'WAKE_GITHUB_TOKEN'],
  ['COMMENT_CHECK_URL', 'COMMENT_CHECK_SECRET'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME'],
] as const;

function lonelyFaults(present: EnvSource): string[] {
  return groups.flatMap((group) => {
    const given = group.find((name) => present[name] !== undefined);
    if (given === undefined) return [];
    return group
      .filter((name) => present[name] === undefined)
      .map((missing) => `${missing} is not set: ${given} needs it.`);
  });
}
