// The port to a medium: what the engine asks of a place that copies are written to, and what an implementer owes.
// test/conformance/media/medium-suite.ts holds every implementation to it.
import type { RunOptions } from '../../../shared/domain/progress.ts';

/** `unreadable`: it has a name, and the system cannot say what it is. Whatever else is asked of it fails. */
export type EntryType = 'file' | 'folder' | 'link' | 'other' | 'unreadable';

export interface Entry {
  /** One path component; bytes that are not UTF-8 show as U+FFFD, and such an entry cannot be addressed by name. */
  readonly name: string;
  readonly type: EntryType;
  /** Length of a file; 0 for everything else. */
  readonly bytes: number;
}

export interface Capacity {
  readonly freeBytes: number;
  /** The longest file that the file system can hold. */
  readonly maxFileBytes: number;
}

export interface WrittenBytes {
  readonly bytes: number;
  /** SHA-256, hex. */
  readonly sha256: string;
}

/** How far a read went: through the page cache, or past it to the medium itself. */
export type ReadLevel = 'cached' | 'readback';

export interface ReadBack extends WrittenBytes {
  readonly level: ReadLevel;
}

/**
 * A mounted medium. Paths are relative to its root, with "/", without "." or ".." (anything else is a bug and throws Error);
 * "" is the root. What an implementer owes:
 *
 * - A medium is hostile input: a symbolic link below the root is never followed, a special file never opened, and either in
 *   the place of a file or folder of ours is `medium-damaged`.
 * - Absence proves nothing: it is concluded only while `isPresent()`, else the call ends in `medium-removed`.
 * - Every failure of the medium is a ColdkeepError: `medium-full`, `medium-read-only`, `medium-removed`, `medium-io`,
 *   `medium-damaged`. A cancelled run is `cancelled`. Errors of the content that is being written pass unchanged.
 * - Nothing is written to a place that is no longer the medium that was opened.
 */
export interface Medium {
  /** Absolute path of the folder at which the medium is mounted. */
  readonly root: string;
  /** Whether the medium that was opened is still there, whatever the page cache says. Never throws. */
  isPresent(): Promise<boolean>;
  /** The same after a call failed with this error number: one that a stick gives while it is being pulled out is waited on. Never throws. */
  isPresentAfter(errno: string): Promise<boolean>;
  capacity(): Promise<Capacity>;
  absolutePath(path: string): string;
  /** The entries of a folder in byte order of name; null if it is absent. */
  list(path: string): Promise<Entry[] | null>;
  /** A whole file; null if it is absent. A file longer than `maxBytes` is `medium-damaged`, without being read. */
  readFile(path: string, maxBytes: number): Promise<Uint8Array | null>;
  /**
   * Creates a file and returns once it is on the medium (fsync) at its full length. Its folder must exist; an existing file is
   * never touched (`medium-damaged`). On any failure nothing is left, as far as the medium still answers.
   */
  writeFile(
    path: string,
    content: Uint8Array | AsyncIterable<Uint8Array>,
    run?: RunOptions,
  ): Promise<WrittenBytes>;
  /** The bytes of a file, piece by piece, as ordinary reading gives them. An absent file is `medium-damaged`. */
  stream(path: string): AsyncIterable<Uint8Array>;
  /**
   * Reads a file from the medium itself, past the page cache where the file system allows it; `level` tells truthfully
   * which it was. An absent file is `medium-damaged`.
   */
  readBack(path: string, run?: RunOptions): Promise<ReadBack>;
  /** Makes a folder and its missing parents, durably; fine if it is there already. */
  makeFolder(path: string): Promise<void>;
  /** Makes durable what a file holds, whoever wrote it: an interrupted writer may have left it unsynced. An absent file is `medium-damaged`. */
  syncFile(path: string): Promise<void>;
  /** Makes what happened to the names of a folder durable. */
  syncFolder(path: string): Promise<void>;
  /** Renames what is there, and makes it durable; its names are after syncFolder of both parents. Replaces a file, never a folder (`medium-damaged`). */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file, or a folder and everything below it; links are removed, not followed. Fine if it is absent. */
  remove(path: string): Promise<void>;
}
