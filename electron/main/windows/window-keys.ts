// The keys that a menu bar would bring. There is none: Alt belongs to the page, and cut, copy and paste work without it.
import type { BrowserWindow, Input } from 'electron';

/** Half a zoom level is about a tenth of the size. 200 % and a little more must be reachable. */
const step = 0.5;
const largest = 4.5;
const smallest = -1;

/** Ctrl and plus, minus, 0 for the size of the text; Ctrl Q and Ctrl W for leaving. */
export function bindWindowKeys(window: BrowserWindow): void {
  const { webContents } = window;
  const zoomBy = (change: number) =>
    webContents.setZoomLevel(Math.min(largest, Math.max(smallest, webContents.getZoomLevel() + change)));
  const acts: Readonly<Record<string, () => void>> = {
    '+': () => zoomBy(step),
    '=': () => zoomBy(step),
    '-': () => zoomBy(-step),
    '0': () => webContents.setZoomLevel(0),
    q: () => window.close(),
    w: () => window.close(),
  };
  webContents.on('before-input-event', (event, input) => {
    const act = isCommand(input) ? acts[input.key.toLowerCase()] : undefined;
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}

const isCommand = (input: Input): boolean =>
  input.type === 'keyDown' && !input.alt && (process.platform === 'darwin' ? input.meta : input.control);
