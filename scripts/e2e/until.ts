/** How long a condition may take unless a test says otherwise, in milliseconds. */
const withinMsUsual = 20_000;
const lookEveryMs = 50;

/**
 * Waits until `look` gives something other than `null` or `false`, and returns it.
 * @throws with `what` if it doesn't come about in time.
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | false> | T | null | false,
  withinMs = withinMsUsual,
): Promise<T> {
  const deadlineMs = Date.now() + withinMs;
  let last: unknown = null;
  while (Date.now() < deadlineMs) {
    try {
      const seen = await look();
      if (seen !== null && seen !== false) return seen;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  throw new Error(`It did not come about within ${withinMs} ms: ${what}`, { cause: last });
}
