// The app as `npm run dev` starts it: as it is, with windows that reload when the script says that their pages were built anew.
import { BrowserWindow } from 'electron';

process.on('message', (message) => {
  if (message !== 'reload') return;
  for (const window of BrowserWindow.getAllWindows()) window.webContents.reloadIgnoringCache();
});
await import('../../../out/main/main.js');
