/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { desk, type Check } from './check.ts';

/** What reading leaves behind, and who hears of it. */
export const traces: Check = {
  name: 'leaves nothing in the browser',
  promise: null,
  criteria: [],
  views: [desk],
  async faults({ page }) {
    const context = page.context();
    const cookies = await context.cookies();
    const kept = await page.evaluate(async () => {
      const databases = await indexedDB.databases();
      const workers = await navigator.serviceWorker.getRegistrations();
      // Where there is no secure context there is no cache to look into; loopback is one.
      return {
        'in local storage': Object.keys(localStorage),
        'in session storage': Object.keys(sessionStorage),
        'as databases': databases.map(({ name }) => name ?? ''),
        'in caches': await caches.keys(),
        'as service workers': workers.map(({ scope }) => scope),
        'as cookies': document.cookie === '' ? [] : [document.cookie],
      };
    });
    return [
      ...cookies.map(({ name }) => `The cookie ${name} is set.`),
      ...Object.entries(kept).flatMap(([where, names]) =>
        names.map((name) => `“${name}” is kept ${where}.`),
      ),
    ];
  },
};
