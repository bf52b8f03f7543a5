import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** Secrets that every installation needs and makes for itself. */
const secretNames = [
  'APP_KEYS',
  'API_TOKEN_SALT',
  'ADMIN_JWT_SECRET',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'JWT_SECRET',
  'PUBLISHER_TOKEN',
  'PREVIEW_TOKEN',
  'WAKE_SECRET',
] as const;

/** The `.env` file can't be used. The message names the line. */
export class EnvFileError extends Error {
  override readonly name = 'EnvFileError';
}

/**
 * The variables of the `.env` file at `path`. Secrets that neither it nor `given` holds are made
 * and written into it, readable by its owner only.
 * @throws EnvFileError for a line that is no `NAME=value`, or a file that can't be read or written.
 */
export function readEnvFile(path: string, given: NodeJS.ProcessEnv): Record<string, string> {
  const text = existsSync(path) ? readText(path) : '';
  checkLines(path, text);
  const known = parseEnv(text) as Record<string, string>;
  const missing = secretNames.filter((name) => !known[name] && !given[name]);
  if (missing.length === 0) return known;
  const made = Object.fromEntries(missing.map((name) => [name, makeSecret(name)]));
  const lines = Object.entries(made).map(([name, value]) => `${name}=${value}`);
  const head =
    text === ''
      ? '# Made by `npm start`. Keep it secret, keep a copy: without it sessions and tokens are lost.\n'
      : text.replace(/\n?$/, '\n');
  try {
    writeFileSync(path, `${head}${lines.join('\n')}\n`, { mode: 0o600 });
    // A file that was there keeps its mode when it is written to, and secrets are in it now.
    chmodSync(path, 0o600);
  } catch (cause) {
    throw new EnvFileError(
      `The secrets can't be written to ${path}. Make the folder writable, or set ${missing.join(', ')} in the environment.`,
      { cause },
    );
  }
  return { ...known, ...made };
}

function makeSecret(name: (typeof secretNames)[number]): string {
  const one = () => randomBytes(32).toString('base64url');
  return name === 'APP_KEYS' ? `${one()},${one()}` : one();
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new EnvFileError(`The file ${path} can't be read. Check who owns it.`, { cause });
  }
}

function checkLines(path: string, text: string): void {
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (
      line.trim() === '' ||
      line.trim().startsWith('#') ||
      /^\s*(?:export\s+)?[A-Za-z_]\w*\s*=/.test(line)
    )
      continue;
    throw new EnvFileError(
      `Line ${index + 1} of ${path} is broken: it must be NAME=value or a comment that begins with "#".`,
    );
  }
}
