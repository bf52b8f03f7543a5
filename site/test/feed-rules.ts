/**
 * What the W3C's feed validator enforces of an RSS 2.0 feed (https://validator.w3.org/feed/docs/), as
 * far as our feeds could break it: its errors and its warnings. A fault begins with the validator's own
 * name for it.
 */
import { XMLParser } from 'fast-xml-parser';
import { html as namespaces, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { z } from 'zod';

/** A feed as it is served. */
export interface ServedFeed {
  body: string;
  contentType: string;
  /** The address at which it was asked for. */
  url: string;
}

/** An element of the feed, in the order in which it stands. */
interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
  children: readonly Element[];
}

/** Everything that the validator would say; nothing, for a feed that it calls valid and asks no more of. */
export function feedFaults({ body, contentType, url }: ServedFeed): string[] {
  const [rss, ...others] = elementsOf(body).filter(({ name }) => !name.startsWith('?'));
  const channel = rss?.children[0];
  if (rss?.name !== 'rss' || channel?.name !== 'channel' || others.length > 0)
    return ['UndefinedElement: the root is no rss with a channel'];
  return [
    ...(acceptedTypes.test(contentType) ? [] : [`UnexpectedContentType: ${contentType}`]),
    ...(/^<\?xml version="1\.0" encoding="UTF-8"\?>/.test(body) ? [] : ['BadXmlVersion']),
    ...(rss.attributes['version'] === '2.0' ? [] : ['InvalidRSSVersion']),
    ...(rss.children.length === 1 ? [] : ['DuplicateElement: channel']),
    ...namespaceFaults(rss),
    ...characterFaults(rss),
    ...channelFaults(channel, url),
    ...itemsOf(channel).flatMap(itemFaults),
    ...uniqueFaults(itemsOf(channel)),
  ];
}

const acceptedTypes = /^(?:application\/(?:rss\+xml|xml)|text\/xml); charset=utf-8$/;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
});
const attributesName = ':@';
const parsed = z.array(z.record(z.string(), z.unknown()));
const attributes = z.record(z.string(), z.string());

function elementsOf(xml: string): Element[] {
  const read = (nodes: unknown): Element[] =>
    parsed.parse(nodes).flatMap((node) => {
      const name = Object.keys(node).find((key) => key !== attributesName);
      if (name === undefined || name === '#text') return [];
      return [
        {
          name,
          attributes: attributes.parse(node[attributesName] ?? {}),
          text: textIn(node[name]),
          children: read(node[name]),
        },
      ];
    });
  return read(parser.parse(xml));
}

function textIn(nodes: unknown): string {
  return parsed
    .parse(nodes)
    .map((node) => ('#text' in node ? String(node['#text']) : ''))
    .join('');
}

/** The prefixes under which feed readers know the modules. */
const prefixes: Readonly<Record<string, string>> = {
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
};

function namespaceFaults({ attributes: declared }: Element): string[] {
  return Object.entries(declared)
    .filter(([name, value]) => name !== 'version' && prefixes[name] !== value)
    .map(([name]) => `NonstdPrefix or UnknownNamespace: ${name}`);
}

/** Letters of a page that was read in a wrong encoding. */
function characterFaults(element: Element): string[] {
  const values = [element.text, ...Object.values(element.attributes)];
  return [
    ...values
      .filter((value) => /[\u0080-\u009F\uFFFD]/.test(value))
      .map(() => `BadCharacters: ${element.name}`),
    ...element.children.flatMap(characterFaults),
  ];
}

/** What is asked of a text: the validator's word for it where it fails. */
type Rule = (text: string) => string | null;

const words: Rule = (text) =>
  text.trim() === '' ? 'NotBlank' : markup.test(text) ? 'ContainsHTML' : null;
/** An element's name in angle brackets, as a title must not hold it. */
const markup =
  /<\/?(?:a|abbr|b|blockquote|br|code|div|em|h[1-6]|hr|i|img|li|ol|p|pre|script|span|strong|sub|sup|table|td|th|tr|u|ul)\b[^<>]*>/i;
const fullAddress: Rule = (text) =>
  /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(text) && URL.canParse(text) ? null : 'InvalidFullLink';
const language: Rule = (text) => (/^[a-z]{2}(?:-[A-Z]{2})?$/.test(text) ? null : 'InvalidLanguage');
const dateForm =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;
const date: Rule = (text) => {
  if (!dateForm.test(text)) return 'InvalidRFC2822Date';
  // The day of the week is written out, and must be that day's.
  return new Date(text).toUTCString() === text ? null : 'IncorrectDOW';
};

const channelRules: Readonly<Record<string, Rule>> = {
  title: words,
  link: fullAddress,
  description: words,
  language,
};
const itemRules: Readonly<Record<string, Rule>> = {
  title: words,
  link: fullAddress,
  guid: words,
  description: (text) => htmlFaults(text)[0] ?? null,
  'content:encoded': (text) => htmlFaults(text)[0] ?? null,
  pubDate: date,
};

