import { createServer } from 'node:net';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aFolder } from '../publisher/test/magazine.ts';
import { checkDataDir, checkPort, freePort, StartError } from './preconditions.ts';

const host = '127.0.0.1';

describe('a port', () => {
  it('that nothing listens on is free, and stays so', async () => {
    const port = await freePort();
    await checkPort('SITE_PORT', { host, port });
    await checkPort('SITE_PORT', { host, port });
  });

  it('in use is named, with the variable that chooses another', async () => {
    const port = await freePort();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, host, resolve));
    onTestFinished(() => void server.close());
    const check = checkPort('SITE_PORT', { host, port });
    await expect(check).rejects.toThrow(StartError);
    await expect(check).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is already in use. Stop what uses it, or set SITE_PORT to another port.`,
    );
  });

  it('on an address that this machine hasn’t says why', async () => {
    await expect(
      checkPort('CMS_PORT', { host: '192.0.2.1', port: await freePort() }),
    ).rejects.toThrow(/can't be listened on \(EADDRNOTAVAIL\).*set CMS_PORT/);
  });
});

describe('the data folder', () => {
  it('is made where there is none, and left empty', () => {
    const folder = join(aFolder(), 'deep', 'data');
    checkDataDir(folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that can’t be made is named, with the variable that chooses another', () => {
    const file = join(aFolder(), 'file');
    writeFileSync(file, '');
    const check = () => checkDataDir(join(file, 'data'));
    expect(check).toThrow(StartError);
    expect(check).toThrow(
      `The data folder ${join(file, 'data')} can't be written to. Change its owner, or set DATA_DIR to another folder.`,
    );
  });

  it('on a file system that can’t be written to is refused, even for root', () => {
    expect(existsSync('/proc/self')).toBe(true);
    expect(() => checkDataDir('/proc/self')).toThrow(StartError);
  });
});
