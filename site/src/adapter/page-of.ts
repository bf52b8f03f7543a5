import type { Page } from '../model/page.ts';

/** The page object of one template: `PageOf<'article'>` is `ArticlePage`. */
export type PageOf<T extends Page['template']> = Extract<Page, { template: T }>;

/**
 * The page object that a route was asked to render.
 * @throws where the address led to a route of another template: the object and its address disagree.
 */
export function pageOf<T extends Page['template']>(locals: App.Locals, template: T): PageOf<T> {
  const { page } = locals;
  if (isOf(page, template)) return page;
  throw new Error(
    `The address ${page.address} belongs to the template “${template}”, but the page object says “${page.template}”. Give the object an address of its own template.`,
  );
}

function isOf<T extends Page['template']>(page: Page, template: T): page is PageOf<T> {
  return page.template === template;
}
