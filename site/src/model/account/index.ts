/** The public door of the pages under `/account/`. */
export * from './comment-pages.ts';
export { ownCommentAddress } from './own-comment.ts';
export type { AccountPage, FieldFault } from './page.ts';
export { untouched, type Desk, type FormState } from './page-of.ts';
export * from './settings-pages.ts';
export * from './signing-pages.ts';
export { quoted, subjectOf, type Subject } from './subject.ts';
export * from './writing-pages.ts';
