// A file that a person named, or one of the intake, held open and read at any place.
import { closeSync, constants, fstatSync, openSync, readSync, type BigIntStats } from 'node:fs';
import type { ByteRange } from '../../crypto/age/sealed-reader.ts';
import { bundleDamaged } from './refusals.ts';

export class OpenedFile implements ByteRange {
  readonly fd: number;
  readonly stat: BigIntStats;
  readonly sizeBytes: number;

  /** Opens without waiting for the other end of a fifo. Throws what open(2) gives. */
  constructor(path: string) {
    this.fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0));
    this.stat = fstatSync(this.fd, { bigint: true });
    this.sizeBytes = Number(this.stat.size);
  }

  get isFile(): boolean {
    return this.stat.isFile();
  }

  readonly readAt = (into: Uint8Array, position: number): number =>
    readSync(this.fd, into, 0, into.length, position);

  readInto(into: Uint8Array, offset: number): void {
    for (let filled = 0; filled < into.length;) {
      const count = this.readAt(into.subarray(filled), offset + filled);
      if (count === 0) throw bundleDamaged('it became shorter while it was read');
      filled += count;
    }
  }

  close(): void {
    closeSync(this.fd);
  }
}
