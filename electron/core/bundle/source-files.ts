// Opens the files of a snapshot where a scan found them. The sources may have changed since: that is source-changing.
import { closeSync, fstatSync, readlinkSync, readSync } from 'node:fs';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Item, Source } from '../../../shared/domain/item.ts';
import { errnoOf } from '../capture/errno.ts';
import { FolderTrail } from '../capture/folder-trail.ts';
import { componentsOf, pathBytes } from '../capture/item-path.ts';
import { OpenedFolder } from '../capture/opened-folder.ts';
import { labelOf } from './item-rules.ts';

export const changing = (item: Item, how: string, cause?: unknown): ColdkeepError =>
  new ColdkeepError('source-changing', `"${item.path}" ${how} after it was scanned.`, { cause });

/** The content of a file item, open for reading. */
export interface OpenContent {
  /** Reads some bytes at `position` into `into` and answers how many, at least one. Throws where there are none. */
  read(into: Uint8Array, position: number): number;
  /** What it means that the content does not have the SHA-256 of its item. */
  whenDifferent(): ColdkeepError;
  close(): void;
}

export class SourceFiles {
  readonly #paths: ReadonlyMap<string, string>;
  #trail: { readonly label: string; readonly folders: FolderTrail } | null = null;

  constructor(sources: readonly Source[]) {
    this.#paths = new Map(sources.map((source) => [source.label, source.path]));
  }

  /** True for an item below one of these sources. */
  holds(item: Item): boolean {
    return this.#paths.has(labelOf(item));
  }

  /** Opens a file item; the caller closes it. Errors: source-changing, source-missing, also when it is read. */
  open(item: Item): OpenContent {
    const fd = this.#openFile(item);
    return {
      read: (into, position) => readContent(fd, into, position, item),
      whenDifferent: () => changing(item, 'changed'),
      close: () => closeSync(fd),
    };
  }

  #openFile(item: Item): number {
    const fd = this.#reach(item, (folder, name) => folder.file(name));
    const stat = fstatSync(fd);
    const problem = !stat.isFile()
      ? 'became something else'
      : stat.size === item.size
        ? null
        : 'changed its size';
    if (problem === null) return fd;
    closeSync(fd);
    throw changing(item, problem);
  }

  /** Demands that a link still points where it did. Errors: source-changing, source-missing. */
  assertLink(item: Item): void {
    const target = this.#reach(item, (folder, name) => readlinkSync(folder.at(name), { encoding: 'buffer' }));
    if (!target.equals(Buffer.from(item.target ?? '', 'utf8'))) throw changing(item, 'was pointed elsewhere');
  }

  close(): void {
    this.#trail?.folders.close();
    this.#trail = null;
  }

  #reach<T>(item: Item, act: (folder: OpenedFolder, name: Buffer) => T): T {
    const [label, ...below] = componentsOf(pathBytes(item));
    const name = below.pop();
    if (label === undefined || name === undefined)
      throw new Error(`the item "${item.path}" is below no source`);
    const trail = this.#trailOf(label.toString('utf8'));
    try {
      return act(trail.enter(below), name);
    } catch (error) {
      const errno = errnoOf(error);
      throw changing(item, errno === 'ENOENT' ? 'is gone' : `can no longer be read (${errno})`, error);
    }
  }

  #trailOf(label: string): FolderTrail {
    if (this.#trail?.label === label) return this.#trail.folders;
    this.close();
    const path = this.#paths.get(label);
    if (path === undefined) throw new Error(`there is no source "${label}"`);
    try {
      const folders = new FolderTrail(OpenedFolder.open(path));
      this.#trail = { label, folders };
      return folders;
    } catch (error) {
      throw new ColdkeepError('source-missing', `The source ${path} cannot be read (${errnoOf(error)}).`, {
        cause: error,
      });
    }
  }
}

function readContent(fd: number, into: Uint8Array, position: number, item: Item): number {
  let count: number;
  try {
    count = readSync(fd, into, 0, into.length, position);
  } catch (error) {
    throw changing(item, `can no longer be read (${errnoOf(error)})`, error);
  }
  if (count === 0) throw changing(item, 'became shorter');
  return count;
}
