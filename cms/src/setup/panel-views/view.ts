/** How one field is called and explained. */
export interface FieldWording {
  readonly label: string;
  /** What a refusal calls it, where the label alone makes no sentence: "author’s name". */
  readonly called?: string;
  /** The help text under the field. Strapi shows none on components; give it to their first field. */
  readonly help?: string;
  readonly placeholder?: string;
  /** `false` shows the field without letting anybody change it. */
  readonly editable?: boolean;
  /** For a relation: the field of its target that names it. */
  readonly shownBy?: string;
}

/** A field in the edit view and its width in twelfths of a row. */
export type Cell = readonly [field: string, width: number];

/** The panel's view of one type or component. */
export interface PanelView {
  readonly uid: string;
  /** The field that names a document. */
  readonly mainField: string;
  readonly sort?: { readonly by: string; readonly order: 'ASC' | 'DESC' };
  /** Columns of the list view; the panel adds its own "Status" where there are drafts. */
  readonly list: readonly string[];
  /** Rows of the edit view. A field that stands in none is hidden there. */
  readonly edit: readonly (readonly Cell[])[];
  readonly fields: Readonly<Record<string, FieldWording>>;
}

/** What addresses share, by the field that an empty one is made from. */
export function addressMadeFrom(field: 'headline' | 'title' | 'name'): FieldWording {
  return {
    label: 'Address',
    help: `The last part of the page’s address. Made from the ${field} if left empty. If you change it after publication, the old address leads to the new one.`,
  };
}
