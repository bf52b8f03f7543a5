/** A repeatable stream of numbers, so a picture is the same every time it is drawn. */
export interface Chance {
  /** The next number from `low` (0 when left out) up to `high` (1 when left out). */
  between(low?: number, high?: number): number;
  /** One of the choices. */
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** True about `share` of the time. */
  often(share: number): boolean;
}

/** Starts a stream whose numbers depend only on the seed. */
export function chance(seed: string): Chance {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 16777619);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    between: (low = 0, high = 1) => low + (high - low) * next(),
    pick: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
    often: (share) => next() < share,
  };
}
