import { addressOf, type AddressedType, type DocumentOf } from '@standfirst/shared-types';

/** The redirects that the CMS keeps: cms/src/editorial/slug-history.ts without its database. */
export class Redirects {
  #rules: DocumentOf<'redirect'>[] = [];
  #made = 0;

  /** Every redirect there is. */
  all(): readonly DocumentOf<'redirect'>[] {
    return this.#rules;
  }

  /** A document has moved from one slug to another, or stands at its first. */
  record({ type, from, to }: { type: AddressedType; from: string | null; to: string }): void {
    const newAddress = addressOf(type, to);
    this.#rules = this.#rules.filter((rule) => rule.from !== newAddress);
    if (from === null || from === to) return;
    const oldAddress = addressOf(type, from);
    this.#rules = this.#rules
      .filter((rule) => rule.from !== oldAddress)
      .map((rule) => (rule.to === oldAddress ? { ...rule, to: newAddress } : rule));
    this.#made += 1;
    this.#rules.push({
      type: 'redirect',
      id: `redirect-${this.#made}`,
      from: oldAddress,
      to: newAddress,
    });
  }
}
