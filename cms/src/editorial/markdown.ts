/**
 * The little of Markdown that editorial rules look at. It only reads; what readers see is made in
 * one place, on the site. Fenced and inline code is not looked at.
 */

/** A heading as it stands in a body. */
export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  readonly text: string;
}

const fence = /^ {0,3}(`{3,}|~{3,})/;
const atx = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?[ \t]*#*[ \t]*$/;
const underline = /^ {0,3}(=+|-+)[ \t]*$/;

/** The headings of a body, in order, both `## ` and underlined ones. */
export function headingsIn(body: string): readonly Heading[] {
  const lines = withoutFences(body).split('\n');
  return lines.flatMap((line, index): Heading[] => {
    const hashes = atx.exec(line);
    if (hashes) return [{ level: hashes[1]?.length ?? 1, text: hashes[2] ?? '' }];
    const next = lines[index + 1];
    const marks = next === undefined ? null : underline.exec(next);
    if (marks && isParagraphText(line)) {
      return [{ level: marks[1]?.startsWith('=') ? 1 : 2, text: line.trim() }];
    }
    return [];
  });
}

/** A picture as it stands in a body. */
export interface Picture {
  /** What stands for it where it can't be seen; `''` where nothing does. */
  readonly alt: string;
  /** Its address, or the name of the reference that holds it. */
  readonly address: string;
}

const markdownPicture = /!\[((?:\\.|[^[\]\\]|\[[^[\]]*\])*)\](?:\(\s*<?([^\s)>]*)|\[([^\]]*)\])/g;

/** The pictures of a body, those in Markdown first and then those in HTML. */
export function picturesIn(body: string): readonly Picture[] {
  const text = withoutCode(body);
  return [
    ...[...text.matchAll(markdownPicture)].map(([, alt = '', address, reference = '']) => ({
      alt: alt.trim(),
      address: address ?? reference,
    })),
    ...[...text.matchAll(/<img\b[^>]*>/gi)].map(([tag]) => ({
      alt: attributeOf(tag, 'alt').trim(),
      address: attributeOf(tag, 'src'),
    })),
  ];
}

/** The first paragraph's words without marks, `''` where the body does not begin with one. */
export function firstParagraphOf(body: string): string {
  const first =
    body
      .replace(/\r\n?/g, '\n')
      .trim()
      .split(/\n\s*\n/)[0] ?? '';
  return atx.test(first.split('\n')[0] ?? '') ? '' : plainWords(first);
}

/** Text as it reads, for comparison: no marks, no link addresses, single blanks, lower case. */
export function plainWords(markdown: string): string {
  return markdown
    .replace(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`~>#]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function attributeOf(tag: string, name: 'alt' | 'src'): string {
  const value = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    tag,
  );
  return value?.[1] ?? value?.[2] ?? value?.[3] ?? '';
}

function isParagraphText(line: string): boolean {
  return (
    line.trim() !== '' &&
    !/^ {0,3}(?:[#>|]|[-*+] |\d+[.)] |(?:[-*_] *){3,}$)/.test(line) &&
    !/^(?: {4}|\t)/.test(line)
  );
}

function withoutFences(body: string): string {
  let open: string | null = null;
  return body
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => {
      const marks = fence.exec(line)?.[1];
      if (open === null) {
        if (marks === undefined) return line;
        open = marks;
        return '';
      }
      if (marks?.startsWith(open) && line.trim() === marks) open = null;
      return '';
    })
    .join('\n');
}

function withoutCode(body: string): string {
  return withoutFences(body).replace(/(`+)[\s\S]*?\1/g, '');
}
