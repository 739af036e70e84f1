// The memory of a stick as a file: partitioned and formatted as sticks are sold, by stock tools.
import { execFileSync } from 'node:child_process';
import { renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';

export const fileSystems = ['vfat', 'exfat', 'ext4'] as const;
export type FileSystem = (typeof fileSystems)[number];

export interface ImageOptions {
  readonly fileSystem: FileSystem;
  readonly label: string;
  readonly sizeBytes: number;
  /** How much is left free, the rest taken by a file of its owner; vfat only. */
  readonly freeBytes?: number;
}

export const partitionStart = 2048 * 512;
const partitionTypes: Readonly<Record<FileSystem, number>> = { vfat: 0x0c, exfat: 0x07, ext4: 0x83 };

const run = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` },
  });

function makeFile(path: string, bytes: number): void {
  writeFileSync(path, '');
  truncateSync(path, bytes);
}

function format(path: string, { fileSystem, label }: ImageOptions): void {
  switch (fileSystem) {
    case 'vfat':
      run('mkfs.vfat', '-F', '32', '-s', '1', '-h', String(partitionStart / 512), '-n', label, path);
      return;
    case 'exfat':
      run('mkfs.exfat', '-L', label, path);
      return;
    case 'ext4':
      // Small, and with all its tables written: a kernel that finishes them later would write at moments of its own.
      run('mkfs.ext4', '-q', '-F', '-L', label, '-E', 'lazy_itable_init=0,lazy_journal_init=0', path);
  }
}

function leaveFree(path: string, freeBytes: number): void {
  const free = /([\d ]+) bytes free/.exec(run('mdir', '-i', path, '::/'))?.[1]?.replaceAll(' ', '');
  const filler = `${path}.filler`;
  makeFile(filler, Number(free) - freeBytes);
  run('mcopy', '-i', path, filler, '::/holiday.mov');
  rmSync(filler);
}

/** Makes it at `path`: one partition, with a partition table before it. */
export function makeImage(path: string, options: ImageOptions): void {
  const partition = `${path}.partition`;
  const bytes = options.sizeBytes - partitionStart;
  makeFile(partition, bytes);
  format(partition, options);
  if (options.freeBytes !== undefined) leaveFree(partition, options.freeBytes);
  const table = Buffer.alloc(512);
  table.writeUInt32LE(Buffer.from(options.label.padEnd(4)).readUInt32LE(0), 440);
  table.set([0, 254, 255, 255, partitionTypes[options.fileSystem], 254, 255, 255], 446);
  table.writeUInt32LE(partitionStart / 512, 454);
  table.writeUInt32LE(bytes / 512, 458);
  table.writeUInt16LE(0xaa55, 510);
  const whole = `${path}.whole`;
  writeFileSync(whole, table);
  truncateSync(whole, options.sizeBytes);
  run('dd', `if=${partition}`, `of=${whole}`, 'bs=1M', 'seek=1', 'conv=notrunc,sparse', 'status=none');
  rmSync(partition);
  renameSync(whole, path);
}
