/** `text` with every character that XML 1.0 §2.2 forbids left out. */
export function withoutControls(text: string): string {
  return text.replace(forbidden, '');
}

/** `text` as character data or an attribute's value, in an element of its own. */
export function escaped(text: string): string {
  return withoutControls(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** A whole document as a response. */
export function xmlResponse(document: string, mime = 'application/xml'): Response {
  return new Response(document, { headers: { 'Content-Type': `${mime}; charset=utf-8` } });
}

// Control characters but tab, line feed and carriage return; lone surrogates; U+FFFE and U+FFFF.
const forbidden =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
