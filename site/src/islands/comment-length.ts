/**
 * The length of a comment as `commentLengthOf` of the contract counts it; written again, because
 * the contract would bring its whole checker into the reader's browser. A test holds both together.
 */
export function lengthOf(text: string): number {
  return Array.from(text.replace(/\r\n?/g, '\n').trim()).length;
}
