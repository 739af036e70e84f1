// Answers to the calls about attached volumes. Without an open vault they are listed all the same: adopting begins with one.
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { Volume } from '../../../../shared/ipc/views.ts';
import { vaultsOn } from '../carrier.ts';
import { isMounted, type MountedVolume } from '../../watch/volumes/volume.ts';
import type { House } from '../house.ts';
import { requireSet } from '../require-set.ts';
import { volumeView, type KnownOfVolume } from '../views/volume-view.ts';

export const volumesHandlers = (house: House): Handlers['volumes'] => ({
  async list({ set }) {
    const { vault } = house.door;
    if (vault !== null && set !== null) requireSet(vault, set);
    const views: Volume[] = [];
    for (const volume of (await house.volumes.list()).filter(isMounted))
      views.push(await viewOf(house, volume, set));
    return views.toSorted(knownFirst);
  },
  addFolder({ folder }) {
    const path = house.folderTokens.pathOf(folder);
    house.volumes.add(path);
    house.changed();
    return { volume: house.volumeTokens.of(path) };
  },
  pull({ volume }) {
    house.volumes.pull(house.volumeTokens.pathOf(volume));
    house.changed();
    return {};
  },
  plug({ volume }) {
    house.volumes.plug(house.volumeTokens.pathOf(volume));
    house.changed();
    return {};
  },
});

async function viewOf(house: House, volume: MountedVolume, set: string | null): Promise<Volume> {
  const vaults = volume.present ? await vaultsOn(volume.path) : [];
  return volumeView(volume, {
    token: house.volumeTokens.of(volume.path),
    vaults,
    own: house.door.vault?.id ?? null,
    known: await knownOf(house, volume, set),
  });
}

async function knownOf(
  house: House,
  volume: MountedVolume,
  set: string | null,
): Promise<KnownOfVolume | null> {
  const { vault } = house.door;
  if (vault === null) return null;
  const inspection = await vault.inspect(volume.path, {
    bytes: set === null ? 0 : (house.needs.get(set) ?? 0),
  });
  // A lock may have come while the medium was read.
  if (house.door.vault !== vault) return null;
  const view = vault.viewInput();
  return {
    inspection,
    medium: inspection.known ?? vault.listMedia().find(({ id }) => id === volume.mediumId) ?? null,
    history: vault.mediaHistory(),
    view,
    set: view.sets.find(({ status }) => status.name === set) ?? null,
  };
}

/** Known media first, those that are behind before the others, then by name. */
const knownFirst = (a: Volume, b: Volume): number => rankOf(a) - rankOf(b) || (shown(a) < shown(b) ? -1 : 1);

const rankOf = ({ medium }: Volume): number => (medium === null ? 2 : medium.freshness === 'behind' ? 0 : 1);

const shown = ({ medium, name }: Volume): string => medium?.label ?? name;
