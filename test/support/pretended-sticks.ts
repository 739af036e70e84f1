// Sticks that are plugged into the app by a file: plug, pull and swap them while it runs. A pulled one is really gone, under another
// name, so that the engine meets what it would meet with a stick.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PretendedDrive } from '../../electron/main/watch/volumes/pretended-drives.ts';
import { pretendedDrivesVariable } from '../../electron/main/watch/volumes/choose-drives.ts';

export type Stick = Partial<Omit<PretendedDrive, 'partitions' | 'device'>> & {
  /** Mounted as soon as it is read; true unless said otherwise. */
  readonly mounted?: boolean;
  readonly fileSystemId?: string;
  /** False for a blank one, without a file system. */
  readonly formatted?: boolean;
};

interface Plugged {
  readonly stick: Stick;
  readonly device: string;
  readonly reading: boolean;
}

export class PretendedSticks {
  readonly #root: string;
  readonly #plugged = new Map<string, Plugged>();
  #count = 0;

  /** `root` should be on another disk than the vault, /dev/shm for one. */
  constructor(root: string) {
    this.#root = root;
    mkdirSync(root, { recursive: true });
    this.#write();
  }

  /** For the environment of the app. */
  get environment(): Record<string, string> {
    return { [pretendedDrivesVariable]: join(this.#root, 'drives.json') };
  }

  /** Where the stick is mounted when it is. */
  folderOf(name: string): string {
    return join(this.#root, 'media', name);
  }

  /** Plugs a stick in, which is read at once; `reading` leaves it in the middle of that. */
  plug(name: string, stick: Stick = {}, { reading = false } = {}): void {
    const folder = this.folderOf(name);
    if (existsSync(this.#awayOf(name))) renameSync(this.#awayOf(name), folder);
    mkdirSync(folder, { recursive: true });
    // Another name each time, as the system gives it.
    this.#count += 1;
    this.#plugged.set(name, { stick, reading, device: `/dev/sd${String.fromCodePoint(97 + this.#count)}` });
    this.#write();
  }

  /** Pulls a stick out; what it holds is kept for when it is plugged in again. */
  pull(name: string): void {
    this.#plugged.delete(name);
    renameSync(this.folderOf(name), this.#awayOf(name));
    this.#write();
  }

  /** Removes all of them with what they hold. */
  clear(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  #awayOf(name: string): string {
    return join(this.#root, `.away-${name}`);
  }

  #write(): void {
    const drives = [...this.#plugged].map(([name, plugged]) => this.#driveOf(name, plugged));
    const file = join(this.#root, 'drives.json');
    writeFileSync(`${file}.new`, JSON.stringify({ drives }));
    renameSync(`${file}.new`, file);
  }

  #driveOf(name: string, { stick, device, reading }: Plugged): PretendedDrive {
    const { mounted = true, formatted = true, fileSystemId = `ID-${name}`, ...more } = stick;
    const folder = this.folderOf(name);
    return {
      device: reading ? `USB 1/${device.charCodeAt(7)}` : device,
      state: reading ? 'reading' : 'ready',
      maker: 'SanDisk',
      model: 'Cruzer Blade',
      serial: `SN-${name}`,
      sizeBytes: reading ? null : 16_000_000_000,
      bus: 'usb',
      removable: true,
      readOnly: false,
      system: false,
      usb: { vendorId: 0x0781, productId: 0x5567, announces: [] },
      ...more,
      partitions:
        reading || !formatted
          ? []
          : [
              {
                device: `${device}1`,
                label: name.toUpperCase(),
                fileSystem: 'exfat',
                fileSystemId,
                sizeBytes: 15_900_000_000,
                mountedAt: mounted ? folder : null,
                mountedReadOnly: false,
                folder,
              },
            ],
    };
  }
}
