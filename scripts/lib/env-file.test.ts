import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { aFolder } from '../publisher/test/magazine.ts';
import { EnvFileError, readEnvFile } from './env-file.ts';

const secrets = [
  'APP_KEYS',
  'API_TOKEN_SALT',
  'ADMIN_JWT_SECRET',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'JWT_SECRET',
  'PUBLISHER_TOKEN',
  'PREVIEW_TOKEN',
  'WAKE_SECRET',
];

/** A `.env` file with this text. */
function anEnvFile(text: string): string {
  const path = join(aFolder(), '.env');
  writeFileSync(path, text);
  return path;
}

describe('the .env file', () => {
  it('is made with every secret, long and different, for its owner only', () => {
    const path = join(aFolder(), '.env');
    const made = readEnvFile(path, {});
    expect(Object.keys(made).sort()).toEqual([...secrets].sort());
    expect(new Set(Object.values(made)).size).toBe(secrets.length);
    for (const value of Object.values(made)) expect(value.length).toBeGreaterThanOrEqual(43);
    expect(made['APP_KEYS']?.split(',')).toHaveLength(2);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('gives the same secrets the next time, and is not written again', () => {
    const path = join(aFolder(), '.env');
    const made = readEnvFile(path, {});
    const text = readFileSync(path, 'utf8');
    expect(readEnvFile(path, {})).toEqual(made);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('keeps what stands in it, and gains what is missing', () => {
    const path = anEnvFile('# mine\nSITE_PORT=8080\nWAKE_SECRET="mine, all mine"');
    const read = readEnvFile(path, {});
    expect(read).toMatchObject({ SITE_PORT: '8080', WAKE_SECRET: 'mine, all mine' });
    expect(readFileSync(path, 'utf8')).toMatch(
      /^# mine\nSITE_PORT=8080\nWAKE_SECRET="mine, all mine"\nAPP_KEYS=/,
    );
    expect(parseEnv(readFileSync(path, 'utf8'))).toEqual(read);
  });

  it('counts an empty secret as missing', () => {
    const path = anEnvFile('JWT_SECRET=\n');
    const made = readEnvFile(path, {});
    expect(made['JWT_SECRET']).toMatch(/^[\w-]{43}$/);
    expect(readEnvFile(path, {})).toEqual(made);
  });

  it('is for its owner only once secrets were written into it', () => {
    const path = anEnvFile('SITE_PORT=8080\n');
    chmodSync(path, 0o644);
    readEnvFile(path, {});
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('need not be there where the environment holds every secret', () => {
    const path = join(aFolder(), '.env');
    const given = Object.fromEntries(secrets.map((name) => [name, 'given']));
    expect(readEnvFile(path, given)).toEqual({});
    expect(() => statSync(path)).toThrow(/ENOENT/);
  });

  it('gains only what the environment does not hold', () => {
    const path = join(aFolder(), '.env');
    const given = Object.fromEntries(secrets.slice(1).map((name) => [name, 'given']));
    expect(Object.keys(readEnvFile(path, given))).toEqual(['APP_KEYS']);
  });

  it.each([
    ['no assignment', 'SITE_PORT=1\njust words\n', 2],
    ['a name that begins with a digit', '\n\n1PORT=2\n', 3],
    ['a value without a name', '=2', 1],
    ['a name with a blank in it', 'SITE PORT=2', 1],
  ])('with a line that is %s names the line', (_what, text, line) => {
    const path = anEnvFile(text);
    const read = () => readEnvFile(path, {});
    expect(read).toThrow(EnvFileError);
    expect(read).toThrow(
      `Line ${line} of ${path} is broken: it must be NAME=value or a comment that begins with "#".`,
    );
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('may have comments, blank lines, exports and Windows line ends', () => {
    const path = anEnvFile('# a\r\n\r\n  export A=1\r\n B = "two words" \r\n');
    expect(readEnvFile(path, {})).toMatchObject({ A: '1', B: 'two words' });
  });

  it('that can’t be read says so', () => {
    const path = join(aFolder(), '.env');
    mkdirSync(path);
    expect(() => readEnvFile(path, {})).toThrow(`The file ${path} can't be read.`);
  });

  it('that can’t be written names the secrets to set elsewhere', () => {
    const path = join(aFolder(), 'no-such-folder', '.env');
    expect(() => readEnvFile(path, {})).toThrow(
      /can't be written to .*Make the folder writable, or set APP_KEYS, .*WAKE_SECRET in the environment/,
    );
  });
});
