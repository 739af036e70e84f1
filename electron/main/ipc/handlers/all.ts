// The handlers of the whole contract.
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { House } from '../house.ts';
import { appHandlers } from './app.ts';
import { bundlesHandlers } from './bundles.ts';
import { checklistsHandlers } from './checklists.ts';
import { drillsHandlers } from './drills.ts';
import { exportsHandlers } from './exports.ts';
import { jobsHandlers } from './jobs.ts';
import { journalHandlers } from './journal.ts';
import { kitsHandlers } from './kits.ts';
import { mediaHandlers } from './media.ts';
import { overviewHandlers } from './overview.ts';
import { restoresHandlers } from './restores.ts';
import { setsHandlers } from './sets.ts';
import { settingsHandlers } from './settings.ts';
import { sheetsHandlers } from './sheets.ts';
import { vaultHandlers } from './vault.ts';
import { verificationsHandlers } from './verifications.ts';
import { volumesHandlers } from './volumes.ts';

export const handlersOf = (house: House): Handlers => ({
  app: appHandlers(house),
  settings: settingsHandlers(house),
  jobs: jobsHandlers(house),
  vault: vaultHandlers(house),
  overview: overviewHandlers(house),
  sets: setsHandlers(house),
  kits: kitsHandlers(house),
  bundles: bundlesHandlers(house),
  volumes: volumesHandlers(house),
  media: mediaHandlers(house),
  exports: exportsHandlers(house),
  verifications: verificationsHandlers(house),
  drills: drillsHandlers(house),
  restores: restoresHandlers(house),
  checklists: checklistsHandlers(house),
  sheets: sheetsHandlers(house),
  journal: journalHandlers(house),
});
