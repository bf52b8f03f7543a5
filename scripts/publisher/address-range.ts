/** A range of addresses, for SQL: from the first to before the second. */
export interface AddressRange {
  from: string;
  to: string;
  [name: string]: string;
}

/** Every address below a folder, which ends in a slash. */
export function below(folder: string): AddressRange {
  // The sign after the slash.
  return { from: folder, to: `${folder.slice(0, -1)}0` };
}

/** The pages of articles. */
export const articleFolder = below('/articles/');

/** The slug in the address of an article’s page. */
export function slugIn(address: string): string {
  return address.slice(articleFolder.from.length, -1);
}
