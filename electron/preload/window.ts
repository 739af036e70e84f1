// The bridge of the main window: one function for each name of the contract, one way to listen, and one for what is dropped. Nothing else
// crosses.
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import { channelOf, dropChannel, eventChannel } from '../../shared/ipc/call.ts';

const groups = Object.entries(CONTRACT_NAMES).map(([group, calls]) => [
  group,
  Object.fromEntries(
    calls.map((call) => {
      const channel = channelOf(group, call);
      return [call, (input: unknown): Promise<unknown> => ipcRenderer.invoke(channel, input)];
    }),
  ),
]);

// The bridge freezes what it exposes, all the way down.
contextBridge.exposeInMainWorld('coldkeep', {
  ...Object.fromEntries(groups),
  /** Calls the listener with every event of the main process, until the answered function is called. */
  onEvent(listener: (event: unknown) => void): () => void {
    const receive = (_event: IpcRendererEvent, message: unknown) => listener(message);
    ipcRenderer.on(eventChannel, receive);
    return () => void ipcRenderer.off(eventChannel, receive);
  },
  /**
   * Answers a token for a file that a person dropped. The path goes from here to the main process; a File that a script made has none,
   * so that the page can name no file by itself.
   */
  takeDropped(file: File): Promise<unknown> {
    return ipcRenderer.invoke(dropChannel, webUtils.getPathForFile(file));
  },
});
