// The vault worker as a process of its own: it alone holds keys and plaintext, and ending it is what locking means.
import { utilityProcess, type MessagePortMain } from 'electron';
import { fileURLToPath } from 'node:url';
import { VaultWorker } from '../../core/worker/client.ts';

const builtEntry = () => fileURLToPath(new URL('../worker/vault-process.js', import.meta.url));

export interface VaultProcess {
  readonly worker: VaultWorker;
  /** Resolves when the process is gone. */
  readonly ended: Promise<unknown>;
  /** Hands the passphrase window's line to the worker. */
  connect(line: MessagePortMain): void;
}

/** Starts a vault worker without environment, arguments or output: nothing goes in or out but by its ports. */
export function startVaultProcess(entry: string = builtEntry()): VaultProcess {
  const child = utilityProcess.fork(entry, [], { serviceName: 'coldkeep-vault', env: {}, stdio: 'ignore' });
  const ended = new Promise<number>((resolve) => child.once('exit', resolve));
  const worker = new VaultWorker({
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onClose: (listener) =>
      void ended.then((code) =>
        listener(code === 0 ? undefined : new Error(`its process ended with status ${code}`)),
      ),
    end: async () => {
      child.kill();
      await ended;
    },
  });
  return {
    worker,
    ended,
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
    connect: (line) => child.postMessage({ type: 'passphrase-line' }, [line]),
  };
}
