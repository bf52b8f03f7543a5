/**
 * One object per page, complete before any component runs. Templates get nothing else: no content
 * store, no clock, no environment. A page's key is a digest of its object, so a template cannot
 * read something that the key misses.
 */
import type { ArticleKind, SectionColour } from '@standfirst/shared-types';
import type { AccountPage } from './account/page.ts';
import type { Focus } from './focus.ts';

/** A link with the words that stand for it. */
export interface Link {
  href: string;
  text: string;
}

/** A moment as a machine (`iso`, for `<time datetime>`) and a reader (`text`) know it. */
export interface Moment {
  iso: string;
  text: string;
}

/** A picture in the widths it was made in. `alt` is empty where the picture is decorative. */
export interface Picture {
  /** The fallback every browser knows. */
  src: string;
  /** Better formats, best first, each as a `srcset`. */
  sources: { mime: string; srcset: string }[];
  width: number;
  height: number;
  alt: string;
  /** What must stay in sight where it is cropped; missing for the middle. */
  focus?: Focus;
}

/** A picture with what stands under it. */
export interface FigureBlock {
  picture: Picture;
  caption: string | null;
  credit: string | null;
}

/** A section where it is named: kickers, navigation, blocks of the front page. */
export interface SectionLabel {
  name: string;
  href: string;
  colour: SectionColour;
}

/** One author in a byline. `role` is the one held when the article was first published. */
export interface BylineEntry {
  name: string;
  href: string;
  role: string | null;
}

/** An article where it is shown small: lists, related, front page. */
export interface Card {
  href: string;
  kind: ArticleKind;
  kicker: SectionLabel;
  column: Link | null;
  headline: string;
  /** At most 160 characters, cut between words; `null` where there is nothing to say. */
  teaser: string | null;
  byline: BylineEntry[];
  date: Moment;
  picture: Picture | null;
  /** The sole author's portrait, for columns and opinion. */
  portrait: Picture | null;
  /** Approved comments; 0 is not shown. */
  commentCount: number;
}

/** What the frame around each page says. */
export interface SiteFrame {
  title: string;
  tagline: string | null;
  publisher: string | null;
  logo: Picture | null;
  /** The sections, in the editors' order. No colours: recolouring one must not touch every page. */
  sections: Link[];
  /** Standing pages for the foot of the page. */
  footer: Link[];
  contactEmail: string | null;
}

/** A description for machines (https://schema.org), whatever it is of. */
export type JsonLd = Readonly<Record<string, unknown>>;

/** What goes into `<head>`. Addresses are absolute. */
export interface Head {
  /** The whole title element. */
  title: string;
  description: string | null;
  canonical: string;
  /** The feed that belongs to this page; the site's own where it has none. `json` is its JSON Feed. */
  feed: Link & { json: string };
  /** `article` for articles, else `website` (Open Graph's types). */
  type: 'article' | 'website';
  /** The picture that goes with the page where it is shared, in pixels. */
  image: { url: string; alt: string; width: number; height: number } | null;
  /** schema.org data, written as JSON-LD. */
  jsonLd: JsonLd | null;
}

/** Every page with the frame has these. `address` begins and ends with a slash. */
export interface Framed {
  address: string;
  site: SiteFrame;
  head: Head;
}

/** An article in a list of what was read most: its place is what counts. */
export interface RankedArticle extends Link {
  kicker: SectionLabel;
}

/** One section's share of the front page. Never empty. */
export interface SectionBlock {
  section: SectionLabel;
  cards: Card[];
}

/** The front page. */
export interface FrontPage extends Framed {
  template: 'front';
  /** The edited lead; the newest article where the editors chose none. `null` on an empty site. */
  lead: Card | null;
  /** The editors' other picks, in their order. */
  picks: Card[];
  /** Newest opinion pieces that stand nowhere above. */
  opinion: Card[];
  /** What readers opened most lately, wherever else it stands; five, or none where too little was read. */
  mostRead: RankedArticle[];
  /** The latest by section, without what stands above. Sections with nothing are left out. */
  sections: SectionBlock[];
}

