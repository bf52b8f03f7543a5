/** HTML as a browser reads it, for tests that look at elements and not at text. */
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

/** An element with its attributes and everything in it. */
export interface ParsedElement {
  name: string;
  attributes: Record<string, string>;
  /** All the words inside, as they read. */
  text: string;
  elements: ParsedElement[];
}

/** Every element of a fragment, outermost first, in the order of the text. */
export function elementsOf(html: string): ParsedElement[] {
  return below(parseFragment(html).childNodes);
}

/** The elements of one name. */
export function elementsNamed(html: string, name: string): ParsedElement[] {
  return elementsOf(html).filter((element) => element.name === name);
}

/** The only element of one name. Fails where there is none, or more than one. */
export function theElement(html: string, name: string): ParsedElement {
  const [element, second] = elementsNamed(html, name);
  if (element === undefined || second !== undefined) {
    throw new Error(`There must be one <${name}> in: ${html}`);
  }
  return element;
}

function below(nodes: readonly DefaultTreeAdapterTypes.Node[]): ParsedElement[] {
  return nodes.flatMap((node) => {
    if (!('tagName' in node)) return [];
    const elements = below('content' in node ? node.content.childNodes : node.childNodes);
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    return [{ name: node.tagName, attributes, text: textOf(node), elements }, ...elements];
  });
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
