// The line from the passphrase window to the vault worker: requests with numbers, answered in any order.
import type { PassphraseStrength } from '../../shared/ipc/passphrase.ts';

/** What of a message port is used here; the page's own kind, which the main side's types do not know. */
export interface LinePort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  /** Begins delivery. */
  start(): void;
}

export interface LineReply {
  readonly id: number;
  readonly judgement?: PassphraseStrength;
  readonly passphrase?: string;
}

export class PassphraseLine {
  readonly #port: LinePort;
  readonly #waiting = new Map<number, (reply: LineReply) => void>();
  #lastId = 0;

  constructor(port: LinePort) {
    this.#port = port;
    port.addEventListener('message', ({ data }) => {
      const reply = data as LineReply;
      this.#waiting.get(reply.id)?.(reply);
      this.#waiting.delete(reply.id);
    });
    port.start();
  }

  /** Sends one request to the worker and waits for its reply. */
  ask(type: 'judge' | 'suggest' | 'hold', passphrase?: Uint8Array): Promise<LineReply> {
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
      this.#port.postMessage({ type, id, ...(passphrase === undefined ? {} : { passphrase }) });
    });
  }
}
