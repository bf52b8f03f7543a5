/** A reader who follows every link, and says what is not there. */
import { fileNameOf } from '../names.ts';

/** Files by name, with their text. */
export type Files = ReadonlyMap<string, string>;

/** What a page can't be shown without and lacks, whether anyone comes to it or not. */
export function pagesWithoutAssets(files: Files): string[] {
  return [...files].flatMap(([name, text]) =>
    matches(text, /src="([^"]+)"/g)
      .filter((address) => !files.has(fileNameOf(address)))
      .map((address) => `${name} lacks ${address}`),
  );
}

/** Links that lead nowhere, for whoever begins at one of the files named and follows each link. */
export function brokenLinks(files: Files, starts: Iterable<string>): string[] {
  const broken: string[] = [];
  const seen = new Set([...starts].filter((name) => files.has(name)));
  for (const name of seen) {
    for (const address of matches(files.get(name) ?? '', /(?:href="|<loc>|<link>)([^"<]+)/g)) {
      const linked = fileNameOf(address);
      if (!files.has(linked)) broken.push(`${name} names ${address}`);
      else seen.add(linked);
    }
  }
  return broken;
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}
