// Reads the table of contents of a dump in PostgreSQL's custom format and follows its blocks of data to their end.
// Source: pg_backup_archiver.c, pg_backup_custom.c (format 1.0 to 1.16).
import type { FileContent } from '../../../file-content.ts';
import { DumpReader, Truncated } from './dump-reader.ts';

export interface CustomDump {
  /** `unread`: too many pieces to follow them all. */
  readonly state: 'whole' | 'cut' | 'damaged' | 'unread';
  /** What is wrong, in words that follow "it"; empty where nothing is. */
  readonly wrong: string;
  readonly database: string | null;
  /** By the clock and in the time zone of the host that took it, as if that were UTC; milliseconds since 1970. */
  readonly takenLocalMs: number | null;
  readonly serverVersion: string | null;
  readonly tables: number;
}

const formatCustom = 1;
const mostEntries = 1_000_000;
const mostPieces = 500_000;

const blockOfRows = 1;
const blockOfObjects = 3;
const offsetUnknown = 1;
const offsetKnown = 2;

interface Entry {
  readonly id: number;
  /** Where its block begins; null where the table of contents does not say; undefined where it has none. */
  readonly at: number | null | undefined;
  readonly isTable: boolean;
}

interface Head {
  readonly version: number;
  readonly database: string | null;
  readonly takenLocalMs: number | null;
  readonly serverVersion: string | null;
}

/** Null for what is no dump in the custom format. Total and bounded. */
export function readCustomDump(content: FileContent): CustomDump | null {
  const reader = new DumpReader(content);
  let head: Head | null = null;
  let entries: readonly Entry[] = [];
  const told = (state: CustomDump['state'], wrong: string): CustomDump => ({
    state,
    wrong,
    database: head?.database ?? null,
    takenLocalMs: head?.takenLocalMs ?? null,
    serverVersion: head?.serverVersion ?? null,
    tables: entries.filter(({ isTable }) => isTable).length,
  });
  try {
    head = readHead(reader);
    if (head === null) return null;
    const read = readEntries(reader, head.version);
    if (read === null) return told('damaged', 'has a table of contents that makes no sense');
    entries = read;
    return told(...followBlocks(reader, entries));
  } catch (error) {
    if (!(error instanceof Truncated)) throw error;
    return told(
      'cut',
      head === null || entries.length === 0 ? 'ends inside its table of contents' : 'ends inside its rows',
    );
  }
}

const versionOf = (major: number, minor: number): number => major * 256 + minor;
const since = (version: number, minor: number): boolean => version >= versionOf(1, minor);

function readHead(reader: DumpReader): Head | null {
  if (reader.text(5) !== 'PGDMP') return null;
  const major = reader.byte();
  const version = versionOf(major, reader.byte());
  if (major !== 1) return null;
  if (since(version, 1)) reader.byte();
  reader.integerBytes = reader.byte();
  reader.offsetBytes = since(version, 7) ? reader.byte() : reader.integerBytes;
  if (!isSize(reader.integerBytes) || !isSize(reader.offsetBytes)) return null;
  if (reader.byte() !== formatCustom) return null;
  if (since(version, 15)) reader.byte();
  else if (since(version, 2)) {
    if (since(version, 4)) reader.integer();
    else reader.byte();
  }
  if (!since(version, 4)) return { version, database: null, takenLocalMs: null, serverVersion: null };
  const [second = 0, minute = 0, hour = 0, day = 0, month = 0, year = 0] = Array.from({ length: 7 }, () =>
    reader.integer(),
  );
  const takenMs = Date.UTC(1900 + year, month, day, hour, minute, second);
  const database = reader.string(200);
  const serverVersion = since(version, 10) ? reader.string(100) : null;
  if (since(version, 10)) reader.string(0);
  return { version, database, takenLocalMs: Number.isNaN(takenMs) ? null : takenMs, serverVersion };
}

const isSize = (bytes: number): boolean => bytes >= 1 && bytes <= 8;

/** Null where a number cannot be. */
function readEntries(reader: DumpReader, version: number): Entry[] | null {
  const count = reader.integer();
  if (count < 0 || count > mostEntries) return null;
  const entries: Entry[] = [];
  for (let read = 0; read < count; read += 1) {
    const id = reader.integer();
    reader.integer();
    if (id < 0) return null;
    const strings = [since(version, 8), true, true].filter(Boolean).length;
    reader.skipStrings(strings);
    const what = reader.string(40);
    if (since(version, 11)) reader.integer();
    const more = [true, true, since(version, 3), since(version, 6), since(version, 10), since(version, 14)];
    reader.skipStrings(more.filter(Boolean).length);
    if (since(version, 16)) reader.integer();
    reader.skipStrings(since(version, 9) ? 2 : 1);
    if (since(version, 5)) while (reader.skipString());
    entries.push({ id, at: readOffset(reader, version), isTable: what === 'TABLE DATA' });
  }
  return entries;
}

function readOffset(reader: DumpReader, version: number): number | null | undefined {
  if (!since(version, 7)) {
    const at = reader.integer();
    reader.integer();
    return at > 0 ? at : at === 0 ? null : undefined;
  }
  const state = reader.byte();
  const at = reader.unsigned(reader.offsetBytes);
  return state === offsetKnown ? at : state === offsetUnknown ? null : undefined;
}

/** Where the offsets are known, each block's head and the whole of the last one; else every block, one after the other. */
function followBlocks(reader: DumpReader, entries: readonly Entry[]): [CustomDump['state'], string] {
  const withRows = entries.filter(({ at }) => at !== undefined);
  const placed = withRows.flatMap(({ id, at }) => (typeof at === 'number' ? [{ id, at }] : []));
  if (placed.length < withRows.length) return followAll(reader, new Set(withRows.map(({ id }) => id)));
  let last = { id: -1, at: -1 };
  for (const block of placed) {
    reader.at = block.at;
    if (!isHead(reader, block.id))
      return ['damaged', 'does not have its rows where its table of contents says'];
    if (block.at > last.at) last = block;
  }
  if (last.at === -1) return ['whole', ''];
  reader.at = last.at;
  const type = reader.byte();
  reader.integer();
  return skipBlock(reader, type, { pieces: 0 }) ? ['whole', ''] : ['unread', ''];
}

function isHead(reader: DumpReader, id: number): boolean {
  const type = reader.byte();
  return (type === blockOfRows || type === blockOfObjects) && reader.integer() === id;
}

/** A dump that was written to a pipe does not know its offsets, nor does one that did not end: the number of blocks tells them apart. */
function followAll(reader: DumpReader, wanted: Set<number>): [CustomDump['state'], string] {
  const budget = { pieces: 0 };
  while (wanted.size > 0) {
    if (reader.at >= reader.sizeBytes) {
      return ['cut', `ends before the rows of ${wanted.size} of its tables`];
    }
    const type = reader.byte();
    if (type !== blockOfRows && type !== blockOfObjects)
      return ['damaged', 'has no block of rows where one must be'];
    wanted.delete(reader.integer());
    if (!skipBlock(reader, type, budget)) return ['unread', ''];
  }
  return ['whole', ''];
}

/** Passes over the pieces of a block, of large objects over those of each; false where they are too many. */
function skipBlock(reader: DumpReader, type: number, budget: { pieces: number }): boolean {
  for (;;) {
    if (type === blockOfObjects && reader.integer() <= 0) return true;
    for (;;) {
      budget.pieces += 1;
      if (budget.pieces > mostPieces) return false;
      const length = reader.integer();
      if (length <= 0) break;
      reader.skip(length);
    }
    if (type === blockOfRows) return true;
  }
}
