import type { Locator, Page } from 'playwright-core';
import { notice, openList, textField } from './panel.ts';

/** A file that an editor has on the computer. */
export interface PictureFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** The edit view of one article. */
export class ArticleForm {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Begins an article from the list of articles. */
  static async begin(page: Page): Promise<ArticleForm> {
    await openList(page, 'Article');
    await page.getByRole('link', { name: 'Create new entry' }).click();
    await textField(page, 'Headline').waitFor();
    return new ArticleForm(page);
  }

  /** Fills in a text field by its label. */
  async write(label: string, words: string): Promise<void> {
    await textField(this.page, label).fill(words);
  }

  /** The body's editor bears no label of its own. */
  async writeBody(markdown: string): Promise<void> {
    await this.page.getByLabel('Editor').click();
    await this.page.keyboard.insertText(markdown);
  }

  /** Chooses what readers and search engines are told it is. */
  async chooseKind(kind: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Kind' }).click();
    await this.page.getByRole('option', { name: kind, exact: true }).click();
  }

  /** Adds a document to a relation. Its label ends in the count of those it has: "Section (1)". */
  async connect(label: string, name: string): Promise<void> {
    await this.#choose(
      this.page.getByRole('combobox', { name: new RegExp(`^${label}(\\s\\(\\d+\\))?$`) }),
      name,
    );
  }

  /** Adds an author at the end of the byline. Only the line that was added has no author yet. */
  async addAuthor(name: string): Promise<void> {
    await this.#add(/^Byline/);
    await this.#choose(this.page.getByRole('combobox', { name: 'Author', exact: true }), name);
  }

  /** Uploads a picture through the media dialog as the lead image. */
  async uploadLeadImage(picture: PictureFile): Promise<void> {
    await this.#add(/^Lead image/);
    await this.page.getByRole('button', { name: /^Click to add an asset/ }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Add new assets' });
    await dialog.getByRole('button', { name: 'Add new assets' }).click();
    const choosing = this.page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Drag & Drop here or' }).click();
    await (await choosing).setFiles(picture);
    await dialog.getByRole('button', { name: 'Upload 1 asset to the library' }).click();
    await dialog.getByRole('tab', { name: 'Selected files 1' }).waitFor();
    await dialog.getByRole('button', { name: 'Finish' }).click();
    await this.page.getByRole('img', { name: picture.name }).waitFor();
  }

  /** Presses Publish. Returns when, in milliseconds of `performance.now()`. */
  async publish(): Promise<number> {
    const button = this.#publishButton();
    // So that the time counts from the click and not from the search for the button.
    await button.click({ trial: true });
    const clickedAtMs = performance.now();
    await button.click();
    return clickedAtMs;
  }

  /** Waits until the panel says that it is published and shows what was stored. */
  async isPublished(headline: string): Promise<void> {
    await notice(this.page, 'Published document').waitFor();
    await this.page.getByRole('heading', { name: headline, level: 1 }).waitFor();
    await this.#publishButton({ disabled: true }).waitFor();
  }

  /** Takes it off the site. Returns when it was pressed, in milliseconds of `performance.now()`. */
  async unpublish(): Promise<number> {
    await this.page.getByRole('button', { name: 'More document actions' }).click();
    const clickedAtMs = performance.now();
    await this.page.getByRole('menuitem', { name: 'Unpublish' }).click();
    return clickedAtMs;
  }

  /** It is disabled while there is nothing to publish. */
  #publishButton(state: { disabled?: boolean } = {}): Locator {
    return this.page.getByRole('button', { name: 'Publish', exact: true, ...state });
  }

  async #choose(relation: Locator, name: string): Promise<void> {
    await relation.click();
    await this.page.getByRole('option', { name }).click();
    await this.page.getByRole('listitem').getByRole('button', { name, exact: true }).waitFor();
  }

  /** Presses the button that adds a line to a part of the form. The part is a box without a name. */
  async #add(label: RegExp): Promise<void> {
    const button = this.page.getByRole('button', { name: /^(No entry yet|Add an entry)/ });
    await this.page
      .locator('div', { has: this.page.getByText(label) })
      .filter({ has: button })
      .last()
      .getByRole('button', { name: /^(No entry yet|Add an entry)/ })
      .click();
  }
}
