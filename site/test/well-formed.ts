/** A tag, comment, declaration or CDATA section; group 1 is "/" at an end, group 2 the name. */
const markup =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([A-Za-z_][\w.:-]*)(?:\s+[\w.:-]+="[^"<]*")*\s*(\/?)>/g;

/**
 * What makes `xml` other than well-formed, or `null`: elements closed in order, one root, no stray
 * "<", no unknown entity, no character that XML 1.0 forbids.
 */
export function faultIn(xml: string): string | null {
  const open: string[] = [];
  let roots = 0;
  for (const [tag, end, name, empty] of xml.matchAll(markup)) {
    if (name === undefined) continue;
    if (end === '/') {
      const expected = open.pop();
      if (expected !== name) return `${tag} closes <${expected ?? 'nothing'}>`;
    } else {
      if (open.length === 0) roots += 1;
      if (empty !== '/') open.push(name);
    }
  }
  if (open.length > 0) return `<${open.join('> <')}> is never closed`;
  if (roots !== 1) return `${roots} root elements`;
  return faultInText(xml.replace(markup, ''), xml);
}

function faultInText(text: string, xml: string): string | null {
  if (text.includes('<')) return `a stray "<": ${text.slice(text.indexOf('<'), 40)}`;
  const entity = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);).{0,12}/i.exec(xml);
  if (entity !== null) return `an unknown entity: ${entity[0]}`;
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(xml)
    ? 'a control character'
    : null;
}
