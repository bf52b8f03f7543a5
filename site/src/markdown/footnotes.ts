import type { MarkedExtension } from 'marked';
import type { Footnotes } from 'marked-footnote';

/** Whether marked-footnote made this token of a document's notes. */
function isFootnotes(token: { type: string }): token is Footnotes {
  return token.type === 'footnotes';
}

/**
 * Names notes by their number instead of the author's label. A label can hold anything: one called
 * "label" would get the id of the notes' own heading, and "Back to reference fn-budget" tells a
 * listener of a name that stands nowhere.
 */
export const numberedNotes: MarkedExtension = {
  walkTokens(token) {
    if (!isFootnotes(token)) return;
    for (const note of token.items) {
      const number = note.refs[0]?.id ?? note.label;
      note.label = number;
      for (const mark of note.refs) mark.label = number;
    }
  },
};

/** Tells apart the ways back from a note that is referred to more than once: "reference 1-2". */
export function nameReturnLinks(html: string): string {
  return html.replace(
    /(<a href="#footnote-ref-(\d+-\d+)"[^>]* aria-label=")[^"]*"/g,
    (_match, start: string, place: string) => `${start}Back to reference ${place}"`,
  );
}
