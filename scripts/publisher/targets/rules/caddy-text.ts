/** The Caddyfile's syntax: https://caddyserver.com/docs/caddyfile/concepts#tokens-and-quotes */

/** Text between quotes in which nothing needs an escape; the Caddyfile has none for a backslash at the end. */
const plain = /^[\w\-./~%!$&'()*+,;=:@? \p{L}\p{N}]*$/u;

/**
 * A line of a `map`. An address of ordinary characters is compared as it is; any other is written as
 * a regular expression in which each unusual character is a number, so that none means anything to Caddy.
 */
export function keyed(
  text: string,
  result: string,
  around?: { before?: string; rest?: string },
): string {
  if (around === undefined && plain.test(text)) return `${value(text)} ${value(result)}`;
  const { before = '', rest = '' } = around ?? {};
  // The result of a regular expression is a template, in which "$$" is "$".
  return `"~^${before}${numbered(text)}${rest}$" ${value(result.replaceAll('$', '$$$$'))}`;
}

/**
 * Quoted text.
 * @throws if it holds what the Caddyfile could take for its own; nothing that we write does.
 */
export function value(text: string): string {
  // Between backticks a quotation mark is one: https://caddyserver.com/docs/caddyfile/concepts#tokens-and-quotes
  if (/^[\w\-./"]*$/.test(text) && text.includes('"')) return `\`${text}\``;
  if (!plain.test(text) && !/^[\x20\x21\x23-\x5b\x5d-\x5f\x61-\x7a|~]*$/.test(text)) {
    throw new Error(`${JSON.stringify(text)} can’t be written into a Caddyfile.`);
  }
  return `"${text}"`;
}

/** A regular expression for exactly this text: letters and digits of ASCII, all else by number. */
function numbered(text: string): string {
  return [...text]
    .map((letter) =>
      /[\w/-]/.test(letter) ? letter : `\\x{${(letter.codePointAt(0) ?? 0).toString(16)}}`,
    )
    .join('');
}
