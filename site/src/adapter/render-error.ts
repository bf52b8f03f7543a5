/** A page that could not be rendered. `address` is the page's, `cause` the template's own error. */
export class RenderError extends Error {
  override readonly name = 'RenderError';
  readonly address: string;

  constructor(address: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`The page ${address} could not be rendered: ${reason}`, { cause });
    this.address = address;
  }
}
