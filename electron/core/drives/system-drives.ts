// The drives of this machine as a list that changes: USB events wake it, and it looks by itself where none come.
import { readFileSync, readdirSync } from 'node:fs';
import type { Drive } from '../../../shared/domain/drive.ts';
import type { DriveSource } from './drive-source.ts';
import type { FoundDrive } from './found-drive.ts';
import { findDrives } from './read-drives.ts';
import { watchUsb } from './usb-library.ts';

export interface SystemDrivesOptions {
  readonly find?: () => Promise<readonly FoundDrive[]>;
  /** Calls when something is plugged or pulled, until the answered function is called. */
  readonly watch?: (listener: () => void) => () => void;
  /** Something cheap that is another one after a change. */
  readonly signature?: () => string;
  readonly everyMs?: number;
}

/** How many looks in a row follow a change: the system learns of labels and mounts a little later. */
const looksAfterChange = 8;

export class SystemDrives implements DriveSource {
  readonly #options: Required<SystemDrivesOptions>;
  readonly #listeners = new Set<() => void>();
  /** When each was first seen, by plug: a drive keeps its place while it is read and after. */
  readonly #order: string[] = [];
  #found: readonly FoundDrive[] = [];
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  #hasLooked = false;
  #signature = '';
  #looksLeft = 0;
  #isStopped = false;
  #timer: NodeJS.Timeout | null = null;
  #stopWatching: (() => void) | null = null;

  constructor(options: SystemDrivesOptions = {}) {
    this.#options = {
      find: findDrives,
      watch: watchUsb,
      signature: signatureOfSystem,
      everyMs: 600,
      ...options,
    };
  }

  start(): void {
    if (this.#timer !== null) return;
    this.#isStopped = false;
    const { everyMs, watch } = this.#options;
    this.#signature = this.#options.signature();
    this.#timer = setInterval(() => this.#tick(), everyMs);
    // Watching alone keeps no program alive.
    this.#timer.unref();
    this.#stopWatching = watch(() => this.#wake());
    void this.look();
  }

  /** Nobody is told of anything after this, not even of what a look finds that is under way. */
  stop(): void {
    this.#isStopped = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    this.#stopWatching?.();
    this.#stopWatching = null;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** What was seen last where it is watched, else what is there now. A look that a failing stick holds up is not waited for. */
  async list(): Promise<Drive[]> {
    if (this.#timer === null || !this.#hasLooked) await this.look();
    return this.#found.map(({ drive }) => drive);
  }

  #tick(): void {
    const signature = this.#options.signature();
    if (signature !== this.#signature) this.#wake();
    this.#signature = signature;
    const isReading = this.#found.some(({ drive }) => drive.state === 'reading');
    if (this.#looksLeft <= 0 && !isReading) return;
    this.#looksLeft -= 1;
    void this.look();
  }

  #wake(): void {
    this.#looksLeft = looksAfterChange;
    void this.look();
  }

  /** One look at a time; what happens during one is seen by the next. Answers when that is done. */
  look(): Promise<void> {
    if (this.#looking !== null) {
      this.#lookAgain = true;
      return this.#looking;
    }
    this.#looking = this.#lookUntilQuiet().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #lookUntilQuiet(): Promise<void> {
    do {
      this.#lookAgain = false;
      const seen = await this.#options.find().catch(() => null);
      // Where nothing could be read, what was seen before is the best that is known; the next look may read it.
      if (seen === null) continue;
      const found = this.#inOrder(seen);
      this.#hasLooked = true;
      if (JSON.stringify(found) === JSON.stringify(this.#found)) continue;
      this.#found = found;
      if (this.#isStopped) return;
      for (const listener of this.#listeners) listener();
    } while (this.#lookAgain);
  }

  #inOrder(found: readonly FoundDrive[]): FoundDrive[] {
    const places = new Map(found.map((each) => [each, this.#placeOf(each.plug)]));
    return found.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  }

  /** "USB 1/5" before, "USB 1/5 /dev/sdb" after it was read: the same place. */
  #placeOf(plug: string): number {
    const known = this.#order.findIndex((each) => plug === each || plug.startsWith(`${each} `));
    return known < 0 ? this.#order.push(plug) - 1 : known;
  }
}

/** Names of disks and USB devices, and the mounts. Each plugging gives a disk another sequence number. */
function signatureOfSystem(): string {
  const blocks = namesIn('/sys/block').filter((name) => !/^(loop|ram|zram)\d/.test(name));
  return JSON.stringify([
    blocks.map((name) => [name, lineOf(`/sys/block/${name}/diskseq`), lineOf(`/sys/block/${name}/size`)]),
    namesIn('/sys/bus/usb/devices'),
    lineOf('/proc/self/mountinfo'),
  ]);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function lineOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
