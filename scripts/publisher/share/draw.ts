/** Draws what stands for an article without a picture where it is shared: headline, section, masthead. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sectionColours, type SectionColour } from '@standfirst/shared-types';
import { shareCardSize, type ShareCard } from '@standfirst/site/model';
import sharp, { type OverlayOptions } from 'sharp';
import { escapeHtml } from '../../../site/src/markdown/escape.ts';
import { repositoryRoot } from '../../lib/paths.ts';

/** A cut of a typeface, under the name that its file gives it. */
interface Face {
  file: string;
  name: string;
}
const fontFile = (name: string) => join(import.meta.dirname, 'fonts', name);
const serif: Face = { file: fontFile('newsreader-600.ttf'), name: 'Newsreader 16pt' };
const sans: Face = { file: fontFile('franklin-500.ttf'), name: 'Libre Franklin Thin' };

/** From the edge of the card, in pixels. */
const margin = 80;
const width = shareCardSize.width - 2 * margin;
/** A place for words: how far down it begins, how high it is, and the sizes they are tried in; in pixels. */
interface Box {
  top: number;
  height: number;
  sizes: readonly number[];
}
const mastheadBox: Box = { top: 62, height: 56, sizes: [44, 36, 28] };
const kickerBox: Box = { top: 178, height: 42, sizes: [28, 24] };
const headlineBox: Box = { top: 236, height: 320, sizes: [108, 96, 84, 74, 66, 58, 52, 46] };

/** The card, as a PNG. */
export async function drawCard(card: ShareCard): Promise<Buffer> {
  const { paper, ink, ...colours } = palette();
  const section = colours[card.colour];
  return sharp({ create: { ...shareCardSize, channels: 3, background: paper } })
    .composite([
      bar({ top: 0, left: 0, width: shareCardSize.width, height: 14, colour: section }),
      await wordsIn(mastheadBox, card.masthead, { face: serif, colour: ink }),
      // The masthead's own double rule.
      bar({ top: 130, left: margin, width, height: 5, colour: ink }),
      bar({ top: 139, left: margin, width, height: 1, colour: ink }),
      await wordsIn(kickerBox, card.section, { face: sans, colour: section }),
      await wordsIn(headlineBox, card.headline, { face: serif, colour: ink }),
    ])
    .png({ palette: true, effort: 4 })
    .toBuffer();
}

interface TextStyle {
  face: Face;
  colour: string;
}

/** Words as large as they fit; what fits at no size is made smaller as a picture. */
async function wordsIn(
  { top, height, sizes }: Box,
  words: string,
  style: TextStyle,
): Promise<OverlayOptions> {
  let drawn: { input: Buffer; height: number } = { input: Buffer.alloc(0), height: Infinity };
  let tooLarge = Infinity;
  for (const size of sizes) {
    if (drawn.height <= height) break;
    if (size >= tooLarge && size !== sizes.at(-1)) continue;
    drawn = await textOf(words, { ...style, size });
    // The room that words take grows with the square of their size; lines break where they will.
    tooLarge = size * Math.sqrt(height / drawn.height) * 1.15;
  }
  const input = await sharp(drawn.input).resize({ height, withoutEnlargement: true }).toBuffer();
  return { input, top, left: margin };
}

async function textOf(
  words: string,
  { face, colour, size }: TextStyle & { size: number },
): Promise<{ input: Buffer; height: number }> {
  const tighter = Math.round(size * -0.01 * 1024);
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}" letter_spacing="${tighter}">${escapeHtml(words)}</span>`,
      font: `${face.name}, ${size}`,
      fontfile: face.file,
      rgba: true,
      // A point is a pixel.
      dpi: 72,
      width,
      wrap: 'word-char',
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { input: data, height: info.height };
}

function bar({
  colour,
  top,
  left,
  ...size
}: {
  colour: string;
  top: number;
  left: number;
  width: number;
  height: number;
}): OverlayOptions {
  return { input: { create: { ...size, channels: 3, background: colour } }, top, left };
}

type Palette = Record<SectionColour | 'paper' | 'ink', string>;

let known: Palette | null = null;

/** The site's own colours on light paper, out of its tokens. */
function palette(): Palette {
  if (known !== null) return known;
  const tokens = readFileSync(join(repositoryRoot, 'site/src/styles/tokens.css'), 'utf8');
  const colourOf = (name: string) => {
    const colour = new RegExp(`--${name}: var\\(--light, (#[0-9a-f]{6})\\)`).exec(tokens)?.[1];
    if (colour === undefined) throw new Error(`tokens.css has no colour --${name}.`);
    return [name, colour] as const;
  };
  known = Object.fromEntries(
    ['paper', 'ink', ...sectionColours].map(colourOf),
  ) as unknown as Palette;
  return known;
}
