/** The public door of the content layer: the mirror of what is published, and how pages read it. */
export { Dirty, numberedTag, ruleTagPrefix, slugTag } from './dirty.ts';
export { ContentError } from './errors.ts';
export { frameTag } from './facets.ts';
export { frameScopes, listPageLength, numberedPages, scopes } from './listings.ts';
export { mediaFile, mirroredMedia, type MediaFile, type MirroredMedia } from './media-files.ts';
export { Mirror, type StoredChange } from './mirror.ts';
export { ContentReader, type Range, type Reads } from './reader.ts';
export { htmlOf, type TextType } from './texts.ts';
export { storedId, type StoredDocument, type StoredOf } from './stored.ts';
