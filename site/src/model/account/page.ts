/** The pages under `/account/`: made on request, for one reader, and kept by nobody. */
import type { CommentState } from '@standfirst/shared-types';
import type { Framed, Link, Moment } from '../page.ts';

/** What was not as it must be: which field, where it is one, and what to do, in a sentence. */
export interface FieldFault {
  field: string | null;
  message: string;
}

interface Labelled {
  name: string;
  label: string;
  hint: string | null;
  /** What is wrong with what was entered; `null` where nothing is. */
  fault: string | null;
}

/** A line to fill in. What a reader typed comes back, passwords apart. */
export interface EntryField extends Labelled {
  kind: 'entry';
  type: 'text' | 'email' | 'password';
  value: string;
  /** A token of https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill. */
  autocomplete: string;
}

/** Room for a text. */
export interface AreaField extends Labelled {
  kind: 'area';
  value: string;
  rows: number;
  /** Characters, as `commentLengthOf` counts them. */
  lengthMax: number;
}

/** A box to tick. */
export interface TickField extends Labelled {
  kind: 'tick';
  value: string;
  checked: boolean;
  /** What the label speaks of. */
  link: Link | null;
}

/** One of several. */
export interface ChoiceField extends Labelled {
  kind: 'choice';
  value: string;
  options: { value: string; label: string; hint: string | null }[];
}

/** Something to fill in. */
export type Field = EntryField | AreaField | TickField | ChoiceField;

/** A form, sent by POST. */
export interface FormBlock {
  kind: 'form';
  /** Names it to the page and its script. */
  id: string;
  heading: string | null;
  action: string;
  hidden: { name: string; value: string }[];
  /** Whose password is asked for, where the form does not ask that too. */
  username: string | null;
  fields: Field[];
  submit: string;
  /** Where it can't be undone. */
  isGrave: boolean;
  /** For a comment: the script that keeps the draft and counts. */
  isComment: boolean;
}

/** Paragraphs, and where to go on. */
export interface WordsBlock {
  kind: 'words';
  heading: string | null;
  paragraphs: string[];
  links: Link[];
}

/** A way to sign in beside the form: a link that looks like a button, because it leads to another site. */
export interface SignInWayBlock {
  kind: 'sign-in-way';
  href: string;
  text: string;
}

/** What somebody else wrote, to answer or report it. */
export interface QuoteBlock {
  kind: 'quote';
  label: string;
  name: string;
  date: Moment;
  /** Escaped, linkified, in paragraphs. */
  bodyHtml: string;
}

/** A reader's own comment. */
export interface OwnCommentBlock {
  kind: 'own-comment';
  state: CommentState;
  /** Where it stands, in a word or two. */
  stateWords: string;
  /** Why, where there is something to say. */
  reason: string | null;
  date: Moment;
  article: Link | null;
  /** Escaped, linkified, in paragraphs. */
  bodyHtml: string;
  notes: string[];
  links: Link[];
}

/** The places where a reader is signed in. */
export interface SessionsBlock {
  kind: 'sessions';
  action: string;
  sessions: { id: string; device: string; since: Moment; lastSeen: Moment; isThis: boolean }[];
}

/** Where a numbered list goes on. */
export interface PagerBlock {
  kind: 'pager';
  newer: string | null;
  older: string | null;
}

/** What the script of the form shows when a comment was sent without a reload. Hidden until then. */
export interface SentBlock {
  kind: 'sent';
}

/** Tells the form's script that this draft was posted and need not be kept. */
export interface PostedBlock {
  kind: 'posted';
  draft: string;
}

/** A part of a page. */
export type AccountBlock =
  | FormBlock
  | WordsBlock
  | SignInWayBlock
  | QuoteBlock
  | OwnCommentBlock
  | SessionsBlock
  | PagerBlock
  | SentBlock
  | PostedBlock;

/** A page under `/account/`. */
export interface AccountPage extends Framed {
  template: 'account';
  title: string;
  /** What stands above the title: the article that is written about. */
  about: Link | null;
  /** What the reader must put right; empty on most pages. */
  faults: FieldFault[];
  /** What has just been done. */
  notice: string | null;
  blocks: AccountBlock[];
  menu: { name: string | null; links: Link[]; current: string };
}
