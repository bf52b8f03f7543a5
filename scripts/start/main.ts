/** `npm start`: builds what is stale, starts CMS, publisher and site, and keeps them running. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allSteps, build } from '../lib/build.ts';
import { EnvFileError, readEnvFile } from '../lib/env-file.ts';
import { repositoryRoot } from '../lib/paths.ts';
import { publisherProgram } from '../lib/publisher-program.ts';
import { run, RunError } from '../lib/run.ts';
import { reachable, readSettings, SettingsError, type Settings } from '../lib/settings.ts';
import { Child } from './child.ts';
import { keepProcessNumber, logFiles } from './log-files.ts';
import { checkDataDir, checkPort, freePort, StartError } from './preconditions.ts';
import { answers, isReady, waitFor } from './ready.ts';

/** How long the demonstration content may take to load, in milliseconds. */
const demoWithinMs = 10 * 60 * 1000;
/** The line with which the CMS tells the first administrator's password. */
const administratorLine = /^administrator: (\S+) (\S+)\s*$/;

/** Deaths in a row after which a part counts as unable to start. */
const deathsMax = 3;

const startedMs = performance.now();

function say(message: string): void {
  process.stdout.write(`${message}\n`);
}

interface Administrator {
  email: string;
  password: string;
}

/** Told once, by whichever process finds no administrator; also said if the start fails afterwards. */
let administrator: Administrator | null = null;

/** Raised by the first signal: what is under way ends, and nothing else begins. */
const stopping = new AbortController();
/** Every part that may be running. */
const parts: Child[] = [];

async function main(): Promise<void> {
  const env = { ...readEnvFile(join(repositoryRoot, '.env'), process.env), ...process.env };
  const settings = readSettings(env);
  checkDataDir(settings.dataDir);
  await checkPort('SITE_PORT', { host: settings.host, port: settings.sitePort });
  await checkPort('CMS_PORT', { host: settings.host, port: settings.cmsPort });
  const publisherPort = settings.publisherPort ?? (await freePort());
  const childEnv: NodeJS.ProcessEnv = {
    ...env,
    NODE_ENV: 'production',
    HOST: settings.host,
    DATA_DIR: settings.dataDir,
    SITE_URL: settings.siteUrl,
    CMS_URL: settings.cmsUrl,
    // What runs beside the CMS needs no way round through the proxy in front of it.
    CMS_INTERNAL_URL:
      env['CMS_INTERNAL_URL'] || `http://${reachable(settings.host)}:${settings.cmsPort}`,
    PUBLISHER_PORT: String(publisherPort),
    WAKE_URL: env['WAKE_URL'] || `http://127.0.0.1:${publisherPort}/wake`,
  };

  await build(allSteps, { env, say, stop: stopping.signal });
  const heard = (line: string): boolean => {
    const match = administratorLine.exec(line);
    if (match !== null) administrator = { email: match[1] ?? '', password: match[2] ?? '' };
    return match !== null;
  };
  await loadDemo(settings, { env: childEnv, heard });

  stopping.signal.throwIfAborted();
  const { cms, site, publisher } = childrenOf(settings, { env: childEnv, heard });
  parts.push(publisher, site, cms);
  const wait = {
    hasFailed: () => stopping.signal.aborted || parts.some((part) => part.deaths >= deathsMax),
    logFolder: join(settings.dataDir, 'logs'),
  };
  try {
    // What was published last is served while the CMS still starts.
    site.start();
    cms.start();
    await waitFor(
      () => answers(`http://${reachable(settings.host)}:${settings.cmsPort}/_health`),
      wait,
    );
    publisher.start();
    await waitFor(() => isReady(`http://${reachable(settings.host)}:${settings.sitePort}`), wait);
  } catch (error) {
    await Promise.all(parts.map((part) => part.stop()));
    throw error;
  }
  greet(settings, env);
}

async function loadDemo(
  { dataDir }: Settings,
  { env, heard }: { env: NodeJS.ProcessEnv; heard: (line: string) => boolean },
): Promise<void> {
  const stamp = join(dataDir, '.demo-considered');
  if (env['DEMO'] === '0' || existsSync(stamp)) return;
  const write = logFiles(dataDir);
  await run(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(repositoryRoot, 'scripts/demo/main.ts')],
    {
      cwd: repositoryRoot,
      env,
      timeoutMs: demoWithinMs,
      stop: stopping.signal,
      onLine: (line) => {
        if (heard(line)) return;
        write('demo', line);
        if (line.startsWith('demo: ')) say(line.slice('demo: '.length));
      },
    },
  );
  writeFileSync(stamp, '');
}

function childrenOf(
  { dataDir }: Settings,
  { env, heard }: { env: NodeJS.ProcessEnv; heard: (line: string) => boolean },
): Record<'cms' | 'publisher' | 'site', Child> {
  const write = logFiles(dataDir);
  const child = (
    name: string,
    program: readonly string[],
    cwd: string,
    own: NodeJS.ProcessEnv = {},
  ) =>
    new Child(
      {
        name,
        program,
        cwd: join(repositoryRoot, cwd),
        env: { ...env, ...own },
        onStart: (pid) => keepProcessNumber(dataDir, { name, pid }),
        onLine: (line, stream) => {
          if (heard(line)) return;
          write(name, line);
          if (stream === 'err' || name === 'publisher') say(line);
        },
      },
      say,
    );
  return {
    cms: child('cms', ['node_modules/@strapi/strapi/bin/strapi.js', 'start'], 'cms'),
    publisher: child('publisher', publisherProgram.args, '.', publisherProgram.env),
    site: child('site', ['scripts/serve/main.ts'], '.'),
  };
}

/** Stops everything at the first signal, whatever is being done at that moment. */
function stopOnSignal(work: Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) return;
      stopping.abort();
      say('\nStopping …');
      void Promise.all(parts.map((part) => part.stop()))
        .then(() => work.catch(() => undefined))
        .then(() => process.exit(0));
    });
  }
}

function greet({ siteUrl, cmsUrl, dataDir }: Settings, env: NodeJS.ProcessEnv): void {
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  say('');
  say(`  The magazine   ${siteUrl}/`);
  say(`  The panel      ${cmsUrl}/admin`);
  say(`  Health         ${siteUrl}/healthz`);
  say(`  Data, logs     ${dataDir}`);
  tellAdministrator(env);
  say('');
  say(`Standfirst is ready after ${seconds} s. Ctrl-C stops everything.`);
}

/** The one time that the made password is shown. */
function tellAdministrator(env: NodeJS.ProcessEnv): void {
  if (administrator === null) return;
  say('');
  say(`  Administrator  ${administrator.email}`);
  say(
    `  Password       ${env['ADMIN_PASSWORD'] ? '(as in ADMIN_PASSWORD)' : `${administrator.password}   (shown only this once)`}`,
  );
}

const work = main();
stopOnSignal(work);
work.catch((error: unknown) => {
  // What was stopped has failed; that is no news.
  if (stopping.signal.aborted) return;
  tellAdministrator(process.env);
  const known = [StartError, SettingsError, EnvFileError, RunError].some(
    (kind) => error instanceof kind,
  );
  process.stderr.write(
    `${known && error instanceof Error ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
});
