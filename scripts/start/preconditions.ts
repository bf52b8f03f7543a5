import { accessSync, constants, mkdirSync, writeFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Something on this machine is in the way. One sentence says what, and what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/**
 * Makes sure that the data folder can be written to.
 * @throws StartError naming the folder.
 */
export function checkDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
    // Permission bits say nothing about a read-only file system, or to root; a file does.
    const probe = join(dataDir, `.write-probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (cause) {
    throw new StartError(
      `The data folder ${dataDir} can't be written to. Change its owner, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
}

/**
 * Makes sure that a port is free.
 * @throws StartError naming the port and the variable that chooses it.
 */
export async function checkPort(
  variable: string,
  { host, port }: { host: string; port: number },
): Promise<void> {
  await listenOnce({ host, port }).catch((cause: unknown) => {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const reason =
      code === 'EADDRINUSE' ? 'is already in use' : `can't be listened on (${String(code)})`;
    throw new StartError(
      `Port ${port} on ${host} ${reason}. Stop what uses it, or set ${variable} to another port.`,
      { cause },
    );
  });
}

/** A port on the loopback interface that nothing listens on. */
export function freePort(): Promise<number> {
  return listenOnce({ host: '127.0.0.1', port: 0 });
}

function listenOnce({ host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === 'object' && address !== null ? address.port : port),
      );
    });
  });
}
