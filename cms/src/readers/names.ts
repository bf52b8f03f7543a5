import { nameLength } from '@standfirst/shared-types';
import { ReaderRefused } from './refused';

/** Words by which readers would be taken for the magazine. */
const officialWords = new Set([
  'admin',
  'administrator',
  'moderator',
  'webmaster',
  'editor-in-chief',
]);
/** Names that say something else than who writes. */
const takenNames = new Set([
  'a former reader',
  'former reader',
  'anonymous',
  'editor',
  'the editor',
]);

/** Characters that are not seen, or steer how others are: none belongs into a name. */
const unseen =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** More accents on one letter than any language writes. */
const piledAccents = /\p{M}{4}/u;

/** A name as it was given, with single spaces. */
export function tidyName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
}

/** What two names have in common that differ only in capitals, width or spaces. */
export function nameKeyOf(name: string): string {
  return tidyName(name.normalize('NFKC')).toLowerCase();
}

/**
 * A name as it may be used.
 * @throws {ReaderRefused} `not-valid` for a name that may not be; whether it is taken is asked elsewhere.
 */
export function acceptableName(given: string, title: string): string {
  const name = tidyName(given);
  const refuse = (message: string) => new ReaderRefused('not-valid', { message, field: 'name' });
  const length = Array.from(name).length;
  if (length < nameLength.min || length > nameLength.max)
    throw refuse(`A name has ${nameLength.min} to ${nameLength.max} characters.`);
  if (unseen.test(name) || piledAccents.test(name))
    throw refuse('The name has characters that can’t be seen. Type it again.');
  if (!/\p{L}/u.test(name)) throw refuse('A name needs a letter.');
  if (/@|:\/\/|\bwww\.|[\p{L}\d-]{2,}\.[\p{L}]{2,}(?:$|[^\p{L}])/iu.test(name))
    throw refuse('The name is shown to everybody: don’t use an address as your name.');
  if (pretends(name, title))
    throw refuse('This name could be taken for one of us. Choose another.');
  return name;
}

function pretends(name: string, title: string): boolean {
  const plain = plainWords(name);
  const ours = plainWords(title).join(' ');
  const text = plain.join(' ');
  return (
    plain.some((word) => officialWords.has(word)) ||
    takenNames.has(text) ||
    (ours !== '' && ` ${text} `.includes(` ${ours} `)) ||
    (ours !== '' && text.replaceAll(' ', '') === ours.replaceAll(' ', ''))
  );
}

/** Lower-case words without accents. */
function plainWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}-]+/u)
    .filter((word) => word !== '');
}
