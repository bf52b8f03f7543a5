import { mediaDocument } from '@standfirst/shared-types';
import { z } from 'zod';

/** One file made from a picture, as the site serves it. */
export const mediaFile = z.object({
  /** Path on the site, named by content hash. */
  path: z.string().startsWith('/'),
  mime: z.string(),
  /** `null` for what is no picture. */
  width: z.number().int().positive().nullable(),
  bytes: z.number().int().nonnegative(),
});

/** A media document with the files the publisher made from it. */
export const mirroredMedia = mediaDocument.extend({ files: z.array(mediaFile) });

/** One file made from a picture. */
export type MediaFile = z.infer<typeof mediaFile>;
/** A media document with the files made from it. */
export type MirroredMedia = z.infer<typeof mirroredMedia>;
