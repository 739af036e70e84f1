// Walks an archive that a host's own tar wrote (GNU, busybox, bsdtar), header by header, without reading contents.
// Tolerant of their dialects, strict on safety: what no kit packs ends the walk with an error.
import type { ByteRange } from '../../crypto/age/sealed-reader.ts';
import { blockBytes, paddingBytes } from '../../bundle/tar-format.ts';
import { maxPathBytes } from '../item-path.ts';
import { isZeroBlock, parseForeignHeader, type ForeignHeader } from './foreign-header.ts';
import { parsePaxRecords, type PaxOverrides } from './pax-records.ts';
import { bundleDamaged, bundleHostile, shownName } from './refusals.ts';

export interface ForeignEntry {
  /** Without "./" before it and without "/" after it. */
  readonly path: Buffer;
  /** A fifo carries nothing and is passed over. */
  readonly type: 'file' | 'folder' | 'link' | 'fifo';
  /** Bytes of content, and where they stand in the archive; those of a hard link are those of the file it names. */
  readonly sizeBytes: number;
  readonly offset: number;
  /** Permission bits, 0 to 0o7777. */
  readonly mode: number;
  readonly mtimeSeconds: number;
  /** Of a link; else empty. */
  readonly target: Buffer;
}

const maxEntries = 500_000;
const maxExtendedBytes = 1024 * 1024;
/** Some tars fill up to a large record; more than this is no filling. */
const maxTailBytes = 16 * 1024 * 1024;
const maxNameBytes = 255;
const slash = 0x2f;

/** What no regular archive of files holds, by typeflag, in words. */
const refused: Readonly<Record<string, string>> = {
  '3': 'a character device',
  '4': 'a block device',
  S: 'a sparse file',
};

/**
 * The entries in their order, then nothing: the archive has ended as it should. Errors: bundle-damaged, bundle-hostile, and what reading throws.
 * Any bytes lead to one of them, and no entry leads out: no absolute path, no "..", none twice, no file below a file or link.
 */
export function* foreignEntries(archive: ByteRange): Generator<ForeignEntry, void> {
  const names = new NameBook();
  const block = Buffer.alloc(blockBytes);
  let overrides: PaxOverrides = {};
  let pending = false;
  let count = 0;
  for (let at = 0; ;) {
    if (at + blockBytes > archive.sizeBytes) throw bundleDamaged('its archive ends without its end mark');
    archive.readInto(block, at);
    at += blockBytes;
    if (isZeroBlock(block)) {
      if (pending) throw bundleDamaged('its archive ends after an extended header');
      assertTail(archive, at);
      return;
    }
    const header = parseForeignHeader(block);
    const { typeflag } = header;
    if (typeflag === 'x' || typeflag === 'g' || typeflag === 'L' || typeflag === 'K') {
      if (++count > maxEntries) throw bundleHostile(`more than ${maxEntries} entries`);
      const bytes = extendedBytes(archive, at, header);
      at += header.size + paddingBytes(header.size);
      if (typeflag === 'g') refuseGlobal(parsePaxRecords(bytes));
      else overrides = { ...overrides, ...extensionOf(typeflag, bytes) };
      pending = typeflag !== 'g' || pending;
      continue;
    }
    if (++count > maxEntries) throw bundleHostile(`more than ${maxEntries} entries`);
    const entry = entryOf(header, overrides, at, names);
    const stored = storedBytes(header, overrides);
    if (stored > archive.sizeBytes - at)
      throw bundleDamaged(`${shownName(entry.path)} is cut short in its archive`);
    at += stored + paddingBytes(stored);
    overrides = {};
    pending = false;
    if (names.add(entry)) yield entry;
  }
}

function extendedBytes(archive: ByteRange, at: number, header: ForeignHeader): Buffer {
  if (header.size > maxExtendedBytes) throw bundleHostile('an extended header beyond all measure');
  if (at + header.size > archive.sizeBytes) throw bundleDamaged('its archive ends within a header');
  const bytes = Buffer.alloc(header.size);
  archive.readInto(bytes, at);
  return bytes;
}

function extensionOf(typeflag: 'x' | 'L' | 'K', bytes: Buffer): PaxOverrides {
  if (typeflag === 'x') return parsePaxRecords(bytes);
  const end = bytes.indexOf(0);
  const text = end === -1 ? bytes : bytes.subarray(0, end);
  return typeflag === 'L' ? { path: text } : { linkpath: text };
}

/** A global header may comment; it may not say of every entry what only one can be. */
function refuseGlobal(overrides: PaxOverrides): void {
  if (Object.keys(overrides).length > 0) throw bundleHostile('a header that speaks of all its files at once');
}

