/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call
   -- what the CMS answers has no type here: each test states what it expects of it */
/**
 * A real CMS for tests: the compiled one, on a database of its own, on a free port of 127.0.0.1.
 *
 * One process holds one Strapi at a time (Strapi keeps itself in a global).
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type * as Strapi from '@strapi/strapi';
import type { Core } from '@strapi/strapi';

const appDir = path.resolve(import.meta.dirname, '..');
const require = createRequire(path.join(appDir, 'package.json'));

/** Names the variable that holds the path of a database to copy, see `global-setup.ts`. */
export const templateVariable = 'STANDFIRST_CMS_TEMPLATE';

/**
 * Names the variable that makes the same tests run on PostgreSQL. Give it an empty database, and
 * run one file at a time: `CMS_TEST_DATABASE_URL=postgres://… vitest run --project cms refusals`.
 */
export const databaseVariable = 'CMS_TEST_DATABASE_URL';

/** Secrets for tests; long enough, and different from one another. */
export const testSecrets = {
  APP_KEYS: 'app-key-one-0123456789abcdef0123456789,app-key-two-0123456789abcdef0123456789',
  API_TOKEN_SALT: 'api-token-salt-0123456789abcdef0123456789',
  ADMIN_JWT_SECRET: 'admin-jwt-secret-0123456789abcdef0123456789',
  TRANSFER_TOKEN_SALT: 'transfer-token-salt-0123456789abcdef0123456789',
  ENCRYPTION_KEY: 'encryption-key-0123456789abcdef0123456789',
  JWT_SECRET: 'jwt-secret-0123456789abcdef0123456789',
  PUBLISHER_TOKEN: 'publisher-token-0123456789abcdef0123456789',
  PREVIEW_TOKEN: 'preview-token-0123456789abcdef0123456789',
  WAKE_SECRET: 'wake-secret-0123456789abcdef0123456789',
} as const;

/** Who signs in to the panel in tests. */
export const testAdministrator = {
  email: 'admin@example.org',
  password: 'Correct-Horse-9',
} as const;

/** What a request was answered with. `body` is JSON where it could be read as such. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // Answers are whatever the CMS says; a test states what it expects of them.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** A request's method, address and what goes with it. */
export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** A token for the `Authorization` header. */
  readonly token?: string | undefined;
  /** Sent as JSON, or as it is where it is a form. */
  readonly body?: unknown;
}

/** A running CMS. */
export interface Cms {
  readonly url: string;
  readonly strapi: Core.Strapi;
  readonly dataDir: string;
  /** Calls the CMS; `path` begins with a slash. */
  ask(path: string, ask?: Ask): Promise<Answer>;
  /** An administrator's panel token; signs in once. */
  adminToken(): Promise<string>;
  /** The panel token of a new user with one role, given by its code. */
  tokenOfRole(code: string): Promise<string>;
  /** A custom API token that may do the actions named, such as `api::tag.tag.create`. */
  apiToken(actions: readonly string[]): Promise<string>;
  /** Stops it; its data go too unless it was given a `dataDir`. */
  stop(): Promise<void>;
}

/** Changes to the usual test CMS. */
export interface CmsOptions {
  /** Variables beside the secrets; `undefined` takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** PostgreSQL instead of SQLite. */
  readonly databaseUrl?: string;
  /** A folder with data to start on; it is kept. */
  readonly dataDir?: string;
  /** `false` starts on an empty database. */
  readonly template?: boolean;
}

/** Compiles `cms/` into `cms/dist`; incremental, so a second time costs little. */
export function compileCms(): void {
  const tsc = createRequire(path.join(appDir, '..', 'package.json')).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', path.join(appDir, 'tsconfig.json')], {
    stdio: 'inherit',
  });
}

