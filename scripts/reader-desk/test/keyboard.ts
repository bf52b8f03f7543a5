/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** More stops than any of these pages has. */
const stopsMax = 60;

/** A reader who has a keyboard and nothing else. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Goes on by Tab until the focus is on what bears this name. */
  async reach(name: string): Promise<void> {
    for (let stop = 0; stop < stopsMax; stop += 1) {
      if ((await this.focused()).startsWith(name)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`No Tab leads to “${name}” on ${this.page.url()}.`);
  }

  /** The words of what has the focus: its label, or its own. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
      const words = isField ? element.labels?.[0]?.textContent : element?.textContent;
      return (words ?? '').replace(/\s+/g, ' ').trim();
    });
  }

  /** Types into the field of this name, in the place of what is there. */
  async fill(name: string, text: string): Promise<void> {
    await this.reach(name);
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(text);
  }

  /** Presses the button, or follows the link, of this name, and waits for the page that comes. */
  async press(name: string): Promise<void> {
    await this.reach(name);
    const before = this.page.waitForEvent('load');
    await this.page.keyboard.press('Enter');
    await before;
  }

  /** Ticks the box of this name. */
  async tick(name: string): Promise<void> {
    await this.reach(name);
    await this.page.keyboard.press('Space');
  }
}
