import { Marked } from 'marked';
import footnotes from 'marked-footnote';
import { addHeadingIds } from './headings.ts';
import { furniture } from './furniture.ts';
import { sanitise } from './sanitise.ts';

/** Changes whenever the same source would give other HTML; part of the key of what is stored. */
export const markdownVersion = '1';

const marked = new Marked({ gfm: true, async: false });
marked.use(
  // The heading that marked-footnote hides is ours to word; its class is in the site's styles.
  footnotes({
    description: 'Notes',
    headingClass: 'visually-hidden',
    footnoteDivider: false,
    sectionClass: 'footnotes',
  }),
);
marked.use(furniture);

/**
 * Sanitised HTML of an article's, author's or standing page's Markdown. Headings begin at `h2`.
 * Pictures stand as plain `<img>` with the CMS's address: see `withPictures`.
 */
export function renderMarkdown(source: string): string {
  const html = marked.parse(source, { async: false });
  return addHeadingIds(sanitise(html));
}
