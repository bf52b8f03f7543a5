import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../lib/paths.ts';
import { splitLines } from '../lib/run.ts';
import { freePort } from '../start/preconditions.ts';

/** The administrator of a test's magazine. */
export const administrator = {
  email: 'chief@precept.example',
  password: 'Correct-horse-7-battery',
};

/** How long starting may take, in milliseconds, the demonstration content included. */
const startWithinMs = 4 * 60 * 1000;

/** A whole Standfirst, started the way an operator does, on its own data and ports. */
export interface Standfirst {
  siteUrl: string;
  cmsUrl: string;
  dataDir: string;
  /** Everything `npm start` has said. */
  output: () => string;
  /** The process number of a part. */
  pid: (part: 'cms' | 'publisher' | 'site') => number;
  /** Ends it and removes its data. */
  stop: () => Promise<void>;
}

/** Starts CMS, publisher and site on loopback and waits for the ready line. */
export async function startStandfirst({
  demo,
  env = {},
}: {
  demo: boolean;
  env?: NodeJS.ProcessEnv;
}): Promise<Standfirst> {
  const dataDir = mkdtempSync(join(tmpdir(), 'standfirst-e2e-'));
  const [sitePort, cmsPort] = [await freePort(), await freePort()];
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'scripts/start/main.ts'],
    {
      cwd: repositoryRoot,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        DATA_DIR: dataDir,
        SITE_PORT: String(sitePort),
        CMS_PORT: String(cmsPort),
        ADMIN_EMAIL: administrator.email,
        ADMIN_PASSWORD: administrator.password,
        DEMO: demo ? '1' : '0',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const lines: string[] = [];
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGINT');
    await gone;
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`Standfirst was not ready in time:\n${lines.join('\n')}`)),
        startWithinMs,
      );
      const hear = (line: string) => {
        lines.push(line);
        if (!line.includes('is ready after')) return;
        clearTimeout(timer);
        resolve();
      };
      splitLines(child.stdout, hear);
      splitLines(child.stderr, hear);
      void gone.then(() => {
        clearTimeout(timer);
        reject(new Error(`Standfirst ended before it was ready:\n${lines.join('\n')}`));
      });
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    siteUrl: `http://127.0.0.1:${sitePort}`,
    cmsUrl: `http://127.0.0.1:${cmsPort}`,
    dataDir,
    output: () => lines.join('\n'),
    pid: (part) => Number(readFileSync(join(dataDir, 'logs', `${part}.pid`), 'utf8')),
    stop,
  };
}
