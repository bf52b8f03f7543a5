import type { allowedUploadTypes } from './allowed';

/** A type that may be uploaded. */
export type UploadType = (typeof allowedUploadTypes)[number];

/** How many of a file's first bytes `sniff` looks at. */
export const sniffedBytes = 64;

/** File name endings that belong to each type. */
export const extensionsOf: Readonly<Record<UploadType, readonly string[]>> = {
  'image/jpeg': ['.jpg', '.jpeg', '.jfif'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'image/avif': ['.avif'],
  'image/gif': ['.gif'],
  'application/pdf': ['.pdf'],
};

/**
 * What a file is by its first bytes, `null` for everything that may not be uploaded.
 *
 * Signatures: PNG (W3C PNG 3, 5.2), JPEG (ITU T.81, SOI), GIF89a/87a, WebP (RFC 9649, 2.3),
 * AVIF (AV1 Image File Format, brands `avif` and `avis`), PDF (ISO 32000-2, 7.5.2).
 */
export function sniff(head: Uint8Array): UploadType | null {
  const text = Buffer.from(head).toString('latin1');
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(text)) return 'image/gif';
  if (/^RIFF[\s\S]{4}WEBP/.test(text)) return 'image/webp';
  if (text.slice(4, 8) === 'ftyp' && /avi[fs]/.test(text.slice(8, 40))) return 'image/avif';
  if (text.startsWith('%PDF-')) return 'application/pdf';
  return null;
}
