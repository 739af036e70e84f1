// Answers to the calls about restoring.
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { WindowVault } from '../../../core/vault-api.ts';
import type { House } from '../house.ts';
import { readOriginals } from '../read-originals.ts';
import { restoreFolder } from '../restore-folder.ts';
import { restoreOptionsView } from '../views/restore-view.ts';
import { volumeNamed } from '../volume-named.ts';

export const restoresHandlers = (house: House): Handlers['restores'] => ({
  async options({ volume }) {
    const { vault } = house.session;
    const options = await vault.restoreOptions(house.volumeTokens.pathOf(volume));
    for (const { id, set } of options.snapshots) house.setsOfSnapshots.set(id, set);
    return restoreOptionsView(options);
  },
  async start({ volume, snapshot, only, into: folder, insistStale }) {
    const { vault } = house.session;
    const chosen = house.folderTokens.pathOf(folder);
    const { path, name } = await volumeNamed(house, volume);
    const set = house.setsOfSnapshots.get(snapshot) ?? setOf(vault, snapshot) ?? 'one set';
    const into = await restoreFolder(chosen, set, house.now());
    const job = house.jobs.start('restore', `Restore of ${set} from ${name}`, async (run) => {
      const report = await vault.restore(
        {
          at: path,
          snapshot,
          into,
          ...(only === null ? {} : { only }),
          ...(insistStale === null ? {} : { forceStale: true, staleReason: insistStale }),
        },
        run,
      );
      // It may have gone to where originals are.
      if (house.door.kind !== 'visited') readOriginals(house, vault);
      return report;
    });
    return { job };
  },
});

const setOf = (vault: WindowVault, snapshot: string): string | undefined =>
  vault.listSets().find(({ name }) => vault.snapshots(name).some(({ id }) => id === snapshot))?.name;
