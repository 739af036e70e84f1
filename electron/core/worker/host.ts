// The host: answers calls on a port. It holds the unlocked identity and sees plaintext; nothing else does.
import { ColdkeepError, toErrorRecord } from '../../../shared/domain/errors.ts';
import type { CallName } from './calls.ts';
import { createHandlers, type Handlers } from './handlers.ts';
import { Keyring } from './keyring.ts';
import { PassphraseDesk } from './passphrase-desk.ts';
import type { WorkerPort } from './port.ts';
import type { ToClient, ToHost } from './protocol.ts';

/**
 * Serves calls until the port closes. Calls may overlap; each has its own cancellation. `desk` is where a passphrase lies that came
 * by another way than the port.
 */
export function serveVaultWorker(port: WorkerPort, desk: PassphraseDesk = new PassphraseDesk()): void {
  const keyring = new Keyring();
  const handlers = createHandlers(keyring, desk);
  const forget = () => {
    keyring.forget();
    desk.forget();
  };
  const running = new Map<number, AbortController>();
  const send = (message: ToClient) => port.post(message);

  async function answer(id: number, name: CallName, input: unknown): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const output = await dispatch(handlers, name, input, {
        signal: controller.signal,
        onProgress: (progress) => send({ type: 'progress', id, progress }),
      });
      send({ type: 'result', id, output });
    } catch (error) {
      send({ type: 'error', id, error: toErrorRecord(error) });
    } finally {
      running.delete(id);
    }
  }

  port.onMessage((raw) => {
    const message = raw as ToHost;
    switch (message.type) {
      case 'call':
        void answer(message.id, message.name, message.input);
        return;
      case 'cancel':
        running.get(message.id)?.abort(new ColdkeepError('cancelled', 'The work was cancelled.'));
        return;
      case 'forget':
        forget();
        return;
    }
  });
  port.onClose(forget);
}

/** The one place where a call's name meets its handler; the map's types make the pair agree. */
function dispatch(
  handlers: Handlers,
  name: CallName,
  input: unknown,
  run: Parameters<Handlers['scan']>[1],
): Promise<unknown> {
  const handler = handlers[name] as (input: unknown, options: typeof run) => Promise<unknown>;
  return handler(input, run);
}
