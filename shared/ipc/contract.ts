// The contract between window and main process: group.call = { input, output, errors }. Everything is derived from this tree:
// the bridge, the router, the client, the fake of the tests.
import { app, jobs, settings } from './app.ts';
import { bundles } from './bundles.ts';
import type { ClientOf, HandlersOf } from './call.ts';
import { kits } from './kits.ts';
import { media, volumes } from './media.ts';
import { checklists, journal } from './records.ts';
import { overview, sets } from './sets.ts';
import { sheets } from './sheets.ts';
import { vault } from './vault.ts';
import { drills, exports, restores, verifications } from './work.ts';

export const contract = {
  app,
  settings,
  jobs,
  vault,
  overview,
  sets,
  kits,
  bundles,
  volumes,
  media,
  exports,
  verifications,
  drills,
  restores,
  checklists,
  sheets,
  journal,
} as const;

export type Contract = typeof contract;
export type Client = ClientOf<Contract>;
export type Handlers = HandlersOf<Contract>;
