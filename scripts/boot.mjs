// @ts-check
/**
 * What every command of this repository begins with, and the only JavaScript in it: a machine's own
 * Node may be too old to run TypeScript. Brings Node 24, pnpm and the dependencies where they are
 * missing, then hands over to `scripts/<command>/main.ts`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const nodeVersion = '24.21.0';
const pnpmVersion = '12.21.0';
const nodeMajorMin = 24;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const toolchain = join(root, '.toolchain');
const windows = process.platform === 'win32';

/** A fault that the reader can mend: one sentence, no stack. */
class BootError extends Error {}

/** @param {string} message */
function say(message) {
  process.stdout.write(`${message}\n`);
}

/**
 * Runs a program to its end, showing what it says only if it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, failure: string }} options
 */
function run(program, args, { cwd, env = process.env, failure }) {
  const result = spawnSync(program, args, {
    cwd,
    env,
    encoding: 'utf8',
    shell: windows,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === 0) return;
  const said = [result.stdout, result.stderr, result.error?.message]
    .filter(Boolean)
    .join('\n')
    .trim();
  throw new BootError(`${failure}\n${said.split('\n').slice(-25).join('\n')}`);
}

/** Folder of a Node that is new enough: this one's, or one from the npm registry. */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= nodeMajorMin) return dirname(process.execPath);
  return join(toolchain, 'node_modules', 'node', 'bin');
}

/** @param {string} file */
function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/** Installs Node 24 (if need be) and pnpm beside the repository's own files. */
function bringToolchain() {
  const own = Number(process.versions.node.split('.')[0]) >= nodeMajorMin;
  /** @type {Record<string, string>} */
  const wanted = { pnpm: pnpmVersion, ...(own ? {} : { node: nodeVersion }) };
  const installed = (/** @type {string} */ name) =>
    readJson(join(toolchain, 'node_modules', name, 'package.json')).version;
  if (Object.entries(wanted).every(([name, version]) => installed(name) === version)) return;
  say(
    `Fetching ${own ? '' : `Node ${nodeVersion} and `}pnpm ${pnpmVersion} from the npm registry …`,
  );
  mkdirSync(toolchain, { recursive: true });
  writeFileSync(join(toolchain, 'package.json'), JSON.stringify({ private: true }));
  const packages = Object.entries(wanted).map(([name, version]) => `${name}@${version}`);
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages], {
    cwd: toolchain,
    failure: 'The tools could not be fetched. Can this machine reach the npm registry?',
  });
}

/**
 * Installs the dependencies if the lockfile changed since they were last installed.
 * @param {NodeJS.ProcessEnv} env
 */
function bringDependencies(env) {
  const inputs = [
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'package.json',
    ...['cms', 'site', 'scripts', 'shared-types'].map((name) => `${name}/package.json`),
  ];
  const hash = createHash('sha256').update(nodeVersion);
  for (const input of inputs) hash.update(readFileSync(join(root, input)));
  const stamp = join(root, 'node_modules', '.standfirst');
  const digest = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  say('Installing the dependencies …');
  const pnpm = join(toolchain, 'node_modules', '.bin', windows ? 'pnpm.cmd' : 'pnpm');
  run(pnpm, ['install', '--frozen-lockfile', '--config.confirm-modules-purge=false'], {
    cwd: root,
    env,
    failure: 'The dependencies could not be installed.',
  });
  writeFileSync(stamp, digest);
}

function main() {
  const [command = '', ...args] = process.argv.slice(2);
  const entry = join(root, 'scripts', command, 'main.ts');
  if (!/^[a-z]+$/.test(command) || !existsSync(entry))
    throw new BootError(`There is no command "${command}". See the scripts in package.json.`);
  if (Number(process.versions.node.split('.')[0]) < 20)
    throw new BootError(`Node ${process.versions.node} is too old: install Node 20 or newer.`);
  bringToolchain();
  const bin = findNode();
  const env = {
    ...process.env,
    PATH: [bin, join(toolchain, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
    // Browsers come from the system; nothing is downloaded behind anyone's back.
    PUPPETEER_SKIP_DOWNLOAD: 'true',
    ASTRO_TELEMETRY_DISABLED: '1',
    STRAPI_TELEMETRY_DISABLED: 'true',
  };
  bringDependencies(env);
  const node = join(bin, windows ? 'node.exe' : 'node');
  // Commands import it, so it stands before any of them does.
  run(
    node,
    ['--disable-warning=ExperimentalWarning', join(root, 'scripts', 'contract', 'main.ts')],
    {
      cwd: root,
      env,
      failure: 'The contract (shared-types) could not be built.',
    },
  );
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', entry, ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  // Ctrl-C reaches the whole group; the command stops its own children and then itself.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (signal !== 'SIGINT') child.kill(signal);
    });
  }
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

try {
  main();
} catch (error) {
  if (!(error instanceof BootError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
