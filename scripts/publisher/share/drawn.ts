import { sectionColours } from '@standfirst/shared-types';
import { z } from 'zod';
import { Blobs } from '../blobs.ts';
import { drawCard } from './draw.ts';

const card = z.object({
  headline: z.string(),
  section: z.string(),
  colour: z.enum(sectionColours),
  masthead: z.string(),
});

/** What is to be drawn: cards by the address of their image. */
export const task = z.object({
  blobsRoot: z.string(),
  cards: z.array(z.object({ address: z.string(), card })),
});
/** The same, checked. */
export type Task = z.infer<typeof task>;

/** What came of it: the blob of each image. */
export const drawn = z.object({
  images: z.array(z.object({ address: z.string(), blob: z.string() })),
});
/** The same, checked. */
export type Drawn = z.infer<typeof drawn>;

/** Draws them one after the other. */
export async function drawAll({ blobsRoot, cards }: Task): Promise<Drawn> {
  const blobs = new Blobs(blobsRoot);
  const images: Drawn['images'] = [];
  for (const { address, card } of cards)
    images.push({ address, blob: await blobs.put(await drawCard(card)) });
  return { images };
}
