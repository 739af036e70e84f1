// Entry of the app: hardens Electron before it is ready, then opens the app, once.
import { app, dialog, protocol } from 'electron';
import { homedir } from 'node:os';
import { usualVaultFolder } from '../core/vault-home.ts';
import { openApp } from './open-app.ts';
import { hideProcessesFromCoreDumps } from './security/core-dumps.ts';
import { forgetVariables } from './security/environment.ts';
import { denyNavigation } from './security/navigation.ts';
import { ownFolder } from './security/own-folder.ts';
import { registerScheme } from './security/protocol.ts';
import { applySwitches } from './security/switches.ts';

forgetVariables(process.env, app.isPackaged);
const home = usualVaultFolder({ env: process.env, platform: process.platform, userFolder: homedir() });

hideProcessesFromCoreDumps();
applySwitches(app);
registerScheme(protocol);
denyNavigation(app);
app.setName('Coldkeep');
app.setPath('userData', ownFolder(home, process.env, process.platform, app.getPath('appData')));

// Not awaited here: Electron is not ready before this file has run to its end.
if (app.requestSingleInstanceLock()) openApp(home).catch(endBecause);
else app.quit();

/** An app that cannot open its window says so and ends: one that stays without a window would be nowhere to be found. */
function endBecause(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`coldkeep: the window could not be opened: ${reason}\n`);
  dialog.showErrorBox(
    'Coldkeep could not be opened',
    `${reason}\n\nNothing was changed: vault and media are as they were. Install Coldkeep again; until then the command line and the stock tools named in each medium's README.txt open every copy.`,
  );
  app.exit(1);
}
