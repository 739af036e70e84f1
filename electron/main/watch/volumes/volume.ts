// What could carry copies, as a list that changes: the port behind which mounted volumes, chosen folders and practice media stand.

/** A mounted volume or folder. The path is for the main process only. */
export interface Volume {
  readonly path: string;
  /** Label of the file system, or the folder's name. */
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

/** Lists volumes and tells when the list may have changed. An implementation never throws for a volume that went away meanwhile. */
export interface DriveSource {
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
