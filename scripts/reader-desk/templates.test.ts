import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { missing } from '../../site/src/fixtures/lists.ts';
import { aFolder } from '../publisher/test/magazine.ts';
import { Templates } from './templates.ts';

let entry: string;
let templates: Templates;
const said: string[] = [];

beforeEach(() => {
  entry = join(aFolder(), 'entry.mjs');
  mkdirSync(join(entry, '../chunks'));
  templates = new Templates({ entry, log: (_level, message) => said.push(message) });
  onTestFinished(() => templates.stop());
});

/** Templates that say this, as a build of some seconds ago leaves them. */
function build(words: string, secondsAgo: number, program?: string): void {
  const render = `export const render = () => Promise.resolve({ status: 200, headers: {}, body: '${words}' });`;
  writeFileSync(entry, program ?? render);
  const then = Date.now() / 1000 - secondsAgo;
  utimesSync(entry, then, then);
}

const body = async () => (await templates.render(missing)).body;

describe('the templates of the readers’ desk', () => {
  it('are loaded again when another build has replaced them', async () => {
    build('one', 60);
    expect(await body()).toBe('one');
    build('two', 30);
    expect(await body()).toBe('two');
  });

  it('stay as they are while another build is under way', async () => {
    build('one', 60);
    expect(await body()).toBe('one');
    build('half of two', 0);
    expect(await body()).toBe('one');
    rmSync(entry);
    expect(await body()).toBe('one');
  });

  it('come back after their thread has died', async () => {
    const dies = `export const render = () => { setImmediate(() => { throw new Error('dead'); }); return new Promise(() => {}); };`;
    build('', 60, dies);
    const refused = body();
    await expect(refused).rejects.toThrow('thread died');
    build('well again', 30);
    expect(await body()).toBe('well again');
  });
});
