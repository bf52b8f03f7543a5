/** Reading what somebody sent to be saved. Nothing about its shape may be taken for granted. */
export type Payload = Record<string, unknown>;

/** Whether `value` is an object with named parts (no array, no date, no `null`). */
export function isPayload(value: unknown): value is Payload {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  );
}

/** Whether `value` is `null`, missing, or text with nothing but blanks in it. */
export function isBlank(value: unknown): boolean {
  return (
    value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
  );
}

/** Length of a text in characters as a reader counts them; 0 for anything else. */
export function lengthOf(value: unknown): number {
  return typeof value === 'string' ? [...value].length : 0;
}

/** The items of a repeatable component that are objects, with the index each stands at. */
export function itemsOf(value: unknown): readonly (readonly [index: number, item: Payload])[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown, index) => (isPayload(item) ? [[index, item] as const] : []));
}

/** Whether a media field names a file, in any form a client may send it. */
export function namesMedia(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isPayload(value)) {
    if ('set' in value) return namesMedia(value['set']);
    if ('connect' in value) return namesMedia(value['connect']);
    return 'id' in value || 'documentId' in value;
  }
  return !isBlank(value);
}
