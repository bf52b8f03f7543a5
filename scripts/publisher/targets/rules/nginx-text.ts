/** nginx's own syntax: https://nginx.org/en/docs/dev/development_guide.html and src/core/ngx_conf_file.c. */

/**
 * A quoted parameter that says `text` and nothing else. A "$" would begin a variable and can't be
 * escaped, so it is written as the variable that holds it.
 */
export function quoted(text: string): string {
  return literal(text).replaceAll('$', '${standfirst_dollar}');
}

/** A quoted parameter in which "$" is no variable: a map's source, a regular expression. */
export function literal(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

/** Text that a regular expression takes as it is. */
export function pattern(text: string): string {
  return text.replaceAll(/[^\w/\u{80}-\u{10ffff}]/gu, '\\$&');
}

/** nginx compares what it finds in a map without regard to ASCII case, and only to that. */
export function folded(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
