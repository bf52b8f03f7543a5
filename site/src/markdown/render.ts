import { Marked } from 'marked';
import footnotes from 'marked-footnote';
import { nameReturnLinks, numberedNotes } from './footnotes.ts';
import { furniture } from './furniture.ts';
import { addHeadingIds } from './headings.ts';
import { sanitise } from './sanitise.ts';
import { inScrollRegions } from './tables.ts';

/** A text that can't be rendered. The message says what to change. */
export class MarkdownError extends Error {
  override readonly name = 'MarkdownError';
}

/**
 * Sanitised HTML of an article's, author's or standing page's Markdown. Headings begin at `h2`.
 * Pictures stand as plain `<img>` with the CMS's address: see `withPictures`.
 * @throws MarkdownError for a text nested thousands deep.
 */
export function renderMarkdown(source: string): string {
  return inScrollRegions(addHeadingIds(nameReturnLinks(sanitise(parse(source)))));
}

function parse(source: string): string {
  try {
    return parserFor(source).parse(source, { async: false });
  } catch (cause) {
    throw new MarkdownError(
      'The text can’t be rendered. Look for quotations or lists nested very deeply.',
      { cause },
    );
  }
}

/** For texts without notes, which are nearly all: it keeps nothing in itself. */
const plain = new Marked({ gfm: true, async: false }).use(furniture);

/**
 * A new one for each text that may have notes: marked-footnote keeps count in itself, and after a
 * text that failed it would number, or refuse, the next one's.
 */
function parserFor(source: string): Marked {
  // Every mark and every note begins so (marked-footnote's own patterns).
  if (!source.includes('[^')) return plain;
  const marked = new Marked({ gfm: true, async: false });
  return marked.use(
    // The heading that marked-footnote hides is ours to word; its class is in the site's styles.
    footnotes({
      description: 'Notes',
      headingClass: 'visually-hidden',
      footnoteDivider: false,
      sectionClass: 'footnotes',
    }),
    numberedNotes,
    furniture,
  );
}
