// Entry of the vault worker when it runs as a process of its own, in the app: the same host as in a thread, over another port.
import type { ParentPort } from 'electron';
import { hideMemoryFromCoreDumps } from '../../core/worker/hide-memory.ts';
import { serveVaultWorker } from '../../core/worker/host.ts';
import { PassphraseDesk } from '../../core/worker/passphrase-desk.ts';
import { answerPassphraseRequest, type PassphraseRequest } from '../../core/worker/passphrase-port.ts';

// `process.parentPort` exists in Electron's utility processes only; plain Node's types do not know it.
const { parentPort } = process as NodeJS.Process & { parentPort?: ParentPort };
if (parentPort === undefined) throw new Error('the vault worker must be started as a utility process');

hideMemoryFromCoreDumps();
const desk = new PassphraseDesk();

serveVaultWorker(
  {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
    post: (message) => parentPort.postMessage(message),
    onMessage: (listener) =>
      void parentPort.on('message', ({ data, ports }) => {
        if (ports.length === 0) listener(data);
      }),
    // The parent ends this process; a port that closes by itself does not occur.
    onClose: (listener) => void process.on('exit', listener),
    end: async () => process.exit(),
  },
  desk,
);

// A message that brings a port is the passphrase window's line. When that window is gone, so is what was typed in it.
parentPort.on('message', ({ ports: [line] }) => {
  if (line === undefined) return;
  line.on('message', ({ data }) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
    line.postMessage(answerPassphraseRequest(desk, data as PassphraseRequest));
  });
  line.on('close', () => desk.forget());
  line.start();
});
