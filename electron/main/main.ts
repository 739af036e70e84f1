// Entry of the app: hardens Electron before it is ready, then opens the app, once.
import { app, protocol } from 'electron';
import { homedir } from 'node:os';
import { usualVaultFolder } from '../core/vault-home.ts';
import { openApp } from './open-app.ts';
import { hideProcessesFromCoreDumps } from './security/core-dumps.ts';
import { denyNavigation } from './security/navigation.ts';
import { ownFolder } from './security/own-folder.ts';
import { registerScheme } from './security/protocol.ts';
import { applySwitches } from './security/switches.ts';

const home = usualVaultFolder({ env: process.env, platform: process.platform, userFolder: homedir() });

hideProcessesFromCoreDumps();
applySwitches(app);
registerScheme(protocol);
denyNavigation(app);
app.setName('Coldkeep');
app.setPath('userData', ownFolder(home, process.env, process.platform, app.getPath('appData')));

// Not awaited here: Electron is not ready before this file has run to its end.
if (app.requestSingleInstanceLock()) void openApp(home);
else app.quit();