/** Starts a CMS. Compile it before (`compileCms`, or the global setup of this package's tests). */
export async function startCms(given: CmsOptions = {}): Promise<Cms> {
  const databaseUrl = given.databaseUrl ?? process.env[databaseVariable];
  const options = databaseUrl === undefined ? given : { ...given, databaseUrl };
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'standfirst-cms-'));
  useTemplate(dataDir, options);
  setEnvironment({
    ...testSecrets,
    NODE_ENV: 'production',
    ADMIN_EMAIL: testAdministrator.email,
    ADMIN_PASSWORD: testAdministrator.password,
    DATA_DIR: dataDir,
    DATABASE_URL: options.databaseUrl,
    STRAPI_TELEMETRY_DISABLED: 'true',
    ...options.env,
  });
  const listeners = signalListeners();
  const { createStrapi } = require('@strapi/strapi') as typeof Strapi;
  const strapi = createStrapi({
    appDir,
    distDir: path.join(appDir, 'dist'),
    autoReload: false,
    serveAdminPanel: false,
  });
  strapi.log.silent = process.env['CMS_TEST_LOG'] === undefined;
  await strapi.load();
  strapi.server.mount();
  const port = await listen(strapi);
  return cmsAt(`http://127.0.0.1:${port}`, {
    strapi,
    dataDir,
    listeners,
    keepData: options.dataDir !== undefined,
  });
}

interface CmsParts {
  readonly strapi: Core.Strapi;
  readonly dataDir: string;
  readonly listeners: readonly SignalListeners[];
  readonly keepData: boolean;
}

function cmsAt(url: string, { strapi, dataDir, listeners, keepData }: CmsParts): Cms {
  let admin: Promise<string> | undefined;
  const ask = (where: string, options: Ask = {}) => request(url + where, options);
  const signIn = async (credentials: { email: string; password: string }): Promise<string> => {
    const answer = await ask('/admin/login', { method: 'POST', body: credentials });
    if (answer.status !== 200)
      throw new Error(`Signing in: ${answer.status} ${JSON.stringify(answer.body)}`);
    return String(answer.body.data.token);
  };
  return {
    url,
    strapi,
    dataDir,
    ask,
    adminToken: () => (admin ??= signIn(testAdministrator)),
    async tokenOfRole(code) {
      const role = await strapi.db.query('admin::role').findOne({ where: { code } });
      const credentials = {
        email: `${code}-${crypto.randomUUID().slice(0, 8)}@example.org`,
        password: 'Correct-Horse-9',
      };
      await strapi.service('admin::user')['create']?.({
        ...credentials,
        firstname: code,
        lastname: 'Test',
        isActive: true,
        roles: [role.id],
      });
      return signIn(credentials);
    },
    async apiToken(actions) {
      const token = await strapi.service('admin::api-token')['create']?.({
        name: `test-${crypto.randomUUID()}`,
        description: '',
        kind: 'content-api',
        type: 'custom',
        lifespan: null,
        permissions: actions,
      });
      return String(token.accessKey);
    },
    async stop() {
      await destroy(strapi, listeners);
      if (!keepData) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Strapi takes every listener off the process when it stops, those of the test runner included;
 * here only its own go.
 */
async function destroy(strapi: Core.Strapi, kept: readonly SignalListeners[]): Promise<void> {
  const removeAllListeners = process.removeAllListeners.bind(process);
  process.removeAllListeners = () => process;
  try {
    await strapi.destroy();
  } finally {
    process.removeAllListeners = removeAllListeners;
  }
  for (const { signal, listeners } of kept) {
    for (const listener of process.listeners(signal)) {
      if (!listeners.includes(listener)) process.off(signal, listener);
    }
  }
}

interface SignalListeners {
  readonly signal: NodeJS.Signals;
  readonly listeners: readonly NodeJS.SignalsListener[];
}

function signalListeners(): readonly SignalListeners[] {
  return (['SIGINT', 'SIGTERM'] as const).map((signal) => ({
    signal,
    listeners: process.listeners(signal),
  }));
}

async function request(address: string, { method = 'GET', token, body }: Ask): Promise<Answer> {
  const isForm = body instanceof FormData;
  const response = await fetch(address, {
    method,
    redirect: 'manual',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function useTemplate(dataDir: string, { template = true, databaseUrl }: CmsOptions): void {
  const source = process.env[templateVariable];
  const target = path.join(dataDir, 'cms.db');
  if (!template || databaseUrl !== undefined || source === undefined || existsSync(target)) return;
  mkdirSync(dataDir, { recursive: true });
  copyFileSync(source, target);
}

function setEnvironment(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

async function listen(strapi: Core.Strapi): Promise<number> {
  const { httpServer } = strapi.server;
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  return (httpServer.address() as AddressInfo).port;
}
