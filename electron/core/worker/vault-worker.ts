// Entry of the vault worker when it runs as a worker thread.
import { parentPort } from 'node:worker_threads';
import { serveVaultWorker } from './host.ts';

const port = parentPort;
if (port === null) throw new Error('the vault worker must be started as a worker thread');

serveVaultWorker({
  post: (message) => port.postMessage(message),
  onMessage: (listener) => void port.on('message', listener),
  onClose: (listener) => void port.on('close', listener),
  end: async () => port.close(),
});
