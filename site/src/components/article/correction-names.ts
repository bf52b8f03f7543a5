import type { CorrectionNote } from '../../model/page.ts';

/** What readers call each kind of correction. */
export const correctionNames: Readonly<Record<CorrectionNote['kind'], string>> = {
  correction: 'Correction',
  clarification: 'Clarification',
  update: 'Update',
};
