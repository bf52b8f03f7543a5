import { type Fault, faultAt } from '../fault';
import { firstParagraphOf, headingsIn, imagesWithoutAlt, plainWords } from '../markdown';
import { isBlank } from '../payload';

/** Faults that keep a Markdown body from being published (WCAG 2.2, 1.1.1 and 1.3.1). */
export function bodyFaults(body: string | null | undefined): readonly Fault[] {
  if (isBlank(body) || typeof body !== 'string') {
    return [faultAt('body', 'The body is empty. Write it before you publish.')];
  }
  return [...imageFaults(body), ...headingFaults(body)];
}

/** A fault where the standfirst is said again as the body's first paragraph. */
export function repeatedStandfirst(article: {
  readonly standfirst?: string | null | undefined;
  readonly body?: string | null | undefined;
}): readonly Fault[] {
  const standfirst = plainWords(article.standfirst ?? '');
  return standfirst !== '' && standfirst === firstParagraphOf(article.body ?? '')
    ? [
        faultAt(
          'standfirst',
          'The standfirst is the same as the body’s first paragraph. Change one of them.',
        ),
      ]
    : [];
}

function imageFaults(body: string): readonly Fault[] {
  return imagesWithoutAlt(body).map((address) =>
    faultAt(
      'body',
      `The body has a picture without alternative text (${address}). Write it between the square brackets: ![what it shows](…).`,
    ),
  );
}

function headingFaults(body: string): readonly Fault[] {
  const headings = headingsIn(body);
  return headings.flatMap(({ level, text }, index) => {
    if (level === 1) {
      return [
        faultAt(
          'body',
          `The body has a heading of level 1 (“${text}”). The title is that; begin with ##.`,
        ),
      ];
    }
    const above = headings[index - 1]?.level ?? 1;
    return level > above + 1
      ? [
          faultAt(
            'body',
            `The body’s heading “${text}” is of level ${level} and follows level ${above}. Don’t skip a level.`,
          ),
        ]
      : [];
  });
}
