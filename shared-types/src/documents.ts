/**
 * The wire shape of every published document: what the change feed carries and the mirror keeps.
 * A document names others by id only; whoever needs a name or a picture looks it up. So a renamed
 * author is one changed document, however many articles show the name.
 */
import { z } from 'zod';

/** Strapi's `documentId`: opaque, stable for the life of a document. */
export const documentId = z.string().min(1).max(64);

/**
 * The part of an address that names a document: unreserved URL characters (RFC 3986 §2.3) only, and
 * no dot segment, for browsers resolve "." and ".." away (§5.2.4).
 */
export const slug = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[A-Za-z0-9\-_.~]+$/, 'may hold letters, digits, "-", "_", "." and "~" only')
  .regex(/[^.]/, 'may not be dots only');

/** An instant in ISO 8601, UTC. */
export const instant = z.iso.datetime();
/** A calendar day, `YYYY-MM-DD`. */
const day = z.iso.date();
const text = z.string().nullable();
/** An address that a link may lead to: never `javascript:` or `data:`. */
const webAddress = z.url({ protocol: /^https?$/, error: 'must be an http(s) address' });
/** A path on the site. `//host` and `/\\host` are refused: browsers take them for another site. */
const sitePath = z
  .string()
  .regex(/^\/(?![/\\])[^\s]*$/, 'must be a path on the site, which begins with one "/"');
/** A time zone by its IANA name. */
const timeZone = z.string().refine(isTimeZone, 'must be an IANA time zone, such as Europe/London');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The names of the section palette. The colours themselves belong to the site's tokens. */
export const sectionColours = [
  'oxblood',
  'ochre',
  'moss',
  'teal',
  'cobalt',
  'plum',
  'slate',
  'rust',
] as const;

/** What an article is; decides its furniture and its schema.org type. */
export const articleKinds = ['news', 'opinion', 'feature', 'analysis'] as const;

/** A dated note under an article. */
export const correctionKinds = ['correction', 'clarification', 'update'] as const;

/** Who is asked before a comment appears. */
export const commentPolicies = [
  'off',
  'pre-moderated',
  'first-comment-moderated',
  'post-moderated',
] as const;

/** A picture as an editor placed it: the file, and what this use of it says. */
export const figure = z.object({
  media: documentId,
  alt: text,
  caption: text,
  credit: text,
  decorative: z.boolean(),
});

/** A search engine's and a social card's own wording, where an editor gave one. */
export const seo = z.object({ title: text, description: text });

/** One author of an article, with the role they held when it was first published. */
export const byline = z.object({ author: documentId, roleAtPublication: text });

/** One correction, clarification or update. `date` is the day it was made. */
export const correction = z.object({ date: day, text: z.string(), kind: z.enum(correctionKinds) });

export const articleDocument = z.object({
  type: z.literal('article'),
  id: documentId,
  slug,
  title: z.string().min(1).max(150),
  standfirst: z.string().max(300).nullable(),
  /** Markdown. */
  body: z.string(),
  kind: z.enum(articleKinds),
  section: documentId,
  column: documentId.nullable(),
  bylines: z.array(byline),
  signOff: text,
  leadImage: figure.nullable(),
  /** In the editor's order; published targets only. */
  related: z.array(documentId),
  corrections: z.array(correction),
  teaser: z.string().max(160).nullable(),
  firstPublishedAt: instant,
  commentsOpen: z.boolean(),
  tags: z.array(documentId),
  seo: seo.nullable(),
});

export const authorDocument = z.object({
  type: z.literal('author'),
  id: documentId,
  slug,
  name: z.string().min(1),
  role: text,
  signOff: text,
  /** Markdown. */
  bio: text,
  portrait: figure.nullable(),
  links: z.array(z.object({ label: z.string(), url: webAddress })),
});

export const columnDocument = z.object({
  type: z.literal('column'),
  id: documentId,
  slug,
  title: z.string().min(1),
  description: text,
  authors: z.array(documentId),
  image: documentId.nullable(),
  closed: z.boolean(),
});

export const sectionDocument = z.object({
  type: z.literal('section'),
  id: documentId,
  slug,
  name: z.string().min(1),
  description: text,
  /** Lower stands first. */
  position: z.number().int(),
  colour: z.enum(sectionColours),
});

export const tagDocument = z.object({
  type: z.literal('tag'),
  id: documentId,
  slug,
  name: z.string().min(1),
});

export const pageDocument = z.object({
  type: z.literal('page'),
  id: documentId,
  slug,
  title: z.string().min(1),
  /** Markdown. */
  body: z.string(),
  inFooter: z.boolean(),
});

export const frontPageDocument = z.object({
  type: z.literal('front-page'),
  id: documentId,
  /** In the editor's order; the first is the lead, the rest are picks. */
  lead: z.array(documentId).max(7),
});

