// Answers to the calls about attached volumes. Without an open vault they are listed all the same: adopting begins with one.
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import { driveFitness } from '../../../../shared/domain/drive-fitness.ts';
import type { DriveBelow } from '../../../../shared/domain/drive.ts';
import { pinOf } from '../../../../shared/domain/never-offer.ts';
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { Volume } from '../../../../shared/ipc/views.ts';
import { vaultsOn } from '../carrier.ts';
import { isMounted, type MountedVolume, type Volume as AttachedVolume } from '../../watch/volumes/volume.ts';
import type { House } from '../house.ts';
import { requireSet } from '../require-set.ts';
import { reasonViews, volumeView, type KnownOfVolume } from '../views/volume-view.ts';

export const volumesHandlers = (house: House): Handlers['volumes'] => ({
  async list({ set }) {
    const { vault } = house.door;
    if (vault !== null && set !== null) requireSet(vault, set);
    const views: Volume[] = [];
    for (const volume of await house.volumes.list()) views.push(await viewOf(house, volume, set));
    return views.toSorted(knownFirst);
  },
  addFolder({ folder }) {
    const path = house.folderTokens.pathOf(folder);
    house.volumes.add(path);
    house.changed();
    return { volume: house.volumeTokens.of(path) };
  },
  async mount({ volume }) {
    await house.volumes.mount(keyOf(house, volume));
    house.changed();
    return {};
  },
  async release({ volume }) {
    const { unmounted, poweredOff } = await house.volumes.release(keyOf(house, volume));
    house.changed();
    return { safe: unmounted, poweredOff };
  },
  async neverOffer({ volume }) {
    const { vault } = house.session;
    const key = keyOf(house, volume);
    const attached = (await house.volumes.list()).find((each) => each.key === key);
    const below = attached === undefined ? null : belowOf(attached);
    const id = below === null ? null : pinOf(below);
    if (id === null) {
      throw new ColdkeepError('bad-input', 'Nothing tells this drive from others of its kind.', {
        hint: 'Only a drive with a serial number or a file system with an id can be remembered.',
      });
    }
    const { neverOffer } = vault.settings();
    if (!neverOffer.includes(id)) await house.preferences.change({ neverOffer: [...neverOffer, id] }, vault);
    house.changed();
    return {};
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

/** Mounted or not: what tells volumes of the list apart. Errors: bad-input for a token that is not known any more. */
const keyOf = ({ driveTokens, volumeTokens }: House, token: string): string =>
  driveTokens.knows(token) ? driveTokens.pathOf(token) : volumeTokens.pathOf(token);

async function viewOf(house: House, volume: AttachedVolume, set: string | null): Promise<Volume> {
  const own = house.door.vault?.id ?? null;
  if (!isMounted(volume)) {
    const token = house.driveTokens.of(volume.key);
    return {
      ...volumeView(volume, { token, vaults: [], own, known: null }),
      reasons: unmountedReasons(house, volume),
    };
  }
  const vaults = volume.present ? await vaultsOn(volume.path) : [];
  return volumeView(volume, {
    token: house.volumeTokens.of(volume.path),
    vaults,
    own,
    known: await knownOf(house, volume, set),
  });
}

/** The drive below a volume; null for folders, and where nothing reports it. */
const belowOf = ({ drive, partition }: AttachedVolume): DriveBelow | null =>
  drive === null ? null : { drive, partition };

/** There is no folder to look into yet: what the drive itself says. */
function unmountedReasons({ preferences }: House, volume: AttachedVolume): Volume['reasons'] {
  const below = belowOf(volume);
  if (below === null) return [];
  const { neverOffer } = preferences.current;
  return reasonViews(driveFitness(below, { need: { bytes: 0 }, neverOffer, known: false }));
}

async function knownOf(
  house: House,
  volume: MountedVolume,
  set: string | null,
): Promise<KnownOfVolume | null> {
  const { vault } = house.door;
  if (vault === null) return null;
  const need = { bytes: set === null ? 0 : (house.needs.get(set) ?? 0) };
  const inspection = await vault.inspect(volume.path, need, belowOf(volume) ?? undefined);
  // A lock may have come while the medium was read.
  if (house.door.vault !== vault) return null;
  return {
    inspection,
    medium: inspection.known ?? vault.listMedia().find(({ id }) => id === volume.mediumId) ?? null,
    history: vault.mediaHistory(),
    set: vault.viewInput().sets.find(({ status }) => status.name === set) ?? null,
  };
}

/** Known media first, those that are behind before the others, then by name; what cannot be looked into yet comes last. */
const knownFirst = (a: Volume, b: Volume): number => rankOf(a) - rankOf(b) || (shown(a) < shown(b) ? -1 : 1);

function rankOf({ medium, state }: Volume): number {
  if (state !== 'mounted') return 3;
  return medium === null ? 2 : medium.freshness === 'behind' ? 0 : 1;
}

const shown = ({ medium, name }: Volume): string => medium?.label ?? name;
