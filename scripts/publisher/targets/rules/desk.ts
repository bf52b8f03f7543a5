import { accountPath, previewFolder, readerApi, viewsPath } from '@standfirst/shared-types';

/** What begins the addresses that the site's server answers itself: accounts, counting what is opened, drafts. */
export const deskPaths = [accountPath, `${readerApi}/`, `${viewsPath}/`, previewFolder] as const;

/** The same as a regular expression, for a path and what stands below it. */
export const deskPattern = `(?:${deskPaths.map((path) => path.replace(/\/$/, '')).join('|')})(?:/|$)`;

/** Bytes that a request may bring: a little more than our own server reads, so that it can say why not. */
export const deskBytesMax = 128 * 1024;
