/**
 * A comment's plain text as HTML: the only place where a reader's words become markup. Everything
 * is escaped first; then paragraphs and links are put around what is already harmless.
 */
export function commentHtml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${linkify(paragraph.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('');
}

const address = /https?:\/\/[^\s<>"']+/g;

function linkify(paragraph: string): string {
  let html = '';
  let end = 0;
  for (const match of paragraph.matchAll(address)) {
    const url = match[0].replace(/[).,;:!?\]]+$/, '');
    html += escapeHtml(paragraph.slice(end, match.index)) + link(url);
    end = match.index + url.length;
  }
  return html + escapeHtml(paragraph.slice(end));
}

function link(url: string): string {
  const safe = escapeHtml(url);
  return `<a href="${safe}" rel="nofollow ugc noopener">${safe}</a>`;
}

/** Text made safe inside an element and inside a double-quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
