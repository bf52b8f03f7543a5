import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ArticleDocument, PublishedDocument } from '@standfirst/shared-types';
import { measuredRun } from '../measured-run.ts';
import type { HugoProgram } from './hugo-package.ts';
import type { Inputs } from './inputs.ts';
import { buildWithinMs, type Peer } from './peer.ts';

/** Hugo, with the corpus as Markdown files. It renders everything every time. */
export function hugo(
  folder: string,
  { inputs, program }: { inputs: Inputs; program: HugoProgram },
): Peer {
  const home = join(folder, 'hugo');
  const output = join(home, 'public');
  const sections = new Map<string, string>();
  cpSync(join(import.meta.dirname, 'hugo-site'), home, { recursive: true });
  nameTemplates(home);
  for (const name of ['article', 'list'] as const)
    writeText(join(home, 'assets', `${name}.css`), inputs.styles[name]);
  writeText(
    join(home, 'hugo.json'),
    JSON.stringify({ ...configuration, ...paginationOf(program) }),
  );
  const write = (document: PublishedDocument) => writeDocument(home, { document, sections });
  for (const document of inputs.documents)
    if (document.type === 'article') sections.set(document.id, document.section);
  inputs.documents.forEach(write);
  return {
    name: `Hugo ${program.version}`,
    makes:
      'the same pages by Go templates out of Markdown files; lists numbered from the newest, one site map',
    output,
    clear: () => {
      for (const made of [output, join(home, 'resources'), join(home, '.cache')])
        rmSync(made, { recursive: true, force: true });
    },
    write: (article: ArticleDocument) => write(article),
    build: () =>
      measuredRun([program.path, '--quiet', '--noBuildLock', '--cacheDir', join(home, '.cache')], {
        cwd: home,
        env: program.env,
        withinMs: buildWithinMs,
      }),
  };
}

const configuration = {
  baseURL: 'https://bench.example/',
  languageCode: 'en-GB',
  title: 'Bench Weekly',
  params: { tagline: 'Made of words' },
  taxonomies: { column: 'columns', author: 'authors' },
  outputs: {
    home: ['HTML', 'RSS'],
    section: ['HTML', 'RSS'],
    term: ['HTML', 'RSS'],
    taxonomy: ['HTML'],
  },
  outputFormats: { RSS: { baseName: 'rss' } },
  enableRobotsTXT: true,
};

/** Pages of 20, in the words of the version (https://github.com/gohugoio/hugo/releases/tag/v0.128.0). */
function paginationOf({ version }: HugoProgram): Record<string, unknown> {
  const minor = Number(version.split('.')[1]);
  return minor < 128 ? { paginate: 20 } : { pagination: { pagerSize: 20, disableAliases: true } };
}

/** Formatters take Go templates for broken HTML, so they bear another name until they are used. */
function nameTemplates(home: string): void {
  for (const entry of readdirSync(home, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (/\.go(?:html|xml)$/.test(path)) renameSync(path, path.replace(/\.go(html|xml)$/, '.$1'));
  }
}

function writeDocument(
  home: string,
  { document, sections }: { document: PublishedDocument; sections: Map<string, string> },
): void {
  const page = (path: string, front: Record<string, unknown>, body = '') =>
    writeText(join(home, 'content', path), `${JSON.stringify(front)}\n\n${body}\n`);
  const { type, id } = document;
  if (type === 'article') writeArticle(document, { page, sections });
  else if (type === 'section')
    page(`sections/${id}/_index.md`, { title: document.name, weight: document.position + 1 });
  else if (type === 'column') page(`columns/${id}/_index.md`, { title: document.title });
  else if (type === 'author')
    page(`authors/${id}/_index.md`, { title: document.name, note: document.role });
}

function writeArticle(
  article: ArticleDocument,
  {
    page,
    sections,
  }: {
    page: (path: string, front: Record<string, unknown>, body: string) => void;
    sections: Map<string, string>;
  },
): void {
  const { id, slug, title, standfirst, kind, section, column, bylines, related, body } = article;
  sections.set(id, section);
  const front = {
    title,
    slug,
    url: `/articles/${slug}/`,
    date: article.firstPublishedAt,
    standfirst,
    kind,
    columns: column === null ? [] : [column],
    authors: bylines.map((byline) => byline.author),
    role: bylines[0]?.roleAtPublication,
    related: related.map((other) => `/sections/${sections.get(other)}/${other}`),
  };
  page(`sections/${section}/${id}.md`, front, body);
}

function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
