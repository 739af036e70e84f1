// QMP, the language in which the emulator is told to plug in and to pull out: a command is answered before the next one's answer.
// https://www.qemu.org/docs/master/interop/qmp-spec.html
import type { Socket } from 'node:net';
import { z } from 'zod';
import { onDocuments, sendDocument } from './lines.ts';

const messageSchema = z.union([
  z.object({ return: z.unknown() }),
  z.object({ error: z.object({ desc: z.string() }) }),
  z.object({ event: z.string(), data: z.object({ device: z.string().optional() }).optional() }),
  z.object({ QMP: z.unknown() }),
]);

interface Waiting {
  readonly command: string;
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

export class Qmp {
  readonly #socket: Socket;
  readonly #waiting: Waiting[] = [];
  readonly #awaitedRemovals = new Map<string, () => void>();

  constructor(socket: Socket) {
    this.#socket = socket;
    onDocuments(socket, (document) => this.#take(messageSchema.parse(document)));
    socket.on('close', () => {
      for (const { command, reject } of this.#waiting.splice(0))
        reject(new Error(`${command}: the machine has ended`));
    });
  }

  #take(message: z.infer<typeof messageSchema>): void {
    if ('event' in message) {
      if (message.event === 'DEVICE_DELETED') this.#awaitedRemovals.get(message.data?.device ?? '')?.();
    } else if ('error' in message) {
      const waiting = this.#waiting.shift();
      waiting?.reject(new Error(`${waiting.command}: ${message.error.desc}`));
    } else if ('return' in message) {
      this.#waiting.shift()?.resolve();
    }
  }

  run(command: string, options: Readonly<Record<string, unknown>> = {}): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ command, resolve, reject });
      sendDocument(this.#socket, { execute: command, arguments: options });
    });
  }

  /** Resolves when it is gone from the machine's bus. */
  async removeDevice(id: string): Promise<void> {
    const removed = new Promise<void>((resolve) => this.#awaitedRemovals.set(id, resolve));
    await this.run('device_del', { id });
    await removed;
    this.#awaitedRemovals.delete(id);
  }
}
