// Drives that a file pretends, for tests of the app itself: whoever rewrites the file plugs them, pulls them and swaps them. Their file
// systems are folders. Honoured only where the app is not packaged: see choose-drives.ts.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { driveSchema, partitionSchema, type Drive } from '../../../../shared/domain/drive.ts';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import type { DriveActs, DriveSource, Release } from '../../../core/drives/drive-source.ts';
import { Poll } from '../poll.ts';
import { Listeners } from './volume.ts';

/** A drive of the file: as a real one, with the folder that stands for each file system. `mountedAt` says whether it is mounted when plugged in. */
export const pretendedDriveSchema = driveSchema.extend({
  partitions: z.array(partitionSchema.extend({ folder: z.string().min(1) })),
  /** Why it cannot be released, as a stick that is in use; null or absent where it can. */
  busy: z.string().nullish(),
});
export type PretendedDrive = z.infer<typeof pretendedDriveSchema>;

const fileSchema = z.strictObject({ drives: z.array(pretendedDriveSchema) });

export class PretendedDrives implements DriveSource, DriveActs {
  readonly #file: string;
  readonly #listeners = new Listeners();
  readonly #poll: Poll<PretendedDrive[]>;
  /** Devices that were mounted or unmounted since they were plugged in. */
  readonly #mounted = new Map<string, boolean>();
  /** Drives whose power was taken: gone until they are pulled out and plugged in again. */
  readonly #off = new Set<string>();

  constructor(file: string) {
    this.#file = file;
    this.#poll = new Poll(
      () => this.#read(),
      () => this.#listeners.tell(),
    );
  }

  start(everyMs = 100): void {
    this.#poll.start(everyMs);
  }

  stop(): void {
    this.#poll.stop();
  }

  look(): Promise<void> {
    this.#poll.look();
    return Promise.resolve();
  }

  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  list(): Promise<Drive[]> {
    return Promise.resolve(
      this.#poll.look().flatMap((drive) => (this.#off.has(drive.device) ? [] : [this.#asDrive(drive)])),
    );
  }

  mount(device: string): Promise<string> {
    const partition = this.#poll
      .look()
      .flatMap(({ partitions }) => partitions)
      .find((each) => each.device === device);
    if (partition === undefined)
      return Promise.reject(new ColdkeepError('drive-unknown', `There is no ${device}.`));
    this.#mounted.set(device, true);
    this.#listeners.tell();
    return Promise.resolve(partition.folder);
  }

  release({ device }: Drive): Promise<Release> {
    const drive = this.#poll.look().find((each) => each.device === device);
    if (drive === undefined)
      return Promise.reject(new ColdkeepError('drive-unknown', `There is no ${device}.`));
    if (typeof drive.busy === 'string') return Promise.reject(new ColdkeepError('drive-busy', drive.busy));
    for (const partition of drive.partitions) this.#mounted.set(partition.device, false);
    this.#off.add(device);
    this.#listeners.tell();
    return Promise.resolve({ unmounted: true, poweredOff: true });
  }

  /** The file may be being rewritten: then nothing has changed yet. */
  #read(): PretendedDrive[] {
    let drives: PretendedDrive[];
    try {
      drives = fileSchema.parse(JSON.parse(readFileSync(this.#file, 'utf8'))).drives;
    } catch {
      return this.#last;
    }
    const plugged = new Set(
      drives.flatMap(({ device, partitions }) => [device, ...partitions.map((each) => each.device)]),
    );
    for (const device of this.#off) if (!plugged.has(device)) this.#off.delete(device);
    for (const device of this.#mounted.keys()) if (!plugged.has(device)) this.#mounted.delete(device);
    this.#last = drives;
    return drives;
  }

  #last: PretendedDrive[] = [];

  #asDrive({ busy: _busy, partitions, ...drive }: PretendedDrive): Drive {
    return {
      ...drive,
      partitions: partitions.map(({ folder, ...partition }) => ({
        ...partition,
        mountedAt: (this.#mounted.get(partition.device) ?? partition.mountedAt !== null) ? folder : null,
      })),
    };
  }
}
