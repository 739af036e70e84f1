// The vault worker as a worker thread: what the command line and the tests use.
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { VaultWorker } from './client.ts';
import type { WorkerPort } from './port.ts';

/** Where the build puts the worker's entry, seen from the built command line (out/cli). */
const builtEntry = () => fileURLToPath(new URL('../worker/vault-worker.js', import.meta.url));

/** Starts a worker thread that serves vault calls. `entry` is a built JavaScript file. */
export function startWorkerThread(entry: string = builtEntry()): VaultWorker {
  // No environment: COLDKEEP_PASSPHRASE and the like are not the worker's business.
  const thread = new Worker(entry, { env: {}, stderr: false });
  const port: WorkerPort = {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    post: (message) => thread.postMessage(message),
    onMessage: (listener) => void thread.on('message', listener),
    onClose: (listener) => {
      thread.on('error', listener);
      thread.on('exit', () => listener());
    },
    end: async () => {
      await thread.terminate();
    },
  };
  return new VaultWorker(port);
}
