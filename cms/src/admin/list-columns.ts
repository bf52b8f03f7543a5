/** Columns of the list of articles that fit a small screen: a short date, a byline that gives way. */

import { createElement, type ReactElement } from 'react';

/** The part of a list's header that is looked at and added to. */
interface Header {
  name: string;
  label?: unknown;
  cellFormatter?: (row: Record<string, unknown>) => ReactElement;
}

/** What Strapi passes from one handler of this hook to the next. */
interface TableColumns {
  displayedHeaders: Header[];
  layout: unknown;
}

/** Strapi's name of the hook through which every list's columns pass. */
export const tableColumnsHook = 'Admin/CM/pages/ListView/inject-column-in-table';

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: '2-digit' });
/** Longest byline in a list, in characters. */
const bylineLengthMax = 24;
/** The size of Strapi's own cells; what a handler returns gets no type of its own. */
const cellStyle = { fontSize: '1.4rem', whiteSpace: 'nowrap' } as const;

/** Formats of the columns that Strapi would write too wide. */
const formats: Record<string, (value: unknown) => string> = {
  // Strapi writes "Thursday, 19 November 2026 at 07:30", which pushes the state off the screen.
  firstPublishedAt: (value) => (typeof value === 'string' ? day.format(new Date(value)) : '–'),
  bylineText: (value) => {
    const text = typeof value === 'string' && value !== '' ? value : '–';
    return text.length > bylineLengthMax ? `${text.slice(0, bylineLengthMax - 1)}…` : text;
  },
};

/** Gives the columns of the article list their short formats. */
export function shortenColumns(columns: TableColumns): TableColumns {
  const displayedHeaders = columns.displayedHeaders.map((header) => {
    const format = formats[header.name];
    if (format === undefined) return header;
    const cellFormatter = (row: Record<string, unknown>) =>
      createElement('span', { style: cellStyle }, format(row[header.name]));
    const label = header.name === 'firstPublishedAt' ? 'Date' : header.label;
    return { ...header, label, cellFormatter };
  });
  return { ...columns, displayedHeaders };
}
