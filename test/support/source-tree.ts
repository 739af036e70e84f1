// Makes source folders for tests, under names that are bytes, and items that stand for them without a disk.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { endBytes, entryHeader, paddingBytes } from '../../electron/core/bundle/tar-format.ts';
import type { Item } from '../../shared/domain/item.ts';
import type { Kind } from '../../shared/domain/words.ts';

export const sha256Of = (content: Uint8Array | string): string =>
  createHash('sha256').update(content).digest('hex');

/** 2024-01-02T03:04:05Z, so that nothing depends on when a test runs. */
export const someTimeSeconds = 1_704_164_645;

/** A temporary folder with a source in it. */
export class SourceTree {
  /** Temporary, removed by `remove`. */
  readonly folder: string;
  /** The source, "pool". */
  readonly root: string;

  constructor(label = 'pool') {
    this.folder = mkdtempSync(join(tmpdir(), 'coldkeep-'));
    this.root = join(this.folder, label);
    mkdirSync(this.root);
  }

  get source(): { label: string; path: string } {
    return { label: this.root.slice(this.folder.length + 1), path: this.root };
  }

  /** Path of an entry as bytes, folders above it made. */
  at(path: string | Buffer): Buffer {
    const bytes = Buffer.concat([Buffer.from(`${this.root}/`), Buffer.from(path)]);
    mkdirSync(Buffer.from(dirname(bytes.toString('latin1')), 'latin1'), { recursive: true });
    return bytes;
  }

  file(
    path: string | Buffer,
    content: Uint8Array | string = `content of ${path.toString()}`,
    mode = 0o644,
  ): Buffer {
    const at = this.at(path);
    writeFileSync(at, content);
    chmodSync(at, mode);
    utimesSync(at, someTimeSeconds, someTimeSeconds);
    return at;
  }

  emptyFolder(path: string | Buffer, mode = 0o755): Buffer {
    const at = this.at(path);
    mkdirSync(at);
    chmodSync(at, mode);
    return at;
  }

  link(path: string | Buffer, target: string | Buffer): Buffer {
    const at = this.at(path);
    symlinkSync(target, at);
    return at;
  }

  /** A place beside the source. */
  beside(name: string): string {
    return join(this.folder, name);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

interface ItemFields {
  kind?: Kind;
  mode?: number;
  mtimeSeconds?: number;
}

const pathOf = (path: string | Buffer): { path: string; pathB64?: string } => {
  const bytes = Buffer.from(path);
  const shown = bytes.toString('utf8');
  return Buffer.from(shown).equals(bytes)
    ? { path: shown }
    : { path: shown, pathB64: bytes.toString('base64') };
};

const common = ({ kind = 'data', mtimeSeconds = someTimeSeconds }: ItemFields) => ({
  key: 'unclassified',
  kind,
  derivable: false,
  mtimeSeconds,
});

export const fileItem = (
  path: string | Buffer,
  content: Uint8Array | string,
  given: ItemFields = {},
): Item => ({
  ...pathOf(path),
  type: 'file',
  ...common(given),
  size: Buffer.byteLength(content),
  mode: given.mode ?? 0o600,
  sha256: sha256Of(content),
});

/** `path` ends with "/". */
export const folderItem = (path: string | Buffer, given: ItemFields = {}): Item => ({
  ...pathOf(path),
  type: 'folder',
  ...common(given),
  size: 0,
  mode: given.mode ?? 0o755,
  sha256: sha256Of(''),
});

export const linkItem = (path: string | Buffer, target: string): Item => ({
  ...pathOf(path),
  type: 'link',
  ...common({}),
  size: 0,
  mode: 0o777,
  sha256: sha256Of(target),
  target,
});

/** An item and its content, for an archive in memory. */
export type Entry = readonly [item: Item, content: Uint8Array | string];

/** The archive of these entries, as a part holds it before it is sealed. */
export const archiveOf = (entries: readonly Entry[]): Buffer =>
  Buffer.concat([
    ...entries.flatMap(([item, content]) => [
      entryHeader(item),
      Buffer.from(content),
      Buffer.alloc(paddingBytes(Buffer.byteLength(content))),
    ]),
    Buffer.alloc(endBytes),
  ]);

/** What stands below a folder: for each entry, by its path in latin1, its type, mode, time and content. */
export function snapshotOfFolder(root: string): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (folder: Buffer, below: string): void => {
    for (const entry of readdirSync(folder, { encoding: 'buffer', withFileTypes: true })) {
      const at = Buffer.concat([folder, Buffer.from('/'), entry.name]);
      const path = below + entry.name.toString('latin1');
      const stat = lstatSync(at);
      const mode = (stat.mode & 0o7777).toString(8);
      const seconds = Math.floor(stat.mtimeMs / 1000);
      if (entry.isDirectory()) {
        const empty = readdirSync(at).length === 0;
        // Only of empty folders are mode and time kept.
        if (empty) found.set(`${path}/`, `folder ${mode} ${seconds}`);
        visit(at, `${path}/`);
      } else if (entry.isSymbolicLink()) {
        found.set(path, `link ${seconds} ${readlinkSync(at, { encoding: 'latin1' })}`);
      } else {
        found.set(
          path,
          `${entry.isFile() ? 'file' : 'special'} ${mode} ${seconds} ${sha256Of(readFileSync(at))}`,
        );
      }
    }
  };
  visit(Buffer.from(root), '');
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
