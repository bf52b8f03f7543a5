import { type Fault, faultAt, fieldName, type FieldOf } from '../fault';
import { alternativeTextFault } from './alternative-text';

/** What the rule needs to know of a picture in its place. */
export interface FigureState {
  readonly hasImage: boolean;
  /** The file's name in the media library, where it is known. */
  readonly mediaName: string | null | undefined;
  readonly alt: unknown;
  readonly decorative: unknown;
}

/** A picture needs alternative text unless it is marked as decorative (WCAG 2.2, 1.1.1). */
export function figureFaults(figure: FigureState, at: FieldOf): readonly Fault[] {
  if (!figure.hasImage || figure.decorative === true) return [];
  const fault = alternativeTextFault(figure.alt, figure.mediaName);
  if (fault === null) return [];
  const decorative = fieldName({ uid: 'editorial.figure', field: 'decorative' });
  return [
    faultAt(
      { ...at, path: [at.field, 'alt'] },
      fault === 'missing'
        ? `has no alternative text. Describe the picture, or set ${decorative} to True.`
        : `has only a file name as alternative text (“${String(figure.alt).trim()}”). Describe the picture, or set ${decorative} to True.`,
    ),
  ];
}