export const settingsDocument = z.object({
  type: z.literal('settings'),
  id: documentId,
  title: z.string().min(1),
  tagline: text,
  description: text,
  logo: documentId.nullable(),
  publisher: text,
  contactEmail: z.email().nullable(),
  commentPolicy: z.enum(commentPolicies),
  commentsCloseAfterDays: z.number().int().nonnegative().nullable(),
  timeZone,
});

/**
 * An approved comment, or the place of a withdrawn one. Carries the reader's display name and
 * nothing else about them.
 */
export const commentDocument = z.object({
  type: z.literal('comment'),
  id: documentId,
  article: documentId,
  parent: documentId.nullable(),
  /** Empty where it was withdrawn. */
  name: z.string(),
  /** Plain text; empty where it was withdrawn. */
  body: z
    .string()
    .refine((body) => Array.from(body).length <= 2000, 'may have 2,000 characters at most'),
  submittedAt: instant,
  /** Whether its writer withdrew it: only its place is left, for the replies to it. */
  withdrawn: z.boolean(),
});

/**
 * How much an article was read lately: a week's views, of which older days weigh less. It is told at
 * most hourly. No reader is in it.
 */
export const viewsDocument = z.object({
  type: z.literal('views'),
  /** The article's id. */
  id: documentId,
  total: z.number().int().nonnegative(),
});

/** A permanent redirect (301) between two addresses of the site. */
export const redirectDocument = z.object({
  type: z.literal('redirect'),
  id: documentId,
  from: sitePath,
  to: sitePath,
});

/** A file in the media library. */
export const mediaDocument = z.object({
  type: z.literal('media'),
  id: documentId,
  name: z.string(),
  /** Where the CMS serves it: a path on the CMS or an absolute address. */
  url: z.string().min(1),
  mime: z.string(),
  /** Changes whenever the bytes do, even where `url` stays (strapi#10382). */
  version: z.string(),
  width: z.number().int().positive().nullable(),
  height: z.number().int().positive().nullable(),
  /** What must stay in sight where the picture is cropped, in per cent from the left and from the top; `null` for its middle. */
  focalPoint: z.object({ x: z.number().min(0).max(100), y: z.number().min(0).max(100) }).nullable(),
});

/** Any published document, told apart by `type`. */
export const publishedDocument = z.discriminatedUnion('type', [
  articleDocument,
  authorDocument,
  columnDocument,
  sectionDocument,
  tagDocument,
  pageDocument,
  frontPageDocument,
  settingsDocument,
  commentDocument,
  viewsDocument,
  redirectDocument,
  mediaDocument,
]);

/** A picture as an editor placed it. */
export type Figure = z.infer<typeof figure>;
/** One author of an article, with their role of the day. */
export type Byline = z.infer<typeof byline>;
/** One dated note under an article. */
export type Correction = z.infer<typeof correction>;
/** What an article is. */
export type ArticleKind = (typeof articleKinds)[number];
/** A name of the section palette. */
export type SectionColour = (typeof sectionColours)[number];
/** A published article. */
export type ArticleDocument = z.infer<typeof articleDocument>;
/** An author. */
export type AuthorDocument = z.infer<typeof authorDocument>;
/** A column. */
export type ColumnDocument = z.infer<typeof columnDocument>;
/** A section. */
export type SectionDocument = z.infer<typeof sectionDocument>;
/** A tag. */
export type TagDocument = z.infer<typeof tagDocument>;
/** A published standing page. */
export type PageDocument = z.infer<typeof pageDocument>;
/** The edited front page. */
export type FrontPageDocument = z.infer<typeof frontPageDocument>;
/** The magazine’s settings. */
export type SettingsDocument = z.infer<typeof settingsDocument>;
/** An approved comment, or the place of a withdrawn one. */
export type CommentDocument = z.infer<typeof commentDocument>;
/** How often an article was opened. */
export type ViewsDocument = z.infer<typeof viewsDocument>;
/** A permanent redirect. */
export type RedirectDocument = z.infer<typeof redirectDocument>;
/** A file in the media library. */
export type MediaDocument = z.infer<typeof mediaDocument>;
/** Any published document. */
export type PublishedDocument = z.infer<typeof publishedDocument>;

/** The kinds of document the feed carries. */
export type DocumentType = PublishedDocument['type'];

/** The document of one type: `DocumentOf<'author'>` is `AuthorDocument`. */
export type DocumentOf<T extends DocumentType> = Extract<PublishedDocument, { type: T }>;

/** Every document type, for code that goes through them all. */
export const documentTypes = publishedDocument.options.map(
  (option) => option.shape.type.value,
) satisfies DocumentType[];
