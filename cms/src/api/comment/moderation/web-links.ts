/** How many web addresses a text names, linked on the page or not. */
export function linksIn(text: string): number {
  return text.match(/https?:\/\/|(?<![\p{L}\p{N}./@-])www\.(?=[\p{L}\p{N}])/giu)?.length ?? 0;
}
