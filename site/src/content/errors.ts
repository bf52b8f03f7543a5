/** What went wrong with a piece of content: which document, which field, what to do. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
}
