// Writes restored items below one folder: never over anything, never through a link, synced, with the modes and times they had.
import {
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  futimesSync,
  lutimesSync,
  mkdirSync,
  openSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Item } from '../../../shared/domain/item.ts';
import { isSecret } from '../../../shared/domain/words.ts';
import { errnoOf } from '../capture/errno.ts';
import { FolderTrail } from '../capture/folder-trail.ts';
import { componentsOf, pathBytes } from '../capture/item-path.ts';
import { OpenedFolder } from '../capture/opened-folder.ts';

/** Errors that say that this item cannot be here, not that the folder cannot be written to. */
const itemProblems: Readonly<Record<string, string>> = {
  EEXIST: 'something else stands there already; does the file system tell upper from lower case?',
  EINVAL: 'the file system does not allow its name',
  EILSEQ: 'the file system does not allow its name',
  ENAMETOOLONG: 'its name is too long for the file system',
  EPERM: 'the file system does not allow it',
  ENOTSUP: 'the file system does not allow it',
  EFBIG: 'it is too large for the file system',
  ELOOP: 'a link stands in its way',
  ENOTDIR: 'something that is no folder stands in its way',
};

/** Some file systems cannot sync a folder; there is nothing to be done about it. */
const cannotSync = new Set(['EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR']);

const newFile = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

/** Secret files are never wider than 0600; everything else is as it was. */
const modeOf = (item: Item): number =>
  item.type === 'file' && isSecret(item.kind) ? item.mode & 0o600 : item.mode;

interface OpenFile {
  readonly item: Item;
  readonly fd: number;
}

export class RestoredTree {
  readonly #root: string;
  readonly #trail: FolderTrail;
  readonly #made: { readonly type: Item['type']; readonly components: readonly Buffer[] }[] = [];
  #entering: readonly Buffer[] = [];
  #file: OpenFile | null = null;

  /** `root` is made, mode 0700, if it does not exist; its parent must. Errors: target-unwritable. */
  constructor(root: string) {
    this.#root = root;
    try {
      makeFolder(root);
      this.#trail = new FolderTrail(OpenedFolder.open(root), {
        beforeEntering: (parent, name, depth) => this.#makeFolder(parent, name, depth),
        beforeLeaving: syncFolder,
      });
    } catch (error) {
      throw this.#unwritable(error);
    }
  }

  /** Begins a file. Answers why it cannot be here, or null. Errors, as of all that follow: target-unwritable. */
  beginFile(item: Item): string | null {
    return this.#attempt(() => {
      const { folder, name, components } = this.#reach(item);
      const fd = openSync(folder.at(name), newFile, 0o600);
      this.#made.push({ type: 'file', components });
      this.#file = { item, fd };
    });
  }

  /** Adds content to the file that was begun. */
  write(bytes: Uint8Array): string | null {
    const fd = this.#file?.fd;
    if (fd === undefined) throw new Error('no file was begun');
    return this.#attempt(() => {
      for (let offset = 0; offset < bytes.length;)
        offset += writeSync(fd, bytes, offset, bytes.length - offset);
    });
  }

  /** Ends the file: with its mode and time, synced. */
  endFile(): string | null {
    const file = this.#file;
    if (file === null) throw new Error('no file was begun');
    const problem = this.#attempt(() => settle(file.fd, file.item));
    if (problem !== null) {
      this.abandonFile();
      return problem;
    }
    this.#file = null;
    closeSync(file.fd);
    return null;
  }

  /** Removes the file that was begun, if any. */
  abandonFile(): void {
    const file = this.#file;
    if (file === null) return;
    this.#file = null;
    this.#made.pop();
    try {
      closeSync(file.fd);
      const { folder, name } = this.#reach(file.item);
      unlinkSync(folder.at(name));
    } catch (error) {
      throw this.#unwritable(error);
    }
  }

  /** Makes an empty folder. */
  folder(item: Item): string | null {
    return this.#attempt(() => settle(this.#enter(componentsOf(pathBytes(item))).fd, item));
  }

  /** Makes a link; called after every file, so that nothing is ever written near one that is new. */
  link(item: Item): string | null {
    return this.#attempt(() => {
      const { folder, name, components } = this.#reach(item);
      symlinkSync(item.target ?? '', folder.at(name));
      this.#made.push({ type: 'link', components });
      lutimesSync(folder.at(name), item.mtimeSeconds, item.mtimeSeconds);
    });
  }

  /** Syncs the folders that are still open. Then the tree stands, and can only be closed. */
  finish(): void {
    try {
      syncFolder(this.#enter([]));
    } catch (error) {
      throw this.#unwritable(error);
    }
  }

  /** Takes back everything that was made: half a part is no restore. */
  discard(): void {
    this.abandonFile();
    try {
      for (const made of this.#made.splice(0).toReversed()) this.#remove(made.type, made.components);
    } catch (error) {
      throw this.#unwritable(error);
    }
  }

  close(): void {
    this.#trail.close();
  }

  #remove(type: Item['type'], components: readonly Buffer[]): void {
    const name = components.at(-1);
    if (name === undefined) return;
    const path = this.#trail.enter(components.slice(0, -1)).at(name);
    if (type === 'folder') rmdirSync(path);
    else unlinkSync(path);
  }

  #reach(item: Item): { folder: OpenedFolder; name: Buffer; components: Buffer[] } {
    const components = componentsOf(pathBytes(item));
    const name = components.at(-1);
    if (name === undefined) throw new Error(`the item "${item.path}" has no name`);
    return { folder: this.#enter(components.slice(0, -1)), name, components };
  }

  #enter(components: readonly Buffer[]): OpenedFolder {
    this.#entering = components;
    return this.#trail.enter(components);
  }

  #makeFolder(parent: OpenedFolder, name: Buffer, depth: number): void {
    if (makeFolder(parent.at(name)))
      this.#made.push({ type: 'folder', components: this.#entering.slice(0, depth) });
  }

  #attempt(act: () => void): string | null {
    try {
      act();
      return null;
    } catch (error) {
      const problem = itemProblems[errnoOf(error)];
      if (problem === undefined) throw this.#unwritable(error);
      return `It cannot be written: ${problem}.`;
    }
  }

  #unwritable(error: unknown): ColdkeepError {
    const errno = errnoOf(error);
    const reason = errno === 'ENOSPC' || errno === 'EDQUOT' ? 'there is no room left' : errno;
    return new ColdkeepError(
      'target-unwritable',
      `Nothing more can be written to ${this.#root}: ${reason}.`,
      { cause: error },
    );
  }
}

function settle(fd: number, item: Item): void {
  fchmodSync(fd, modeOf(item));
  futimesSync(fd, item.mtimeSeconds, item.mtimeSeconds);
  fsyncSync(fd);
}

/** True if it was made, false if a folder (or anything else: the next step sees it) was there. */
function makeFolder(path: string | Buffer): boolean {
  try {
    mkdirSync(path, { mode: 0o700 });
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function syncFolder(folder: OpenedFolder): void {
  try {
    fsyncSync(folder.fd);
  } catch (error) {
    if (!cannotSync.has(errnoOf(error))) throw error;
  }
}
