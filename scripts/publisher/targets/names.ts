/** Which file of a folder or bucket holds what stands at an address. */
import { TargetError } from './target.ts';

/** Longest part of a path that file systems take, in bytes (NAME_MAX of Linux and macOS). */
const partBytesMax = 255;
/** Longest name of all, in bytes: that of an S3 object's key. */
const nameBytesMax = 1024;
/** Names that belong to the target itself. */
const ours = /^(?:\.standfirst|_redirects|_headers|@rules)(?:\/|$)/;

/**
 * `/articles/a/` is `articles/a/index.html`, `/rss.xml` is `rss.xml`; the pages that say "nothing
 * here" are `404.html` and `410.html`, as static hosts have it.
 * @throws {TargetError} naming the address, if its file would lie elsewhere or nowhere.
 */
export function fileNameOf(address: string): string {
  const error = /^\/(404|410)\/$/.exec(address)?.[1];
  if (error !== undefined) return `${error}.html`;
  const name = address.endsWith('/') ? `${address.slice(1)}index.html` : address.slice(1);
  const fault = address.startsWith('/') ? faultOf(name) : 'does not begin with a slash';
  if (fault !== null) {
    throw new TargetError(
      `The address ${JSON.stringify(address)} ${fault}, so no file can hold its page. Change its slug.`,
    );
  }
  return name;
}

/** The same; `null` for an address that no file can hold. A redirect's may be any. */
export function nameOrNone(address: string): string | null {
  try {
    return fileNameOf(address);
  } catch (error) {
    if (error instanceof TargetError) return null;
    throw error;
  }
}

function faultOf(name: string): string | null {
  const parts = name.split('/');
  if (parts.some((part) => part === '..' || part === '.')) return 'leads out of its folder';
  if (parts.includes('')) return 'has an empty part';
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  if (/[\u0000-\u001f\u007f\\]/.test(name)) return 'has a backslash or a control character';
  if (parts.some((part) => Buffer.byteLength(part) > partBytesMax))
    return `has a part longer than ${partBytesMax} bytes`;
  if (Buffer.byteLength(name) > nameBytesMax) return `is longer than ${nameBytesMax} bytes`;
  if (ours.test(name)) return 'is one that Standfirst keeps for itself';
  return null;
}

/** What kind of file a name is; what links comes after what is linked. */
export type Kind = 'asset' | 'page' | 'list' | 'front' | 'feed' | 'rules';

/** The kind of a file, by its name alone: of a file that goes nothing else is known. */
export function kindOf(name: string): Kind {
  if (/^(?:media|assets)\//.test(name)) return 'asset';
  if (/^(?:_redirects$|_headers$|@rules\/)/.test(name)) return 'rules';
  if (name === 'index.html') return 'front';
  if (/^(?:sections|columns|authors)\/.*\.html$/.test(name)) return 'list';
  if (name.endsWith('.html')) return 'page';
  return /\.(?:xml|txt|json)$/.test(name) ? 'feed' : 'asset';
}
