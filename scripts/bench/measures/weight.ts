/** What a reader's browser must fetch: a page of each template, and the goals that are set for it. */
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { stylesIn } from '../own-styles.ts';
import { say, size, table } from '../report.ts';
import { weighGhost, type GhostPart } from '../weight/ghost.ts';
import { fetchedFor, type Fetched } from '../weight/in-browser.ts';
import { sentTo } from '../weight/sent.ts';
import { templatePages, wordsOf, type TemplatePage } from '../weight/templates.ts';

/** A page ships no script: the invariant that this measure guards. */
export class ScriptFound extends Error {
  override readonly name = 'ScriptFound';
}

/** The goals, in bytes where they are weights. */
const goals = { article: 14_000, fonts: 60_000, beforePaint: 1, firstScreen: 100_000, ghost: 30 };

/** What is known of one page. */
interface Weighed extends TemplatePage {
  html: string;
  sent: number;
  encoding: string;
  script: number;
  fetched: Fetched;
}

/**
 * Prints. `folder` is where Ghost's packages may be put.
 * @throws ScriptFound if a page holds or names a script.
 */
export async function measureWeight(
  { siteUrl }: { siteUrl: string },
  folder: string,
): Promise<void> {
  const pages = await templatePages(siteUrl);
  const fetched = await fetchedFor(pages.map(({ address }) => `${siteUrl}${address}`));
  const weighed: Weighed[] = [];
  for (const [at, page] of pages.entries()) {
    const { encoding, bytes } = await sentTo(`${siteUrl}${page.address}`);
    const html = (encoding === 'br' ? brotliDecompressSync(bytes) : bytes).toString('utf8');
    const seen = fetched[at];
    if (seen === undefined) throw new Error(`${page.address} was not opened.`);
    const script = scriptBytes(html) + seen.scripts;
    weighed.push({ ...page, html, encoding, sent: bytes.length, script, fetched: seen });
  }
  sayPages(weighed);
  sayGoals(weighed, await weighGhost(folder).catch((error: unknown) => String(error)));
  const scripts = weighed.filter(({ script }) => script > 0).map(({ address }) => address);
  if (scripts.length > 0)
    throw new ScriptFound(`These pages ship a script: ${scripts.join(', ')}. None may.`);
}

function sayPages(weighed: readonly Weighed[]): void {
  const head = ['template', 'page', 'HTML with CSS', 'of it CSS', 'sent', 'Brotli 11', 'script'];
  say('## Weight of pages: the demonstration magazine');
  say();
  table([
    [...head, 'before paint', 'fonts', 'first screen', 'all'],
    ...weighed.map(({ name, address, html, encoding, sent, script, fetched }) => [
      name,
      address,
      size(Buffer.byteLength(html)),
      size(Buffer.byteLength(stylesIn(html))),
      `${size(sent)} ${encoding}`,
      size(brotliCompressSync(html).length),
      `${script} B`,
      String(fetched.beforePaint),
      size(fetched.fonts),
      size(fetched.firstScreen),
      size(fetched.all),
    ]),
  ]);
  say();
  say('First screen: document, fonts and the pictures in sight, on a phone of 412 × 823 at 1.75.');
  say();
}

function sayGoals(weighed: readonly Weighed[], ghost: GhostPart[] | string): void {
  const of = (name: string): Weighed => {
    const found = weighed.find((page) => page.name === name);
    if (found === undefined) throw new Error(`No page of the template "${name}" was weighed.`);
    return found;
  };
  const [article, front] = [of('article'), of('front')];
  const most = (value: (page: Weighed) => number) => Math.max(...weighed.map(value));
  const row = (measure: string, figure: number, goal: number, as: (value: number) => string) => [
    measure,
    as(figure),
    `≤ ${as(goal)}`,
    figure <= goal ? 'met' : 'missed',
  ];
  const theirs =
    typeof ghost === 'string' ? null : ghost.reduce((sum, { bytes }) => sum + bytes, 0);
  const stories = [...front.html.matchAll(/<article\b/g)].length;
  table([
    ['measure', 'figure', 'goal', ''],
    row(
      `article of ${wordsOf(article.html)} words: HTML with CSS, sent`,
      article.sent,
      goals.article,
      size,
    ),
    row(
      'script on load, the most on any page',
      most((page) => page.script),
      0,
      (value) => `${value} B`,
    ),
    row(
      'fonts, the most on any page',
      most((page) => page.fetched.fonts),
      goals.fonts,
      size,
    ),
    row(
      'requests before first paint, the most',
      most((page) => page.fetched.beforePaint),
      goals.beforePaint,
      String,
    ),
    row(
      `front page of ${stories} stories, first screen`,
      front.fetched.firstScreen,
      goals.firstScreen,
      size,
    ),
    ...(theirs === null
      ? []
      : [
          row(
            'article without pictures and fonts, beside Ghost',
            article.sent,
            theirs / goals.ghost,
            size,
          ),
        ]),
  ]);
  say();
  if (typeof ghost === 'string') say(`Ghost's packages could not be had here: ${ghost}`);
  else {
    const parts = ghost.map(({ name, bytes }) => `${name} ${size(bytes)}`).join(', ');
    say(
      `Ghost's theme, without its words: ${parts}. We send 1/${((theirs ?? 0) / article.sent).toFixed(0)}.`,
    );
  }
  say();
}

/** Bytes of what would run. Blocks of data, such as JSON-LD, do not run; a named file counts by its tag. */
function scriptBytes(html: string): number {
  const found = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)].filter(
    ([, attributes = '']) => !/type="application\/(?:ld\+)?json"/.test(attributes),
  );
  return found.reduce((sum, [whole]) => sum + Buffer.byteLength(whole), 0);
}
