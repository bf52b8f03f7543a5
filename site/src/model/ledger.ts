import { addressOf } from '@standfirst/shared-types';
import { scopes } from '../content/index.ts';
import { tidy } from '../markdown/index.ts';
import type { BuildContext } from './context.ts';
import { dayOf } from './dates.ts';
import { frameFor, headFor } from './frame.ts';
import type { LedgerEntry, LedgerPage } from './page.ts';

/** Articles whose corrections the page lists: those corrected last. */
const articlesMax = 100;

/** Everything the magazine has put right, the newest first. */
export function ledgerPage(context: BuildContext): LedgerPage {
  const address = '/corrections/';
  const title = 'Corrections and clarifications';
  const entries = context.content
    .newest(scopes.corrected, articlesMax)
    .flatMap((id) => entriesOf(context, id))
    .sort((a, b) => b.date.iso.localeCompare(a.date.iso));
  return {
    template: 'ledger',
    address,
    site: frameFor(context),
    head: headFor(context, { address, title, description: null }),
    title,
    entries,
  };
}

function entriesOf(context: BuildContext, id: string): LedgerEntry[] {
  const article = context.content.get('article.corrections', id);
  if (article === null) return [];
  const link = { href: addressOf('article', article.slug), text: tidy(article.title) };
  return article.corrections.map(({ kind, date, text }) => ({
    kind,
    date: dayOf(date),
    text: tidy(text),
    article: link,
  }));
}
