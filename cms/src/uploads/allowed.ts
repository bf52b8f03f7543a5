/** Largest file an editor may upload, in bytes. */
export const uploadBytesMax = 25 * 1024 * 1024;

/** What may be uploaded. No SVG: it is script, and it is served from the panel's own origin. */
export const allowedUploadTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/gif',
  'application/pdf',
] as const;
