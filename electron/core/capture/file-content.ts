// The bytes of a file as checks may look at them while a scan has it open. Nothing of it may be kept: it may be a secret.
import { readSync } from 'node:fs';

export const edgeBytes = 64 * 1024;

export interface FileContent {
  readonly sizeBytes: number;
  /** All of it, where it fits one buffer (1 MiB); else null. */
  readonly whole: Uint8Array | null;
  /** The first 64 KiB. */
  readonly head: Uint8Array;
  /** The last 64 KiB. */
  readonly tail: Uint8Array;
  /** Up to `length` bytes from `offset`, into a buffer of the caller's concern. Throws what read(2) gives. */
  read(offset: number, length: number): Uint8Array;
}

export function contentOf(fd: number, sizeBytes: number, whole: Uint8Array | null): FileContent {
  const read = (offset: number, length: number): Uint8Array => {
    if (whole !== null) return whole.subarray(offset, offset + length);
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, sizeBytes - offset)));
    const count = readSync(fd, buffer, 0, buffer.length, offset);
    return buffer.subarray(0, count);
  };
  return {
    sizeBytes,
    whole,
    get head() {
      return read(0, edgeBytes);
    },
    get tail() {
      return read(Math.max(0, sizeBytes - edgeBytes), edgeBytes);
    },
    read,
  };
}
