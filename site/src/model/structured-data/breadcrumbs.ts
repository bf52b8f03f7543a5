import type { BreadcrumbList } from 'schema-dts';
import { absolute, type BuildContext } from '../context.ts';
import type { Link } from '../page.ts';

/** The way from the front page to a page, that page last. */
export function trailOf(context: BuildContext, links: readonly Link[]): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: links.map(({ href, text }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name: text,
      item: absolute(context, href),
    })),
  };
}