/** Only regular files have content of their own, whatever their header says of a size. */
const storedBytes = (header: ForeignHeader, overrides: PaxOverrides): number =>
  ['0', '\0', '7'].includes(header.typeflag) ? (overrides.size ?? header.size) : 0;

function entryOf(
  header: ForeignHeader,
  overrides: PaxOverrides,
  offset: number,
  names: NameBook,
): ForeignEntry {
  const raw = overrides.path ?? header.name;
  const path = plainPath(raw);
  const common = { path, mode: header.mode, mtimeSeconds: overrides.mtimeSeconds ?? header.mtimeSeconds };
  const none = { sizeBytes: 0, offset, target: Buffer.alloc(0) };
  switch (header.typeflag) {
    case '0':
    case '\0':
    case '7':
      // In the oldest archives a folder is a file whose name ends with "/".
      if (raw.at(-1) === slash) return { ...common, ...none, type: 'folder' };
      return { ...common, ...none, type: 'file', sizeBytes: storedBytes(header, overrides) };
    case '1': {
      const target = names.file(plainPath(overrides.linkpath ?? header.linkname));
      if (target === null) throw bundleHostile(`a hard link to what it does not hold: ${shownName(path)}`);
      return {
        ...common,
        type: 'file',
        sizeBytes: target.sizeBytes,
        offset: target.offset,
        target: none.target,
      };
    }
    case '2':
      return { ...common, ...none, type: 'link', target: overrides.linkpath ?? header.linkname };
    case '5':
      return { ...common, ...none, type: 'folder' };
    case '6':
      return { ...common, ...none, type: 'fifo' };
    default:
      throw bundleHostile(`${refused[header.typeflag] ?? 'an entry of an unknown kind'}: ${shownName(path)}`);
  }
}

/** Errors: bundle-hostile for a path that leads anywhere but down. */
function plainPath(raw: Buffer): Buffer {
  const refuse = (why: string) => bundleHostile(`${why}: ${shownName(raw)}`);
  if (raw.length === 0) throw bundleHostile('an entry without a name');
  if (raw.length > maxPathBytes) throw refuse('a path that is too long');
  if (raw.includes(0)) throw refuse('a name with a NUL');
  if (raw[0] === slash) throw refuse('an absolute path');
  const names = raw.toString('latin1').replace(/\/$/, '').split('/');
  while (names[0] === '.' && names.length > 1) names.shift();
  if (names.includes('..')) throw refuse('a path that leads out of it');
  if (names.includes('') || names.includes('.')) throw refuse('a path with an empty name');
  if (names.some((name) => name.length > maxNameBytes)) throw refuse('a name that is too long');
  return Buffer.from(names.join('/'), 'latin1');
}

function assertTail(archive: ByteRange, from: number): void {
  if (archive.sizeBytes - from > maxTailBytes) throw bundleHostile('too much after its end');
  const rest = Buffer.alloc(archive.sizeBytes - from);
  archive.readInto(rest, from);
  if (rest.length < blockBytes) throw bundleDamaged('its archive ends within its end mark');
  if (rest.some((byte) => byte !== 0)) throw bundleHostile('something after its end');
}

/** Every name so far: a second one, or one below a file or link, would be another file than it seems. */
class NameBook {
  readonly #types = new Map<string, ForeignEntry['type']>();
  readonly #files = new Map<string, ForeignEntry>();
  /** Folders that hold something but were not told of themselves. */
  readonly #implied = new Set<string>();

  file(path: Buffer): ForeignEntry | null {
    return this.#files.get(path.toString('latin1')) ?? null;
  }

  /** False for a folder that was told before: some tars repeat them. */
  add(entry: ForeignEntry): boolean {
    const name = entry.path.toString('latin1');
    const before = this.#types.get(name);
    if (before === 'folder' && entry.type === 'folder') return false;
    if (before !== undefined || (entry.type !== 'folder' && this.#implied.has(name)))
      throw bundleHostile(`the same name twice: ${shownName(entry.path)}`);
    for (let at = name.indexOf('/'); at !== -1; at = name.indexOf('/', at + 1)) {
      const above = name.slice(0, at);
      const type = this.#types.get(above);
      if (type !== undefined && type !== 'folder')
        throw bundleHostile(`something below a file or a link: ${shownName(entry.path)}`);
      this.#implied.add(above);
    }
    this.#types.set(name, entry.type);
    if (entry.type === 'file') this.#files.set(name, entry);
    return true;
  }
}
