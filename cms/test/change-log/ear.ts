import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wakeUp, wakeUpPath, wakeUpSignatureHeader } from '@standfirst/shared-types';

/** A wake-up call as it came. */
export interface Call {
  readonly body: string;
  readonly signature: string;
}

/** Stands where the publisher listens, and can be deaf, slow or away. */
export class Ear {
  /** Every call, oldest first. */
  readonly calls: Call[] = [];
  /** While `true`, calls are heard and not answered. */
  holdsBack = false;
  readonly #unanswered = new Set<ServerResponse>();
  #server: Server | null = null;
  #port = 0;

  /** Listens, the second time on the port of the first. */
  async listen(): Promise<void> {
    this.#server = createServer((request, response) => void this.#hear(request, response));
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Goes away; who calls is refused. */
  async close(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#server = null;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }

  /** Where to ring. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}${wakeUpPath}`;
  }

  /** How many callers wait for an answer. */
  get held(): number {
    return this.#unanswered.size;
  }

  /** Answers whoever waits, and whoever calls from now on. */
  release(): void {
    this.holdsBack = false;
    for (const response of this.#unanswered) response.writeHead(204).end();
    this.#unanswered.clear();
  }

  /** The position in the log that the last call named. */
  lastHead(): number | null {
    const last = this.calls.at(-1);
    return last === undefined ? null : wakeUp.parse(JSON.parse(last.body)).head;
  }

  async #hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    this.calls.push({ body, signature: String(request.headers[wakeUpSignatureHeader]) });
    if (!this.holdsBack) {
      response.writeHead(204).end();
      return;
    }
    this.#unanswered.add(response);
    response.once('close', () => this.#unanswered.delete(response));
  }
}
