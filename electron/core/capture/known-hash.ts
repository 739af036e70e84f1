// What is remembered of a large file, so that a scan of an unchanged one need not read it again.

/** Files below this many bytes are read at every scan: that is fast, and their hashes need no cache. */
export const knownFromBytes = 1024 * 1024;

/** One entry of the stat cache. Big numbers are decimal strings, so that the entry survives a message port and JSON. */
export interface KnownHash {
  path: string;
  size: number;
  mtimeNs: string;
  ctimeNs: string;
  inode: string;
  device: string;
  sha256: string;
}
