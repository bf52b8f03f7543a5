import type { BrowserContextOptions, Page } from 'playwright-core';

/** A page of the running magazine, as a check finds it. */
export interface Reading {
  page: Page;
  /** The path that was opened. */
  address: string;
}

/** What one kind of reader needs of every page, how it is looked for, and what the statement says of it. */
export interface Check {
  /** The test's name, which goes on from "every page …". */
  name: string;
  /** What the accessibility statement tells readers; `null` for what is no matter of accessibility. */
  promise: string | null;
  /** The success criteria of WCAG 2.2 that it looks at; "1.4.3" and the like. */
  criteria: readonly string[];
  /** The browsers it is looked at in: each a screen, a theme and a reader's wishes. */
  views: readonly BrowserContextOptions[];
  /** What is wrong on a page that has loaded, one line each. */
  faults: (reading: Reading) => Promise<string[]>;
}

/** The two screens at which everything is looked at: a small telephone, and a desk. */
export const phone: BrowserContextOptions = { viewport: { width: 320, height: 640 } };
export const desk: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };
