/** The public door of the model: pages out of content. */
export type { BuildContext } from './context.ts';
export { archiveAddress } from './archive.ts';
export {
  addressesOf,
  allAddresses,
  buildPage,
  fixedAddresses,
  monthAddresses,
  numberedAddresses,
} from './routes.ts';
export { checkReadable } from './readable.ts';
export { numberedAddress } from './list.ts';
export { sitemapAddress } from './machines.ts';
export { searchIndexFolder } from './search-address.ts';
export {
  shareCard,
  shareCardAddress,
  shareCardFolder,
  shareCardSize,
  type ShareCard,
} from './share-image.ts';
export { searchRecord, type SearchRecord } from './search.ts';
export type { HtmlPage, Page } from './page.ts';
export * as account from './account/index.ts';
