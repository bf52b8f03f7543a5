/** What a reader's browser must fetch: a page of each template, with its styles, compressed. */
import { brotliCompressSync } from 'node:zlib';
import type { Standfirst } from '../../e2e/standfirst.ts';
import { stylesIn } from '../own-styles.ts';
import { say, size, table } from '../report.ts';

/** A page ships no script: the invariant that this measure guards. */
export class ScriptFound extends Error {
  override readonly name = 'ScriptFound';
}

/** Templates, and how the address of a page of each is recognised among the links of the front page. */
const templates: readonly { name: string; links: RegExp }[] = [
  { name: 'section', links: /href="(\/sections\/[^"/]+\/)"/ },
  { name: 'article', links: /href="(\/articles\/[^"/]+\/)"/ },
  { name: 'column', links: /href="(\/columns\/[^"/]+\/)"/ },
  { name: 'author', links: /href="(\/authors\/[^"/]+\/)"/ },
  { name: 'standing page', links: /href="(\/(?!columns|authors)[a-z-]+\/)"/ },
];

/**
 * Prints.
 * @throws ScriptFound if a page holds or names a script.
 */
export async function measureWeight({ siteUrl }: Standfirst): Promise<void> {
  const front = await read(siteUrl, '/');
  const pages = [
    { name: 'front', address: '/' },
    ...templates.map(({ name, links }) => ({ name, address: links.exec(front)?.[1] ?? null })),
    { name: 'list of columns', address: '/columns/' },
    { name: 'not found', address: '/there-is-no-such-page/' },
  ];
  const rows: string[][] = [];
  const scripts: string[] = [];
  for (const { name, address } of pages) {
    if (address === null) throw new Error(`The front page links to no ${name}.`);
    const html = await read(siteUrl, address);
    const script = scriptBytes(html);
    if (script > 0) scripts.push(address);
    rows.push([
      name,
      address,
      size(Buffer.byteLength(html)),
      size(Buffer.byteLength(stylesIn(html))),
      size(brotliCompressSync(html).length),
      `${script} B`,
    ]);
  }
  say('## Weight of pages: the demonstration magazine');
  say();
  table([['template', 'page', 'HTML with CSS', 'of it CSS', 'Brotli 11', 'script'], ...rows]);
  say();
  if (scripts.length > 0)
    throw new ScriptFound(`These pages ship a script: ${scripts.join(', ')}. None may.`);
}

async function read(siteUrl: string, address: string): Promise<string> {
  const response = await fetch(`${siteUrl}${address}`);
  return response.text();
}

/** Bytes of what would run. Blocks of data, such as JSON-LD, do not run; a named file counts by its tag. */
function scriptBytes(html: string): number {
  const found = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)].filter(
    ([, attributes = '']) => !/type="application\/(?:ld\+)?json"/.test(attributes),
  );
  return found.reduce((sum, [whole]) => sum + Buffer.byteLength(whole), 0);
}
