import { partsOf } from './excerpt.ts';
import type { FoundArticle } from './pagefind.ts';

/** A result, as an item of the list. Every word goes in as text: the policy lets no script make markup. */
export function resultItem(article: FoundArticle): HTMLLIElement {
  const link = element('a', { text: article.title });
  link.href = article.url;
  const heading = element('h3', { children: [link] });
  const excerpt = element('p', {
    name: 'excerpt',
    children: partsOf(article.excerpt).map(({ text, marked }) =>
      marked ? element('mark', { text }) : document.createTextNode(text),
    ),
  });
  const date = element('time', { text: article.date });
  date.dateTime = article.iso;
  const about = element('p', { name: 'label', children: [] });
  const words = [article.section, article.byline === '' ? '' : `By ${article.byline}`];
  for (const text of words) if (text !== '') about.append(element('span', { text }), ' ');
  about.append(date);
  return element('li', { children: [heading, about, excerpt] });
}

/** What there is to choose, with how many articles each choice would leave; what was chosen stays chosen. */
export function fillChoices(
  select: HTMLSelectElement,
  { counts, chosen }: { counts: Readonly<Record<string, number>>; chosen: string },
): void {
  const values = Object.keys(counts).filter((value) => (counts[value] ?? 0) > 0);
  if (chosen !== '' && !values.includes(chosen)) values.push(chosen);
  const newestFirst = select.name === 'year';
  values.sort((a, b) => (newestFirst ? b.localeCompare(a) : a.localeCompare(b, 'en-GB')));
  const options = values.map(
    (value) => new Option(`${value} (${(counts[value] ?? 0).toLocaleString('en-GB')})`, value),
  );
  const [all] = select.options;
  select.replaceChildren(...(all === undefined ? [] : [all]), ...options);
  select.value = chosen;
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  {
    name,
    text,
    children = [],
  }: { name?: string; text?: string; children?: readonly (Node | string)[] },
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (name !== undefined) made.className = name;
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}
