import sanitizeHtml, { type Attributes, type IOptions } from 'sanitize-html';
import { withoutEmpty } from './empty.ts';

/** What may stand in an article, and nothing else. Scripts, styles, forms and frames may not. */
const allowed: IOptions = {
  allowedTags: [
    ...words('h2 h3 h4 h5 h6 p br hr ul ol li dl dt dd blockquote footer cite q pre div section'),
    ...words('a em strong i b s del ins sub sup small abbr code kbd mark time img'),
    ...words('table caption thead tbody tfoot tr th td'),
  ],
  allowedAttributes: {
    a: words('href title id data-footnote-ref data-footnote-backref aria-describedby aria-label'),
    img: words('src alt title'),
    ol: ['start'],
    li: ['id'],
    abbr: ['title'],
    time: ['datetime'],
    th: words('scope class colspan rowspan'),
    td: words('class colspan rowspan'),
    section: words('class data-footnotes'),
    h2: words('id class'),
  },
  allowedClasses: {
    th: ['figure-cell'],
    td: ['figure-cell'],
    section: ['footnotes'],
    h2: ['visually-hidden'],
  },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['https', 'http'] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
};

/** The same HTML without anything that could run, load or overlay. No id stands in it twice. */
export function sanitise(html: string): string {
  const ids = new Set<string>();
  const clean = sanitizeHtml(html, {
    ...allowed,
    transformTags: {
      h1: 'h2',
      '*': (tagName, attribs) => ({ tagName, attribs: withOwnIds(attribs, { tagName, ids }) }),
    },
  });
  return withoutEmpty(clean);
}

/** The heading of the notes, a note, or a mark that leads to one. */
const ownId = /^footnote-(?:label|\d+|ref-\d+(?:-\d+)?)$/;
const identified = new Set(['a', 'li', 'h2']);

/**
 * Leaves only ids that footnotes need, each once: any other could be one that the page has itself,
 * and a fragment or `aria-describedby` would lead to the wrong place.
 */
function withOwnIds(
  attribs: Attributes,
  { tagName, ids }: { tagName: string; ids: Set<string> },
): Attributes {
  const { id, 'aria-describedby': described, ...rest } = attribs;
  const keeps = id !== undefined && identified.has(tagName) && ownId.test(id) && !ids.has(id);
  if (keeps) ids.add(id);
  return {
    ...(keeps && { id }),
    ...rest,
    ...(described === 'footnote-label' && { 'aria-describedby': described }),
  };
}

function words(list: string): string[] {
  return list.split(' ');
}
