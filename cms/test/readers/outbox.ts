/** The mails of a test CMS: files, because it has no mail server. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { vi } from 'vitest';
import type { Cms } from '../strapi.ts';
import { siteOrigin } from './browser.ts';

/** A mail as it lies in the outbox. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  /** All of it, with soft line breaks and the like undone. */
  readonly text: string;
}

/** Every mail so far, the oldest first. */
export function outboxOf(cms: Cms): Letter[] {
  const folder = path.join(cms.dataDir, 'outbox');
  return filesIn(folder)
    .sort()
    .map((file) => letterOf(readFileSync(path.join(folder, file), 'utf8')));
}

/** Waits for a mail to an address whose subject holds a text; gives the latest. */
export async function letterTo(cms: Cms, to: string, subject: string): Promise<Letter> {
  return vi.waitFor(
    () => {
      const found = outboxOf(cms).findLast((it) => it.to === to && it.subject.includes(subject));
      if (found === undefined) throw new Error(`No mail “${subject}” to ${to}.`);
      return found;
    },
    { timeout: 20_000, interval: 25 },
  );
}

/** The code in the link of a mail. */
export function codeIn({ text }: Letter): string {
  const link = new RegExp(`${siteOrigin}/account/[a-z/-]+\\?code=([\\w.-]+)`).exec(text);
  if (link?.[1] === undefined) throw new Error(`No link in: ${text}`);
  return link[1];
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.eml'));
  } catch {
    return []; // Nothing has been sent yet.
  }
}

function letterOf(raw: string): Letter {
  const text = Buffer.from(
    raw
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
  return { to: headerOf(text, 'To'), subject: headerOf(text, 'Subject'), text };
}

function headerOf(text: string, name: string): string {
  return new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? '';
}
