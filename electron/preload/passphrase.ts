// The bridge of the passphrase window. The bytes go over a message port straight to the vault worker; the main process only hears
// that they are there.
import { contextBridge, ipcRenderer } from 'electron';
import { passphraseChannels, type PassphraseBridge } from '../../shared/ipc/passphrase.ts';
import { PassphraseLine, type LinePort } from './passphrase-line.ts';

let putLine: (line: PassphraseLine) => void = () => {};
let line = nextLine();

/** The line that the main process hands over next: one when the window opens, one after each attempt that failed. */
function nextLine(): Promise<PassphraseLine> {
  return new Promise((resolve) => {
    putLine = resolve;
  });
}

ipcRenderer.on(passphraseChannels.port, (event) => {
  const port = event.ports[0] as unknown as LinePort | undefined;
  if (port !== undefined) putLine(new PassphraseLine(port));
});

const bridge: PassphraseBridge = {
  question: () => ipcRenderer.invoke(passphraseChannels.question),
  async suggest() {
    const reply = await (await line).ask('suggest');
    return reply.passphrase ?? '';
  },
  async judge(passphrase) {
    const reply = await (await line).ask('judge', passphrase);
    passphrase.fill(0);
    return reply.judgement ?? { acceptable: false, reason: '' };
  },
  async attempt(passphrase) {
    const held = (await line).ask('hold', passphrase);
    passphrase.fill(0);
    await held;
    // The worker of a failed attempt ends with it, and its line too.
    line = nextLine();
    return ipcRenderer.invoke(passphraseChannels.attempt);
  },
  cancel: () => ipcRenderer.invoke(passphraseChannels.cancel),
};

contextBridge.exposeInMainWorld('coldkeepPassphrase', bridge);
