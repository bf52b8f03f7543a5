import { scopes } from '../content/index.ts';
import { cardsFor } from './card.ts';
import type { BuildContext } from './context.ts';
import { frameFor, headFor } from './frame.ts';
import { entriesOf, numberedAddress } from './list.ts';
import type { ArchivePage, ArchiveYear, Link, ListPage } from './page.ts';

/** The address of the archive (`''`), of a year (`2026`) or of a month (`2026-11`) in it. */
export function archiveAddress(period: string): string {
  return period === '' ? '/archive/' : `/archive/${period.replace('-', '/')}/`;
}

/** The archive's years with their months, newest first; of one year only, where one is asked for. */
export function archivePage(context: BuildContext, year: string | null): ArchivePage | null {
  const years = archiveYears(context.content.months());
  const shown = year === null ? years : years.filter(({ text }) => text === year);
  if (year !== null && shown.length === 0) return null;
  const address = archiveAddress(year ?? '');
  const title = year === null ? 'Archive' : `Archive: ${year}`;
  return {
    template: 'archive',
    address,
    site: frameFor(context),
    head: headFor(context, { address, title, description: null }),
    year,
    years: shown,
  };
}

/** A page of the articles first published in one month (`YYYY-MM`), newest first; `null` if there is none. */
export function monthPage(
  context: BuildContext,
  { month, page }: { month: string; page: number | null },
): ListPage | null {
  const months = context.content.months();
  const at = months.indexOf(month);
  const base = archiveAddress(month);
  const found = entriesOf(context, { scope: scopes.month(month), base, page });
  if (at < 0 || found === null) return null;
  const name = monthName(month);
  const address = page === null ? base : numberedAddress(base, page);
  const [year = ''] = month.split('-');
  return {
    template: 'list',
    address,
    site: frameFor(context),
    head: headFor(context, {
      address,
      title: page === null ? name : `${name}, page ${page}`,
      description: null,
    }),
    subject: {
      kind: 'month',
      name,
      year: { href: archiveAddress(year), text: year },
      earlier: monthLink(months[at - 1]),
      later: monthLink(months[at + 1]),
    },
    cards: cardsFor(context, found.ids),
    pagination: found.pagination,
    feed: null,
  };
}

/** The years of these months (`YYYY-MM`, oldest first) with their months, newest first. */
export function archiveYears(months: readonly string[]): ArchiveYear[] {
  const years = Map.groupBy(months.toReversed(), (month) => month.slice(0, 4));
  return [...years].map(([year, itsMonths]) => ({
    href: archiveAddress(year),
    text: year,
    months: itsMonths.map((month) => ({
      href: archiveAddress(month),
      text: monthName(month).replace(` ${year}`, ''),
    })),
  }));
}

function monthLink(month: string | undefined): Link | null {
  return month === undefined ? null : { href: archiveAddress(month), text: monthName(month) };
}

const monthFormat = new Intl.DateTimeFormat('en-GB', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

function monthName(month: string): string {
  return monthFormat.format(new Date(`${month}-01T00:00:00Z`));
}
