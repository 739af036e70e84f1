// What could carry copies, as a list that changes: the port behind which drives, mounted volumes, chosen folders and practice media stand.
import type { Drive, Partition } from '../../../../shared/domain/drive.ts';

/** What is plugged in, mounted or not, or a folder. The path is for the main process only. */
export interface Volume {
  /** Tells volumes of one list apart: where it is mounted, else the device. It stays the same until it is mounted, unmounted or pulled out. */
  readonly key: string;
  /** Where it is mounted; null where it is not. */
  readonly path: string | null;
  /** `reading` from the moment a drive is plugged in until the system knows its partitions; `mounted` for a folder too. */
  readonly state: 'reading' | 'not-mounted' | 'mounted';
  /** The drive below; null where nothing reports it, and for folders. */
  readonly drive: Drive | null;
  /** The file system on that drive; null while it is being read, and where the drive has none. */
  readonly partition: Partition | null;
  /** Label of the file system, else the drive's model, or the folder's name. */
  readonly name: string;
  /** As its maker calls it; empty where nothing reports it. */
  readonly description: string;
  readonly type: 'usb' | 'hdd' | 'ssd' | 'other';
  readonly fileSystem: string;
  readonly sizeBytes: number | null;
  readonly freeBytes: number | null;
  readonly removable: boolean;
  readonly readOnly: boolean;
  readonly onSystemDisk: boolean;
  /** Id in the marker; null where it is no medium yet or cannot be read. */
  readonly mediumId: string | null;
  /** False while it is pulled out: it stays listed as long as someone waits for it. */
  readonly present: boolean;
  /** A practice medium, which can be pulled out and plugged in on the screen. */
  readonly pretend: boolean;
}

export type MountedVolume = Volume & { readonly path: string; readonly state: 'mounted' };

/** Whether there is a folder to look at. It may be pulled out all the same: see `present`. */
export const isMounted = (volume: Volume): volume is MountedVolume =>
  volume.path !== null && volume.state === 'mounted';

/** Lists volumes and tells when the list may have changed. An implementation never throws for a volume that went away meanwhile. */
export interface VolumeSource {
  list(): Promise<Volume[]>;
  /** Calls `listener` when something came, went or changed, until the answered function is called. */
  onChange(listener: () => void): () => void;
}

/** Listeners of one source. */
export class Listeners {
  readonly #all = new Set<() => void>();

  add(listener: () => void): () => void {
    this.#all.add(listener);
    return () => void this.#all.delete(listener);
  }

  tell(): void {
    for (const listener of this.#all) listener();
  }
}
