import { sectionColours } from '@standfirst/shared-types';
import type { ShareCard } from '@standfirst/site/model';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawCard } from './draw.ts';

function aCard(parts: Partial<ShareCard> = {}): ShareCard {
  return {
    headline: 'Leaves are not an emergency',
    section: 'Transport',
    colour: 'moss',
    masthead: 'Precept',
    ...parts,
  };
}

/** The pixels in which the headline stands, from the edges of the card. */
async function headlineOf(card: ShareCard): Promise<{ right: number; bottom: number }> {
  const { data, info } = await sharp(await drawCard(card))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let [right, bottom] = [0, 0];
  for (let y = 230; y < info.height; y += 1)
    for (let x = 0; x < info.width; x += 1)
      if ((data[(y * info.width + x) * info.channels] ?? 255) < 128)
        [right, bottom] = [Math.max(right, x), y];
  return { right, bottom };
}

describe('a share image', () => {
  it('is drawn in the site’s own typeface, whatever faces the machine has', async () => {
    // No other face that a machine may have sets these words in the same widths.
    const right = async (headline: string) => (await headlineOf(aCard({ headline }))).right;
    expect([await right('iiiiiiii'), await right('WWWWWWWW')]).toEqual([324, 970]);
  });

  it('has the colour of its section', async () => {
    const bars = await Promise.all(
      sectionColours.map(async (colour) => {
        const bar = sharp(await drawCard(aCard({ colour })))
          .extract({ left: 600, top: 5, width: 1, height: 1 })
          .removeAlpha();
        return (await bar.raw().toBuffer()).toString('hex');
      }),
    );
    expect(bars[sectionColours.indexOf('moss')]).toBe('3b5312');
    expect(new Set(bars).size).toBe(sectionColours.length);
  });

  it('shows signs as they are typed', async () => {
    const right = async (headline: string) => (await headlineOf(aCard({ headline }))).right;
    expect(await right('<b>ay</b> & "oh"')).toBeGreaterThan(await right('ay & oh'));
  });

  it.each([
    ['a long headline', { headline: 'Why the audit committee met and did not decide. '.repeat(5) }],
    ['a word without end', { headline: 'Donaudampfschiff'.repeat(40) }],
    ['a long masthead', { masthead: 'The Gazette of Everything '.repeat(12) }],
  ])('keeps %s within its edges', async (_what, parts) => {
    const { right, bottom } = await headlineOf(aCard(parts));
    expect(right).toBeGreaterThan(200);
    expect(right).toBeLessThanOrEqual(1200 - 80);
    expect(bottom).toBeLessThanOrEqual(630 - 70);
  });
});
