import { type Fault, faultAt } from '../fault';
import { isBlank } from '../payload';

/** What the rule needs to know of a picture in its place. */
export interface FigureState {
  readonly hasImage: boolean;
  readonly alt: unknown;
  readonly decorative: unknown;
}

/**
 * A picture needs alternative text unless it is marked as decorative (WCAG 2.2, 1.1.1).
 *
 * `label` says which picture: "lead image", "portrait".
 */
export function figureFaults(
  figure: FigureState,
  { field, label }: { readonly field: string; readonly label: string },
): readonly Fault[] {
  if (!figure.hasImage || figure.decorative === true || !isBlank(figure.alt)) return [];
  return [
    faultAt(
      [field, 'alt'],
      `The ${label} has no alternative text. Say what it shows, or mark it as decorative.`,
    ),
  ];
}
