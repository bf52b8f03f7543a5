import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Askable } from './feed.ts';
import type { Storm } from './storm.ts';

/** A second CMS, in a process of its own, on the data of the first. */
export interface OtherCms extends Askable {
  readonly url: string;
  /** Lets it write; resolves when it has. */
  blow(storm: Storm): Promise<void>;
  /** Stops it. */
  stop(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
}

/** Which data: a folder, and a database where it is not SQLite in that folder. */
export interface Data {
  readonly dataDir: string;
  readonly databaseUrl?: string;
}

/** Starts a second CMS; resolves when it can be asked. */
export async function startOther({ dataDir, databaseUrl }: Data): Promise<OtherCms> {
  const child = fork(
    path.join(import.meta.dirname, 'other-cms.ts'),
    [dataDir, ...(databaseUrl === undefined ? [] : [databaseUrl])],
    { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  const { url } = (await said(child)) as { url: string };
  return {
    url,
    async ask(where, { token } = {}) {
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(url + where, { headers });
      const body: unknown = await response.json();
      return { status: response.status, headers: response.headers, body };
    },
    async blow(storm) {
      child.send(storm);
      const answer = await said(child);
      if (answer !== 'calm') throw new Error(`The other CMS: ${JSON.stringify(answer)}`);
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The child's next message; fails when it ends instead. */
async function said(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('The other CMS ended.'));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}