/** Where a list page stands among its fellows. Pages are numbered from the oldest, so they keep still. */
export interface Pagination {
  newer: string | null;
  older: string | null;
  /** The number of this page, counted from the oldest; `null` on the first page, which has none. */
  number: number | null;
}

/** What a list is a list of. */
export type ListSubject =
  | { kind: 'section'; name: string; description: string | null; colour: SectionColour }
  | {
      kind: 'column';
      name: string;
      description: string | null;
      image: Picture | null;
      authors: (BylineEntry & { portrait: Picture | null })[];
      closed: boolean;
    }
  | {
      kind: 'author';
      name: string;
      role: string | null;
      /** Sanitised HTML. */
      bioHtml: string | null;
      portrait: FigureBlock | null;
      links: Link[];
      columns: Link[];
    }
  | {
      kind: 'month';
      /** "November 2026". */
      name: string;
      year: Link;
      /** The months before and after it in which something was published. */
      earlier: Link | null;
      later: Link | null;
    };

/** A section, a column, an author or a month, with a page’s worth of their articles. */
export interface ListPage extends Framed {
  template: 'list';
  subject: ListSubject;
  cards: Card[];
  pagination: Pagination;
  /** This list's own feed (path); a month has none. */
  feed: Link | null;
  /** On a section's first page: what readers opened most there lately, five of them. */
  mostRead?: RankedArticle[];
}

/** A comment's place in the conversation, with the replies to it (one level). */
export interface CommentBlock {
  /** The fragment that names it: `comment-<id>`. */
  anchor: string;
  date: Moment;
  /** `null` where its writer withdrew it: its place stays for the sake of the replies. */
  said: CommentWords | null;
  replies: CommentBlock[];
}

/** What a reader said, and what other readers can do about it. */
export interface CommentWords {
  name: string;
  /** The name; with the time where more than one comment here bears that name. */
  label: string;
  /** Escaped, linkified, in paragraphs. */
  bodyHtml: string;
  /** `null` where it can't be answered: it is a reply itself, or comments are closed. */
  replyHref: string | null;
  reportHref: string;
}

/** Have your say. */
export interface Conversation {
  /** What a new comment needs; `null` where comments are closed. */
  form: CommentForm | null;
  /** Comments shown; withdrawn ones are not. */
  count: number;
  /** Oldest first. */
  threads: CommentBlock[];
  /** The address of the terms page, where there is one. */
  termsHref: string | null;
}

/** What the form for a new comment holds. */
export interface CommentForm {
  /** The article's id. */
  article: string;
  /** Signs a reader in and leads back to the conversation. */
  signInHref: string;
}

/** A correction, clarification or update, dated. */
export interface CorrectionNote {
  kind: 'correction' | 'clarification' | 'update';
  date: Moment;
  text: string;
}

/** A correction where it stands beside those of other articles. */
export interface LedgerEntry extends CorrectionNote {
  article: Link;
}

/** Everything the magazine has put right. */
export interface LedgerPage extends Framed {
  template: 'ledger';
  title: string;
  /** Newest first. */
  entries: LedgerEntry[];
}

/** The column that an article belongs to, and the articles before and after it there. */
export interface ColumnPlace extends Link {
  earlier: Link | null;
  later: Link | null;
}

/** An article, with everything that stands around it. */
export interface ArticlePage extends Framed {
  template: 'article';
  kind: ArticleKind;
  kicker: SectionLabel;
  column: ColumnPlace | null;
  /** The sole author's, where a person speaks: in a column, and in opinion. */
  portrait: Picture | null;
  headline: string;
  /** `null` where there is none, or where the body's first paragraph says the same. */
  standfirst: string | null;
  byline: BylineEntry[];
  published: Moment;
  lead: FigureBlock | null;
  /** Sanitised HTML: headings from h2, lists, quotations, tables, figures, footnotes. */
  bodyHtml: string;
  corrections: CorrectionNote[];
  signOff: string | null;
  tags: string[];
  /** At most four. */
  related: Card[];
  /** The same author's best read, at most three, never this one; empty when there are too few views. */
  popular: { author: string; cards: Card[] } | null;
  /** `null` where comments are off for the magazine, or off here with none written. */
  conversation: Conversation | null;
  /** What a browser asks for when it opens the page, so that it is counted; `null` where it must not be. */
  beacon: string | null;
}

/** A page the editors keep beside the magazine: about, terms, privacy. */
export interface StandingPage extends Framed {
  template: 'standing';
  title: string;
  /** Sanitised HTML. */
  bodyHtml: string;
}

/** The list of columns, or of authors. */
export interface DirectoryPage extends Framed {
  template: 'directory';
  kind: 'columns' | 'authors';
  entries: {
    name: string;
    href: string;
    /** A column's description, an author's role. */
    note: string | null;
    authors: Link[];
    portrait: Picture | null;
    closed: boolean;
    latest: (Link & { date: Moment }) | null;
  }[];
}

/** A year of the archive: its page, and its months, newest first. */
export interface ArchiveYear extends Link {
  months: Link[];
}

/** The way to everything that was published, by year and month. */
export interface ArchivePage extends Framed {
  template: 'archive';
  /** The only year on it; `null` on the page of them all. */
  year: string | null;
  /** Newest first. */
  years: ArchiveYear[];
}

/** Where readers search; without scripts, the ways into the archives. */
export interface SearchPage extends Framed {
  template: 'search';
  /** Whether it answers a search, by a script; else it is the page to begin one on, which has none. */
  isResults: boolean;
  /** In the order of the alphabet. */
  columns: Link[];
  /** Newest first. */
  years: ArchiveYear[];
}

/** Also what an address that is gone (410) shows. */
export interface ErrorPage extends Framed {
  template: 'error';
  status: 404 | 410;
  /** The newest articles, to go on with. */
  latest: Card[];
}

/** One article in a feed. Addresses are absolute. */
export interface FeedItem {
  /** Survives a change of slug. */
  guid: string;
  href: string;
  title: string;
  published: string;
  authors: Link[];
  categories: string[];
  summary: string | null;
  /** The full text. */
  html: string;
  enclosure: { url: string; bytes: number; mime: string } | null;
}

/** A feed, full text: RSS 2.0, or JSON Feed 1.1 beside it. */
export interface FeedPage {
  template: 'feed';
  format: 'rss' | 'json';
  address: string;
  title: string;
  description: string;
  /** The page the feed belongs to. */
  href: string;
  /** This feed's own address. */
  self: string;
  /** The newest item's date: the content's, never the clock's. */
  updated: string | null;
  items: FeedItem[];
}

/** A page in a site map. */
export interface SitemapEntry {
  href: string;
  lastModified: string | null;
  /** Addresses of the pictures on it. */
  images?: string[];
  /** In the map of what is new: as news agencies and aggregators read it. */
  news?: { title: string; published: string; publication: string };
}

/** One site map, or the index of them all. */
export interface SitemapPage {
  template: 'sitemap';
  address: string;
  /** For the index: child maps. For a child: pages. */
  kind: 'index' | 'urls';
  entries: SitemapEntry[];
}

/** What crawlers are told. */
export interface RobotsPage {
  template: 'robots';
  address: string;
  sitemap: string;
}

/** Everything the site can make. */
export type Page =
  | FrontPage
  | ListPage
  | ArticlePage
  | StandingPage
  | DirectoryPage
  | ArchivePage
  | LedgerPage
  | SearchPage
  | ErrorPage
  | FeedPage
  | SitemapPage
  | RobotsPage
  | AccountPage;

/** The pages with the frame around them. */
export type HtmlPage = Exclude<Page, FeedPage | SitemapPage | RobotsPage>;
