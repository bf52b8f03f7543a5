/**
 * A comment's plain text as HTML: the only place where a reader's words become markup. Everything
 * is escaped first; then paragraphs and links are put around what is already harmless.
 */
export function commentHtml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${linkify(paragraph.trim()).replace(/\s*\n\s*/g, '<br>')}</p>`)
    .join('');
}

/** A web address with something after its scheme. */
const address = /https?:\/\/[\p{L}\p{N}[][^\s<>"']*/giu;

function linkify(paragraph: string): string {
  let html = '';
  let end = 0;
  for (const match of paragraph.matchAll(address)) {
    const url = withoutSentence(match[0]);
    html += escapeHtml(paragraph.slice(end, match.index)) + link(url);
    end = match.index + url.length;
  }
  return html + escapeHtml(paragraph.slice(end));
}

/** An address without the stops and brackets of the sentence around it; "Rope_(knot)" keeps its own. */
function withoutSentence(address: string): string {
  let url = address;
  while (/[.,;:!?]$/.test(url) || closesMore(url, '()') || closesMore(url, '[]')) {
    url = url.slice(0, -1);
  }
  return url;
}

/** Whether `text` ends with a closing bracket that nothing in it opens. */
function closesMore(text: string, [opening = '', closing = '']: string): boolean {
  const count = (sign: string) => text.split(sign).length;
  return text.endsWith(closing) && count(closing) > count(opening);
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
