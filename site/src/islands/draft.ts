/**
 * The draft of a comment, kept in this tab until it is posted. It survives a reload and an expired
 * session; who opens the magazine in another tab, or next day, finds nothing.
 */
export interface Drafts {
  read(name: string): string;
  keep(name: string, text: string): void;
  drop(name: string): void;
}

/** Drafts in the tab's own storage; where the browser refuses it, nothing is kept. */
export function draftsIn(browser: Window): Drafts {
  const storage = storageOf(browser);
  return {
    read: (name) => storage?.getItem(name) ?? '',
    keep: (name, text) => storage?.setItem(name, text),
    drop: (name) => storage?.removeItem(name),
  };
}

function storageOf(browser: Window): Storage | null {
  try {
    return browser.sessionStorage;
  } catch {
    // Whoever lets no site store anything writes without a draft.
    return null;
  }
}
