import { createHash } from 'node:crypto';
import type { ArticleDocument, Figure, SectionColour } from '@standfirst/shared-types';
import { tidy } from '../markdown/index.ts';
import { settingsOf, type BuildContext } from './context.ts';
import { figureOf } from './picture.ts';

/** A picture for those who share a page: the file that every program reads, and its own measures. */
export interface ShareImage {
  /** A path on the site. */
  src: string;
  alt: string;
  /** Of this file, in pixels. */
  width: number;
  height: number;
}

/** The picture that goes with a page where it is shared; `null` where the page has none. */
export function shareImageOf(context: BuildContext, figure: Figure | null): ShareImage | null {
  const picture = figureOf(context, figure)?.picture ?? null;
  if (figure === null || picture === null) return null;
  const files = context.content.get('media.files', figure.media)?.files ?? [];
  const width = files.find(({ path }) => path === picture.src)?.width ?? picture.width;
  const height = Math.round((width * picture.height) / picture.width);
  return { src: picture.src, alt: picture.alt, width, height };
}

/** What is drawn for those who share an article that has no picture of its own. */
export interface ShareCard {
  headline: string;
  section: string;
  colour: SectionColour;
  /** The magazine's name, as its masthead has it. */
  masthead: string;
}

/** How large a drawn image is, in pixels: what Open Graph's readers show without cutting. */
export const shareCardSize = { width: 1200, height: 630 } as const;

/** Where drawn images stand, each named by what it shows. */
export const shareCardFolder = '/media/share/';

/** How cards are drawn: another number gives every one another address. */
const form = 1;

/** What is to be drawn for the article that has this slug now; `null` if it is gone or has a picture. */
export function shareCard(context: BuildContext, slug: string): ShareCard | null {
  const id = context.content.idBySlug('article', slug);
  const article = id === null ? null : context.content.get('article.whole', id);
  if (article === null || figureOf(context, article.leadImage) !== null) return null;
  return shareCardOf(context, article);
}

/** What an article’s card shows; `null` where its section is gone. */
export function shareCardOf(
  context: BuildContext,
  { title, section: sectionId }: ArticleDocument,
): ShareCard | null {
  const section = context.content.get('section.label', sectionId);
  if (section === null) return null;
  return {
    headline: tidy(title),
    section: section.name,
    colour: section.colour,
    masthead: settingsOf(context).title,
  };
}

/** Where the image of a card stands, drawn already or in a moment. */
export function shareCardAddress({ headline, section, colour, masthead }: ShareCard): string {
  const shown = JSON.stringify([form, headline, section, colour, masthead]);
  const digest = createHash('sha256').update(shown).digest('hex').slice(0, 24);
  return `${shareCardFolder}${digest}.png`;
}

/** A card as the picture of its page. */
export function imageOfCard(card: ShareCard): ShareImage {
  return { src: shareCardAddress(card), alt: card.headline, ...shareCardSize };
}
