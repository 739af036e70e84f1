// All that could carry copies in this run of the app: what is plugged in, what is mounted otherwise, what a person chose, and practice media.
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import type { Drive } from '../../../../shared/domain/drive.ts';
import type { Release } from '../../../core/drives/drive-source.ts';
import { allVolumes } from './all-volumes.ts';
import { chooseDrives, type Drives } from './choose-drives.ts';
import { DriveVolumes } from './drive-volumes.ts';
import { FolderVolumes } from './folder-volumes.ts';
import { PracticeVolumes } from './practice-volumes.ts';
import { SystemVolumes } from './system-volumes.ts';
import type { VolumeSource, Volume } from './volume.ts';

export class Volumes implements VolumeSource {
  readonly #drives: Drives;
  readonly #folders: FolderVolumes;
  readonly #system: SystemVolumes;
  readonly #practice = new PracticeVolumes();
  readonly #all: VolumeSource;
  /** While a practice vault is open, only practice media are shown: real ones must not be written to in a rehearsal. */
  #practising = false;

  /** `home` is the vault folder in use: what shares its disk shares its fate. */
  constructor(home: () => string | null, drives: Drives = chooseDrives({ packaged: true, environment: {} })) {
    this.#drives = drives;
    this.#folders = new FolderVolumes(home);
    this.#system = new SystemVolumes({ home });
    const plugged = new DriveVolumes(drives.source);
    const mounted = drives.pretended ? [] : [this.#system];
    this.#all = allVolumes([this.#practice, plugged, ...mounted, this.#folders]);
  }

  start(): void {
    this.#drives.source.start();
    if (!this.#drives.pretended) this.#system.start();
    this.#folders.start();
  }

  stop(): void {
    this.#drives.source.stop();
    this.#system.stop();
    this.#folders.stop();
  }

  list(): Promise<Volume[]> {
    return this.#practising ? this.#practice.list() : this.#all.list();
  }

  onChange(listener: () => void): () => void {
    return this.#all.onChange(listener);
  }

  /** Mounts what is plugged in and not mounted, and answers where. Errors: drive-unknown, mounter-missing, mount-refused. */
  async mount(key: string): Promise<string> {
    const { state, partition } = await this.#plugged(key);
    if (partition === null) {
      throw new ColdkeepError(
        'mount-refused',
        state === 'reading'
          ? 'It is still being read.'
          : 'There is no file system on it that could be mounted.',
        { hint: state === 'reading' ? 'Wait a moment.' : 'Prepare it as "coldkeep media prepare" says.' },
      );
    }
    const path = await this.#drives.acts.mount(partition.device);
    await this.#drives.source.look();
    return path;
  }

  /**
   * Writes out what is cached, unmounts every file system of the drive and takes its power away: it can be unplugged when this returns.
   * Errors: drive-unknown, drive-busy, mounter-missing, mount-refused, bad-input.
   */
  async release(key: string): Promise<Release> {
    const { drive } = await this.#plugged(key);
    const released = await this.#drives.acts.release(drive);
    await this.#drives.source.look();
    return released;
  }

  async #plugged(key: string): Promise<Volume & { readonly drive: Drive }> {
    const volume = (await this.list()).find((each) => each.key === key);
    if (volume === undefined) throw new ColdkeepError('drive-unknown', 'It is not plugged in any more.');
    const { drive } = volume;
    if (drive === null) {
      throw new ColdkeepError('drive-unknown', `No drive is known below ${volume.name}.`, {
        hint: 'Unmount it in the way in which it was mounted.',
      });
    }
    return { ...volume, drive };
  }

  /** Lists a folder that a person chose among the volumes. */
  add(path: string): void {
    this.#folders.add(path);
  }

  /** Forgets the chosen folders: what was chosen in one vault is not shown in another. */
  forgetFolders(): void {
    this.#folders.clear();
  }

  /** Shows these folders, and nothing else, as practice media; an empty list ends that. */
  practise(media: readonly string[]): void {
    this.#practising = media.length > 0;
    this.#practice.use(media);
  }

  /** Errors: bad-input for what is no practice medium. */
  pull(path: string): void {
    this.#practice.pull(path);
  }

  /** Errors: bad-input for what is no practice medium. */
  plug(path: string): void {
    this.#practice.plug(path);
  }
}
