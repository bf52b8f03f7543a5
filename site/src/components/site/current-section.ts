import type { HtmlPage } from '../../model/page.ts';

/** The value of `aria-current` for a link in the navigation, while `page` is open. */
export function currentFor(page: HtmlPage, href: string): 'page' | 'true' | undefined {
  if (page.address === href) return 'page';
  return isWithin(page, href) ? 'true' : undefined;
}

/** An article lies within its section; a numbered page lies within its list. */
function isWithin(page: HtmlPage, href: string): boolean {
  if (page.template === 'article') return page.kicker.href === href;
  return page.template === 'list' && page.address.startsWith(href);
}
