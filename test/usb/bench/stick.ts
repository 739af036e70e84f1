// A USB stick: an image, the memory over it, and the device in the emulated machine's port.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveBlocks, type BlockServer, type BlockStore } from '../../support/nbd-server.ts';
import type { Machine } from './machine.ts';
import { makeImage, type ImageOptions } from './stick-image.ts';
import { StickMemory } from './stick-memory.ts';

export interface StickOptions extends Partial<ImageOptions> {
  readonly name: string;
  readonly serial?: string;
  /** It has a lock switch, and that is closed. */
  readonly readOnly?: boolean;
  /** What a fake really holds; it wraps around. */
  readonly realBytes?: number;
  /** The image of another stick, bit for bit. */
  readonly imageOf?: Stick;
}

const mountOptions: Readonly<Record<string, string>> = {
  // As udisks mounts them for a desktop.
  vfat: 'utf8=1,shortname=mixed,flush,errors=remount-ro',
  exfat: 'errors=remount-ro',
  ext4: 'errors=remount-ro',
};

/** Waits until the kernel and udev know a disk with this serial number and its partition; prints the partition. */
const findPartition = `
for attempt in $(seq 400); do
  disk=$(lsblk -dnpo NAME,SERIAL | sed -n "s/^\\([^ ]*\\) *$1\\$/\\1/p")
  if [ -n "$disk" ] && [ -b "$disk"1 ]; then udevadm settle; echo "$disk"1; exit; fi
  sleep 0.05
done
lsblk -po NAME,SERIAL >&2
exit 1`;

let count = 0;

export class Stick {
  readonly name: string;
  readonly serial: string;
  readonly image: string;
  readonly memory: StickMemory;
  /** Where `mount` puts it. */
  readonly at: string;
  readonly #machine: Machine;
  readonly #server: BlockServer;
  readonly #node: string;
  #pulls: Promise<void> | null = null;
  #isIn = false;

  private constructor(
    machine: Machine,
    options: StickOptions,
    parts: { node: string; memory: StickMemory; image: string; server: BlockServer },
  ) {
    this.name = options.name;
    this.serial = options.serial ?? `BENCH${parts.node.toUpperCase()}`;
    this.at = `/mnt/${parts.node}`;
    this.image = parts.image;
    this.memory = parts.memory;
    this.#machine = machine;
    this.#node = parts.node;
    this.#server = parts.server;
  }

  static async make(machine: Machine, options: StickOptions): Promise<Stick> {
    const node = `stick${(count += 1)}`;
    const image = join(machine.folder, `${node}.img`);
    const { fileSystem = 'vfat', label = options.name.toUpperCase(), sizeBytes = 64 << 20 } = options;
    if (options.imageOf !== undefined) copyFileSync(options.imageOf.image, image);
    else makeImage(image, { ...options, fileSystem, label, sizeBytes });
    const memory = new StickMemory(image, options.realBytes);
    const server = await offer(machine, node, memory, options.readOnly === true);
    return new Stick(machine, options, { node, memory, image, server });
  }

  async plug(): Promise<void> {
    this.memory.plugIn();
    const { qmp } = this.#machine;
    const usb = `usb-${this.#node}`;
    await qmp.run('device_add', { driver: 'usb-bot', id: usb, bus: 'xhci.0', serial: this.serial });
    await qmp.run('device_add', {
      driver: 'scsi-hd',
      id: `disk-${this.#node}`,
      bus: `${usb}.0`,
      drive: this.#node,
      serial: this.serial,
      vendor: 'Bench',
      product: `Stick ${this.name}`.slice(0, 16),
      removable: true,
      rerror: 'report',
      werror: 'report',
      'share-rw': true,
    });
    await qmp.run('qom-set', { path: `/machine/peripheral/${usb}`, property: 'attached', value: true });
    this.#isIn = true;
  }

  /** Plugs it in and waits until the system knows it. Answers the partition. */
  async plugIn(): Promise<string> {
    await this.plug();
    return this.#machine.guest.shell(findPartition, this.serial);
  }

  /** Plugs it in and mounts it at `at`. */
  async mount(fileSystem: string = 'vfat', more = 'rw'): Promise<void> {
    const partition = await this.plugIn();
    const options = `${mountOptions[fileSystem] ?? 'defaults'},${more}`;
    await this.#machine.guest.shell('mkdir -p "$1"; mount -o "$2" "$3" "$1"', this.at, options, partition);
  }

  /** By hand, whatever goes on. */
  async pull(): Promise<void> {
    if (!this.#isIn) return;
    this.#isIn = false;
    await this.#machine.qmp.removeDevice(`usb-${this.#node}`);
  }

  /** By hand, after so many more requests. */
  pullAfter(requests: number, forgets: () => boolean = () => false): void {
    this.memory.pullLater({ after: requests, forgets, act: () => (this.#pulls = this.pull()) });
  }

  /** By hand, mounted as it is, once what was asked of it is done. False if `pullAfter` had come before. */
  async pullNow(forgets: () => boolean = () => false): Promise<boolean> {
    if (!this.#isIn) return false;
    this.memory.pullNow(forgets);
    await this.pull();
    return true;
  }

  /** As people should: unmounted, then pulled. What was pulled while mounted leaves a dead mount, which goes now. */
  async unmount(): Promise<void> {
    await this.#pulls;
    await this.#machine.guest.shell('if mountpoint -q "$1"; then umount "$1" || umount -l "$1"; fi', this.at);
    await this.pull();
  }

  async remove(): Promise<void> {
    await this.unmount();
    await this.#machine.qmp.run('blockdev-del', { 'node-name': this.#node });
    await this.#server.stop();
    this.memory.close();
  }
}

/** A block device of the machine that this process serves. */
export async function offer(
  machine: Machine,
  node: string,
  store: BlockStore,
  readOnly: boolean,
): Promise<BlockServer> {
  const server = await serveBlocks(join(machine.folder, node), store);
  await machine.qmp.run('blockdev-add', {
    driver: 'nbd',
    'node-name': node,
    server: { type: 'unix', path: server.socket },
    'read-only': readOnly,
  });
  return server;
}
