import sanitizeHtml from 'sanitize-html';

/** What may stand in an article, and nothing else. Scripts, styles, forms and frames may not. */
const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'ul', 'ol', 'li', 'dl', 'dt', 'dd',
    'blockquote', 'footer', 'cite', 'q', 'a', 'em', 'strong', 'i', 'b', 's', 'del', 'ins', 'sub', 'sup', 'small',
    'abbr', 'code', 'pre', 'kbd', 'mark', 'time', 'img', 'div', 'section',
    'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td',
  ],
  allowedAttributes: {
    a: ['href', 'title', 'id', 'data-footnote-ref', 'data-footnote-backref', 'aria-describedby', 'aria-label', 'rel'],
    img: ['src', 'alt', 'title'],
    ol: ['start'],
    li: ['id'],
    abbr: ['title'],
    time: ['datetime'],
    th: ['scope', 'class', 'colspan', 'rowspan'],
    td: ['class', 'colspan', 'rowspan'],
    div: ['class', 'role', 'tabindex', 'aria-label'],
    section: ['class', 'data-footnotes'],
    h2: ['id', 'class'],
  },
  allowedClasses: {
    div: ['table-scroll'],
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

/** The same HTML without anything that could run, load or overlay. */
export function sanitise(html: string): string {
  return sanitizeHtml(html, allowed);
}
