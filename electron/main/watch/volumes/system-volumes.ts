// Volumes that the system has mounted, and that are not its own: those on drives, and those that no drive is known of.
import { readdir, realpath, stat } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Poll } from '../poll.ts';
import { describeVolume, isRemovable, type Place } from './describe-volume.ts';
import { mediaMounts } from '../../../core/drives/mounts.ts';
import { parseMounts, type Mount } from '../../../core/media/mount-info.ts';
import { Listeners, type VolumeSource, type Volume } from './volume.ts';

export interface SystemVolumesOptions {
  /** The vault folder in use: what shares its disk shares its fate. */
  readonly home: () => string | null;
  /** In the form of /proc/self/mountinfo; for tests. */
  readonly mountsFile?: string;
  readonly labelsFolder?: string;
  /** In the form of /sys/dev/block; for tests. */
  readonly blockDevices?: string;
  readonly everyMs?: number;
}

export class SystemVolumes implements VolumeSource {
  readonly #options: Required<SystemVolumesOptions>;
  readonly #listeners = new Listeners();
  readonly #poll: Poll<Mount[]>;

  constructor(options: SystemVolumesOptions) {
    this.#options = {
      mountsFile: '/proc/self/mountinfo',
      labelsFolder: '/dev/disk/by-label',
      blockDevices: '/sys/dev/block',
      everyMs: 2000,
      ...options,
    };
    // Nothing announces a mount to a program without udev or a desktop, and the list is short: it is read again and again.
    this.#poll = new Poll(
      () => mediaMounts(readMounts(this.#options.mountsFile)).filter((mount) => this.#isPluggedIn(mount)),
      () => this.#listeners.tell(),
    );
  }

  start(): void {
    this.#poll.start(this.#options.everyMs);
  }

  stop(): void {
    this.#poll.stop();
  }

  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** A stick that was pulled out stays in the list of mounts; the kernel's list of block devices is asked. FUSE has numbers of its own. */
  #isPluggedIn({ device, source }: Mount): boolean {
    return device.startsWith('0:')
      ? existsSync(source)
      : existsSync(join(this.#options.blockDevices, device));
  }

  /** Volumes on the system disk are left out: a copy there shares the fate of the originals. */
  async list(): Promise<Volume[]> {
    const { home, labelsFolder } = this.#options;
    const labels = await readLabels(labelsFolder);
    const volumes = await Promise.all(
      this.#poll.look().map(async (mount) => describeVolume(await placeOf(mount, labels), home())),
    );
    return volumes.filter(({ onSystemDisk }) => !onSystemDisk);
  }
}

async function placeOf(mount: Mount, labels: ReadonlyMap<string, string>): Promise<Place> {
  const device = await realpath(`/sys/dev/block/${mount.device}`).catch(() => null);
  const name = labels.get(await realpath(mount.source).catch(() => mount.source));
  return {
    path: mount.path,
    name: name ?? basename(mount.path),
    fileSystem: mount.fileSystem,
    readOnly: mount.readOnly,
    ...(device === null ? {} : { removable: await isRemovable(await diskOf(device)) }),
  };
}

/** The whole disk of a partition. */
const diskOf = async (device: string): Promise<string> =>
  stat(join(device, 'partition')).then(
    () => dirname(device),
    () => device,
  );

/** Device → label of its file system, as udev links them. */
async function readLabels(folder: string): Promise<Map<string, string>> {
  const labels = new Map<string, string>();
  for (const entry of await readdir(folder).catch(() => [])) {
    const device = await realpath(join(folder, entry)).catch(() => null);
    if (device !== null) labels.set(device, unescapeHex(entry));
  }
  return labels;
}

/** udev writes what it does not like in names as \x20. */
const unescapeHex = (text: string): string =>
  text.replaceAll(/\\x([0-9a-f]{2})/g, (_match, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );

function readMounts(file: string): Mount[] {
  try {
    return parseMounts(readFileSync(file, 'utf8'));
  } catch {
    // Systems without such a list: folders are chosen by hand there.
    return [];
  }
}
