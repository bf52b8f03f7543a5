import { type Fault, faultAt, fieldName, type FieldOf } from '../fault';
import { firstParagraphOf, headingsIn, picturesIn, plainWords } from '../markdown';
import { isBlank } from '../payload';
import type { MediaNames } from '../stored';
import { alternativeTextFault } from './alternative-text';

/** A Markdown body and what is known of the pictures it shows. */
export interface BodyState {
  readonly uid: 'api::article.article' | 'api::page.page';
  readonly body: string | null | undefined;
  readonly mediaNames: MediaNames;
}

/** Faults that keep a Markdown body from being published (WCAG 2.2, 1.1.1 and 1.3.1). */
export function bodyFaults({ uid, body, mediaNames }: BodyState): readonly Fault[] {
  const at = { uid, field: 'body' };
  if (isBlank(body) || typeof body !== 'string') {
    return [faultAt(at, 'is empty. Write it before you publish.')];
  }
  return [...pictureFaults(at, { body, mediaNames }), ...headingFaults(at, body)];
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
          { uid: 'api::article.article', field: 'standfirst' },
          'is the same as the body’s first paragraph. Change one of them.',
        ),
      ]
    : [];
}

function pictureFaults(
  at: FieldOf,
  { body, mediaNames }: { readonly body: string; readonly mediaNames: MediaNames },
): readonly Fault[] {
  return picturesIn(body).flatMap(({ alt, address }) => {
    const fault = alternativeTextFault(alt, mediaNames.get(address));
    if (fault === null) return [];
    return [
      faultAt(
        at,
        fault === 'missing'
          ? `has a picture without alternative text (${address}). Describe the picture between the square brackets: ![what it shows](…).`
          : `has a picture with only a file name as alternative text (“${alt}”). Describe the picture there: ![what it shows](…).`,
      ),
    ];
  });
}

function headingFaults(at: FieldOf, body: string): readonly Fault[] {
  const headings = headingsIn(body);
  return headings.flatMap(({ level, text }, index) => {
    if (level === 1) {
      const title = fieldName({ uid: at.uid, field: 'title' });
      return [
        faultAt(at, `has a heading of level 1 (“${text}”). The ${title} is that; begin with ##.`),
      ];
    }
    const above = headings[index - 1]?.level ?? 1;
    return level > above + 1
      ? [
          faultAt(
            at,
            `has a heading “${text}” of level ${level} after level ${above}. Don’t skip a level.`,
          ),
        ]
      : [];
  });
}
