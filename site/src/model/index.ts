/** The public door of the model: pages out of content. */
export type { BuildContext } from './context.ts';
export { addressesOf, allAddresses, buildPage, fixedAddresses } from './routes.ts';
export { checkReadable } from './readable.ts';
export { numberedAddress } from './list.ts';
export { sitemapAddress } from './machines.ts';
export type { HtmlPage, Page } from './page.ts';
