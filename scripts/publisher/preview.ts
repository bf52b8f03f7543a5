import type { DatabaseSync } from 'node:sqlite';
import {
  addressOf,
  draftPath,
  faultsOf,
  parsePreviewPath,
  previewPayload,
  publishedDocument,
  type PreviewTarget,
} from '@standfirst/shared-types';
import type { Mirror } from '@standfirst/site/content';
import { buildPage, type Page } from '@standfirst/site/model';
import { policyFor } from '../serve/headers.ts';
import { reasonOf } from '../lib/log.ts';
import type { Renderer } from './renderer.ts';
import { isSigned } from './signature.ts';
import { styleSources } from './styles.ts';

/** What the preview works with. */
export interface PreviewContext {
  db: DatabaseSync;
  mirror: Mirror;
  renderer: Renderer;
  siteUrl: string;
  cms: { url: string; token: string; fetch: typeof fetch };
  /** The panel's public origin, which alone may show a preview inside itself. */
  panelOrigin: string;
  now: () => number;
}

/** What a preview answers. */
export interface PreviewAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** How long the CMS may take to give a draft, in milliseconds. */
const answerWithinMs = 10_000;

/**
 * Shows a document as the live templates would, under a signed address. Nothing of it is kept: the
 * draft is laid over the mirror, the page is built, and the mirror is as before.
 */
export async function preview(context: PreviewContext, path: string): Promise<PreviewAnswer> {
  const parsed = parsePreviewPath(path);
  if (parsed === null) return words(404, 'There is no preview here.');
  const { target, signature } = parsed;
  if (!isSigned(previewPayload(target), { secret: context.cms.token, signature })) {
    return words(404, 'There is no preview here.');
  }
  if (target.untilMs < context.now()) {
    return words(410, 'This preview address has expired. Open the preview again in the panel.');
  }
  try {
    const document = target.status === 'draft' ? await draftOf(context, target) : null;
    const page = pageOver(context, { target, document });
    if (page === null) return words(404, 'This document is not published yet: look at its draft.');
    return show(context, await context.renderer.render(uncounted(page)));
  } catch (error) {
    // Whatever is wrong with a draft is for its editor to read, here and now.
    return words(422, `This draft can’t be shown yet: ${reasonOf(error)}`);
  }
}

/** An editor who looks at a preview is no reader. */
function uncounted(page: Page): Page {
  return page.template === 'article' ? { ...page, beacon: null } : page;
}

async function draftOf({ cms }: PreviewContext, { type, id }: PreviewTarget): Promise<unknown> {
  const response = await cms.fetch(new URL(draftPath(type, id), cms.url), {
    headers: { authorization: `Bearer ${cms.token}` },
    signal: AbortSignal.timeout(answerWithinMs),
  });
  if (response.ok) return response.json();
  throw new Error(`the CMS answered ${response.status}. Save it first.`);
}

/** Builds the page with the draft in place, and takes the draft away again, in one breath. */
function pageOver(
  { db, mirror, siteUrl }: PreviewContext,
  { target, document }: { target: PreviewTarget; document: unknown },
): Page | null {
  db.exec('SAVEPOINT preview');
  try {
    const slug = document === null ? null : layOver(mirror, document);
    const known = slug ?? mirror.get(target.type, target.id)?.slug;
    if (known === undefined) return null;
    return buildPage({ content: mirror.reader(), siteUrl }, addressOf(target.type, known));
  } finally {
    db.exec('ROLLBACK TO preview; RELEASE preview;');
    mirror.forgetProjections();
  }
}

function layOver(mirror: Mirror, draft: unknown): string {
  const parsed = publishedDocument.safeParse(draft);
  if (!parsed.success) {
    throw new Error(`${faultsOf(parsed.error, draft)}.`);
  }
  const { data: document } = parsed;
  if (document.type !== 'article' && document.type !== 'page') {
    throw new Error(`a ${document.type} has no preview.`);
  }
  const { type, id, slug } = document;
  mirror.apply([{ type, id, slug, document }]);
  return slug;
}

function show(
  { panelOrigin }: PreviewContext,
  page: { headers: Record<string, string>; body: string },
): PreviewAnswer {
  const policy = policyFor(styleSources(page.body)).replace(
    "frame-ancestors 'none'",
    `frame-ancestors ${panelOrigin}`,
  );
  return {
    status: 200,
    headers: {
      ...neverKept,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
    },
    body: page.body,
  };
}

/** A preview is for one editor: no cache keeps it, no search engine lists it. */
const neverKept = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' };

function words(status: number, text: string): PreviewAnswer {
  return {
    status,
    headers: { ...neverKept, 'Content-Type': 'text/plain; charset=utf-8' },
    body: `${text}\n`,
  };
}
