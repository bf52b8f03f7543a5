/** How long a condition may take to come true, in milliseconds, unless said otherwise. */
const withinMs = 10_000;

/** Waits for a condition; fails with what it waited for. */
export async function until(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  ms = withinMs,
): Promise<void> {
  const end = Date.now() + ms;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`Waited ${ms} ms in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
