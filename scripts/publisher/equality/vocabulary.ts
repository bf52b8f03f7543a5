/** The few words, places and pictures of a small magazine, in which everything collides. */
import sharp from 'sharp';

/** One edit's choices: which document, and what becomes of it. Any number means something. */
export interface Choice {
  which: number;
  value: number;
  other: number;
}

/** `list[at]`, counted round and round; `null` in an empty list. */
export function pick<T>(list: readonly T[], at: number): T | null {
  return list.length === 0 ? null : (list[at % list.length] ?? null);
}

/** As {@link pick}, from a list that is never empty. */
export function one<T>(list: readonly [T, ...T[]], at: number): T {
  return list[at % list.length] ?? list[0];
}

/** Up to `length` of a list from `at` on, in one direction or the other, none twice. */
export function some<T>(list: readonly T[], { value, other }: Choice, length: number): T[] {
  const turned = list.map((_each, place) => list[(place + value) % list.length]);
  const taken = turned.flatMap((each) => each ?? []).slice(0, other % (length + 1));
  return value % 2 === 0 ? taken : taken.reverse();
}

/** Names and titles. Two that differ in capitals and accents alone sort together. */
export const words = ['One', 'Two', 'Órla Three', 'orla three', 'Zoë & Sons: £4m'] as const;

/** Slugs that documents of a type compete for. */
export const slugs = [
  'rope',
  'cord',
  'string',
  'twine',
  'terms',
  'about',
  'cable',
  'line',
] as const;

/** Instants of first publication: equal ones, with and without a fraction, around a new month and a clock change. */
export const instants = [
  '2026-10-14T09:00:00.000Z',
  '2026-10-14T09:00:00Z',
  '2026-10-25T00:59:59.000Z',
  '2026-10-31T23:30:00.000Z',
  '2026-11-01T00:00:00.000Z',
  '2026-11-20T12:00:00.000Z',
  '2025-12-31T12:30:00.000Z',
] as const;

/** Articles' Markdown. Two show the picture that stands at the first picture's first address. */
export const bodies = [
  'The council met on Tuesday and decided.',
  'It will meet again.\n\n## Where\n\nIn the hall.',
  'Look:\n\n![A bridge](/uploads/picture-1.png)\n\nThere.',
  'See the note.[^1]\n\n[^1]: Here, with ![a bridge](http://127.0.0.1:1337/uploads/picture-1.png).',
  '| a | b |\n| - | - |\n| 1 | 2 |',
] as const;

/** Files that somebody may upload, each tiny. The last is no picture. */
export const files: readonly [Upload, ...Upload[]] = [
  await aPicture('red', 8, 8),
  await aPicture('green', 16, 8),
  await aPicture('blue', 8, 12),
  { mime: 'application/pdf', bytes: Buffer.from('%PDF-1.4 small'), width: null, height: null },
];

/** An uploaded file. */
export interface Upload {
  mime: string;
  bytes: Uint8Array;
  width: number | null;
  height: number | null;
}

async function aPicture(background: string, width: number, height: number): Promise<Upload> {
  const bytes = await sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
  return { mime: 'image/png', bytes, width, height };
}
