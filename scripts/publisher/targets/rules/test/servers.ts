/** Real web servers on a free port of the loopback interface, until the test ends. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { bringProgram } from '../../../../lib/debian-package.ts';
import { consoleLog } from '../../../../lib/log.ts';
import { splitLines } from '../../../../lib/run.ts';
import { aFolder } from '../../../test/magazine.ts';
import { listen } from '../../../test/listen.ts';
import { ruleFiles, type RuleInput } from '../index.ts';
import { layOut, sampleFiles, sampleRules } from './release.ts';

/** How long a server may take to answer for the first time, in milliseconds. */
const startWithinMs = 30_000;

/** Starts a server with these rules and the sample's files. Returns its address. */
export type StartServer = (input?: RuleInput) => Promise<string>;

/** Debian's nginx, or the one on the PATH. */
export const startNginx: StartServer = async (input) => {
  const { folder, root } = laidOut(input);
  const port = await freePort();
  const config = join(folder, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join(' ');
  writeFileSync(
    config,
    `daemon off; master_process off; pid ${join(folder, 'pid')}; error_log stderr;
    events {}
    http { access_log off; ${temporary} include ${join(folder, 'nginx-http.conf')};
      server { listen 127.0.0.1:${port}; root ${root}; include ${join(folder, 'nginx-server.conf')}; } }`,
  );
  const program = await bringProgram('nginx', say);
  return started(program, { args: ['-e', 'stderr', '-c', config], folder, port });
};

/** Debian's Caddy, or the one on the PATH. */
export const startCaddy: StartServer = async (input) => {
  const { folder, root } = laidOut(input);
  const port = await freePort();
  const config = join(folder, 'Caddyfile.test');
  writeFileSync(
    config,
    `{
      admin off
      auto_https off
    }
    http://127.0.0.1:${port} {
      root * ${root}
      import ${join(folder, 'Caddyfile')}
    }\n`,
  );
  const program = await bringProgram('caddy', say);
  const args = ['run', '--config', config, '--adapter', 'caddyfile'];
  return started(program, { args, folder, port });
};

const say = (message: string) => consoleLog('test')('info', message);

function laidOut(input: RuleInput = { rules: sampleRules, files: sampleFiles }) {
  const folder = aFolder();
  const root = join(folder, 'site');
  layOut(root);
  mkdirSync(join(root, '.standfirst'));
  writeFileSync(join(root, '.standfirst/mark'), 'a mark');
  writeFileSync(join(folder, 'secret.txt'), 'a secret');
  for (const { name, text } of ruleFiles(input)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return { folder, root };
}

async function started(
  program: string,
  { args, folder, port }: { args: string[]; folder: string; port: number },
): Promise<string> {
  const child = spawn(program, args, {
    cwd: folder,
    // Caddy keeps what it last ran in its home.
    env: { PATH: process.env['PATH'], HOME: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  splitLines(child.stderr, (line) => said.push(line));
  let isOver = false;
  const over = new Promise<void>((resolve) => {
    child.once('error', (error) => said.push(String(error)));
    child.once('close', () => {
      isOver = true;
      resolve();
    });
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await over;
  });
  const url = `http://127.0.0.1:${port}`;
  const deadlineMs = performance.now() + startWithinMs;
  while (!isOver && performance.now() < deadlineMs) {
    const answer = await fetch(url, { method: 'HEAD' }).catch(() => null);
    if (answer !== null) return url;
    await sleep(20);
  }
  throw new Error(`${program} did not start:\n${said.slice(-20).join('\n')}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = Number(new URL(await listen(server)).port);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
