import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArticleDocument, PublishedDocument } from '@standfirst/shared-types';

/** The style sheets that our own pages hold. */
export interface Styles {
  article: string;
  list: string;
}

/** The corpus and our styles as files, for the peers that run on Node. */
export class Inputs {
  readonly folder: string;
  readonly styles: Styles;
  readonly documents: readonly PublishedDocument[];
  readonly #lines = new Map<string, string>();

  constructor(
    folder: string,
    options: { documents: readonly PublishedDocument[]; styles: Styles },
  ) {
    this.folder = folder;
    this.styles = options.styles;
    this.documents = options.documents;
    mkdirSync(folder, { recursive: true });
    for (const name of ['article', 'list'] as const)
      writeFileSync(join(folder, `${name}.css`), options.styles[name]);
    for (const document of options.documents)
      this.#lines.set(document.id, JSON.stringify(document));
    this.#save();
  }

  /** Writes an article, new or changed. */
  write(article: ArticleDocument): void {
    const line = JSON.stringify(article);
    if (this.#lines.get(article.id) === line) return;
    this.#lines.set(article.id, line);
    this.#save();
  }

  #save(): void {
    writeFileSync(join(this.folder, 'corpus.ndjson'), [...this.#lines.values()].join('\n'));
  }
}
