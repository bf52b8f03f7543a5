import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as GitHub got it. */
export interface Dispatch {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
  /** When it came, on a clock that never jumps, in milliseconds. */
  readonly atMs: number;
}

/** Stands where GitHub's API answers. */
export interface Github {
  readonly url: string;
  readonly dispatches: Dispatch[];
  /** What it answers; `null` means not at all. */
  status: number | null;
  close(): Promise<void>;
}

/** Starts one on a free port. */
export async function startGithub(): Promise<Github> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const { authorization } = request.headers;
      const path = `${request.method} ${request.url}`;
      github.dispatches.push({ path, authorization, body, atMs: performance.now() });
      if (github.status !== null) response.writeHead(github.status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const github: Github = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    dispatches: [],
    status: 204,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return github;
}
