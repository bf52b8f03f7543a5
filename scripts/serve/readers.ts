import type { IncomingMessage, ServerResponse } from 'node:http';
import { accountPath, readerApi } from '@standfirst/shared-types';
import type { DeskContext } from '../reader-desk/context.ts';
import type { ReaderDesk } from '../reader-desk/desk.ts';
import { passOn } from '../reader-desk/pass-on.ts';

/** What is for readers with an account: their pages, and their programs’ requests. */
export class Readers {
  readonly #context: DeskContext;
  #desk: Promise<ReaderDesk> | null = null;

  constructor(context: DeskContext) {
    this.#context = context;
  }

  /** Answers what belongs to readers' accounts; `false` for everything else, which is left alone. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const path = (request.url ?? '').split(/[?#]/, 1)[0] ?? '';
    if (path.startsWith(`${readerApi}/`)) {
      await passOn(this.#context, { request, response });
      return true;
    }
    if (!`${path}/`.startsWith(accountPath)) return false;
    await (await this.#open()).answer({ request, response });
    return true;
  }

  /** Lets go of the templates. */
  async stop(): Promise<void> {
    await (await this.#desk)?.stop();
  }

  /** Page objects and templates take memory, which a magazine whose readers only read need not spend. */
  #open(): Promise<ReaderDesk> {
    this.#desk ??= import('../reader-desk/desk.ts').then(
      ({ ReaderDesk: Desk }) => new Desk(this.#context),
    );
    return this.#desk;
  }
}
