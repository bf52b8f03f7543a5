import { createHash } from 'node:crypto';

/**
 * A reader's words as they are kept: one kind of line break, no control characters, none of those
 * that turn the direction of what follows (Unicode TR36 §3.4), no more than one empty line at a
 * time, nothing around. Paragraphs stay.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/g, '')
    .replace(/\p{Cc}/gu, (control) => (control === '\n' || control === '\t' ? control : ''))
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Whether a text has what its writer may have meant as HTML. */
export function looksLikeHtml(text: string): boolean {
  return /<\/?[a-z][^<>]*>|<!--|&(?:[a-z]+|#\d+|#x[\da-f]+);/i.test(text);
}

/** A name for the words of a text, the same in whatever case and with whatever spaces between. */
export function digestOfWords(text: string): string {
  const words = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return digestOf([words]);
}

/** A short name for several parts together; nobody can choose two with the same one. */
export function digestOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
