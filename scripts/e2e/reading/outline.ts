/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { desk, phone, type Check } from './check.ts';

/** Finding one's way by landmarks and headings. */
export const outline: Check = {
  name: 'has one headline, headings without a gap, and landmarks that are told apart by name',
  promise: 'find your way by headings, in order, and by landmarks with names',
  criteria: ['1.3.1', '1.3.2', '2.4.2', '2.4.6', '2.4.1'],
  views: [desk, phone],
  faults: ({ page }) => page.evaluate(outlineFaults),
};

/** Language and dates that machines can read. */
export const marks: Check = {
  name: 'says its language, and its dates in a form that machines know',
  promise: 'hear every page in its own language, with dates that machines can read',
  criteria: ['3.1.1', '3.1.2'],
  views: [desk],
  faults: ({ page }) => page.evaluate(markFaults),
};

function outlineFaults(): string[] {
  const { named } = window.measures;
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  const levels = all('h1, h2, h3, h4, h5, h6').map((heading) => Number(heading.tagName.slice(1)));
  const first = document.querySelector('h1, h2, h3, h4, h5, h6');
  const gaps = all('h1, h2, h3, h4, h5, h6').filter((_heading, at) => {
    const before = levels[at - 1] ?? 0;
    return (levels[at] ?? 0) > before + 1;
  });
  const one = (selector: string) =>
    all(selector).length === 1 ? [] : [`There are ${all(selector).length} of ${selector}.`];
  const nameOf = (element: Element) => {
    const by = element.getAttribute('aria-labelledby');
    const label = by === null ? null : document.getElementById(by)?.textContent;
    return (label ?? element.getAttribute('aria-label') ?? '').trim();
  };
  const navs = all('nav').map(nameOf);
  const regions = all('[role=region], section[aria-label], section[aria-labelledby]').map(nameOf);
  const twice = (names: readonly string[], kind: string) =>
    names
      .filter((name, at) => name === '' || names.indexOf(name) !== at)
      .map((name) => (name === '' ? `A ${kind} has no name.` : `Two of ${kind} are “${name}”.`));
  const ids = all('[id]').map(({ id }) => id);
  const outside = [...document.body.children].filter(
    (each) => !each.matches('header, main, footer, nav, script, style, .skip, .old-browser'),
  );
  return [
    ...one('h1'),
    ...one('main'),
    ...one('body > header'),
    ...one('body > footer'),
    ...(first?.tagName === 'H1' ? [] : ['The first heading is not the headline.']),
    ...gaps.map((heading) => `${named(heading)} skips a level`),
    ...all('h1, h2, h3, h4, h5, h6')
      .filter((heading) => heading.textContent?.trim() === '')
      .map((heading) => `${named(heading)} says nothing`),
    ...twice(navs, 'navigation'),
    ...twice(regions, 'region'),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `The id ${id} stands twice.`),
    ...outside.map((each) => `${named(each)} stands outside every landmark`),
    ...(document.title.trim() === '' ? ['The page has no title.'] : []),
  ];
}

function markFaults(): string[] {
  const { isShown, named } = window.measures;
  const languageOf = (tag: string): string | null => {
    try {
      return new Intl.Locale(tag).language;
    } catch {
      return null;
    }
  };
  const languages = [...document.querySelectorAll('[lang]')];
  const times = [...document.querySelectorAll('time')];
  const instant = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;
  const written =
    /\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b/;
  // A date in somebody's sentence is that person's; in the name of a comment's links it says again what
  // is marked above. Every other is ours to mark.
  const sentences =
    '.prose, figcaption, .corrections, .standfirst, .teaser, time, h1, h2, h3, script, .words, .actions';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const unmarked: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || !isShown(parent) || parent.closest(sentences) !== null) continue;
    const date = written.exec(node.nodeValue ?? '')?.[0];
    if (date !== undefined) unmarked.push(`“${date}” in ${named(parent)} is no <time>`);
  }
  return [
    ...(document.documentElement.lang === 'en-GB' ? [] : ['The page does not say its language.']),
    ...languages
      .filter((element) => languageOf(element.getAttribute('lang') ?? '') === null)
      .map((element) => `${named(element)} has no language that there is`),
    ...times
      .filter((time) => !instant.test(time.dateTime) || Number.isNaN(Date.parse(time.dateTime)))
      .map((time) => `${named(time)} says “${time.dateTime}” to machines`),
    ...unmarked,
  ];
}