function channelFaults(channel: Element, url: string): string[] {
  const selves = channel.children.filter(
    ({ name, attributes: of }) => name === 'atom:link' && of['rel'] === 'self',
  );
  const self = selves[0]?.attributes;
  return [
    ...onceEach(channel, channelRules),
    ...onceEach(channel, { lastBuildDate: date }, { isOptional: true }),
    ...(selves.length === 1 ? [] : ['MissingAtomSelfLink or DuplicateAtomLink']),
    ...(self?.['href'] === url ? [] : ['SelfDoesntMatchLocation']),
    ...(self?.['type'] === 'application/rss+xml' ? [] : ['InvalidMIMEAttribute: atom:link']),
    ...unknown(channel, [
      ...Object.keys(channelRules),
      ...['lastBuildDate', 'atom:link', 'xhtml:div', 'item'],
    ]),
  ];
}

function itemFaults(item: Element): string[] {
  const names = item.children.map(({ name }) => name);
  return [
    ...onceEach(item, itemRules),
    ...unknown(item, [...Object.keys(itemRules), 'category', 'enclosure', 'dc:creator']),
    ...(names.indexOf('content:encoded') < names.indexOf('description')
      ? ['NeedDescriptionBeforeContent']
      : []),
    ...item.children
      .filter(({ name }) => ['category', 'dc:creator'].includes(name))
      .flatMap(({ name, text }) => faultOf(words, { name, text })),
    ...item.children
      .filter(({ name, attributes: of }) => name === 'guid' && of['isPermaLink'] !== 'false')
      .flatMap(({ text }) => (fullAddress(text) === null ? [] : ['InvalidHttpGUID'])),
    ...item.children.filter(({ name }) => name === 'enclosure').flatMap(enclosureFaults),
  ];
}

function enclosureFaults({ attributes: of }: Element): string[] {
  return [
    ...faultOf(fullAddress, { name: 'enclosure', text: of['url'] ?? '' }),
    ...(/^[1-9]\d*$/.test(of['length'] ?? '') ? [] : ['InvalidIntegerAttribute: enclosure']),
    ...(/^[a-z]+\/[a-z\d.+-]+$/.test(of['type'] ?? '') ? [] : ['InvalidMIMEAttribute: enclosure']),
  ];
}

function uniqueFaults(items: readonly Element[]): string[] {
  const guids = items.flatMap(({ children }) =>
    children.filter(({ name }) => name === 'guid').map(({ text }) => text),
  );
  return guids.length === new Set(guids).size ? [] : ['DuplicateValue: guid'];
}

function onceEach(
  { children }: Element,
  rules: Readonly<Record<string, Rule>>,
  { isOptional = false } = {},
): string[] {
  return Object.entries(rules).flatMap(([name, rule]) => {
    const found = children.filter((child) => child.name === name);
    if (found.length > 1) return [`DuplicateElement: ${name}`];
    const [only] = found;
    if (only === undefined) return isOptional ? [] : [`MissingElement: ${name}`];
    return faultOf(rule, only);
  });
}

function faultOf(rule: Rule, { name, text }: Pick<Element, 'name' | 'text'>): string[] {
  const fault = rule(text);
  return fault === null ? [] : [`${fault}: ${name} “${text.slice(0, 60)}”`];
}

function unknown({ children }: Element, known: readonly string[]): string[] {
  return children
    .filter(({ name }) => !known.includes(name))
    .map(({ name }) => `UndefinedElement or MisplacedXHTMLContent: ${name}`);
}

function itemsOf({ children }: Element): Element[] {
  return children.filter(({ name }) => name === 'item');
}

/** Elements that a feed reader would refuse. */
const dangerous = new Set([
  ...['applet', 'base', 'body', 'embed', 'frame', 'frameset', 'head', 'html', 'iframe', 'link'],
  ...['meta', 'object', 'param', 'script', 'style', 'title', 'xmp', 'plaintext', 'listing', 'svg'],
]);

/** The faults of HTML that is shown by a feed reader, which knows no base to resolve addresses by. */
function htmlFaults(html: string): string[] {
  const faults = unbalanced(html).map((tag) => `NotHtml (${tag})`);
  const walk = (node: DefaultTreeAdapterTypes.ParentNode): void => {
    for (const child of node.childNodes) {
      if (!('tagName' in child)) continue;
      if (dangerous.has(child.tagName) || child.namespaceURI !== namespaces.NS.HTML)
        faults.push(`SecurityRisk (${child.tagName})`);
      for (const { name, value } of child.attrs) {
        if (name === 'style' || name.startsWith('on')) faults.push(`SecurityRiskAttr (${name})`);
        if (['href', 'src', 'poster'].includes(name) && !/^(?:[a-z][a-z\d+.-]*:|#)/i.test(value))
          faults.push(`ContainsRelRef (${value})`);
      }
      walk(child);
    }
  };
  walk(parseFragment(html));
  return faults;
}

/** Elements that have no end. */
const empty = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'source', 'track', 'wbr']);

/** Tags that end what has not begun last, or begin what never ends. */
function unbalanced(html: string): string[] {
  const open: string[] = [];
  const faults: string[] = [];
  for (const [tag, end, name = ''] of html.matchAll(/<(\/?)([a-z][a-z\d]*)\b[^>]*>/g)) {
    if (empty.has(name)) continue;
    if (end === '') open.push(name);
    else if (open.at(-1) === name) open.pop();
    else faults.push(tag);
  }
  return [...faults, ...open.map((name) => `<${name}>`)];
}
