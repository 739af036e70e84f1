// A dump in PostgreSQL's custom format, version 1.14 (pg_backup_archiver.c, pg_backup_custom.c): a head, a table of contents, then
// one compressed block for the rows of each table, found by its offset.
import { deflateSync } from 'node:zlib';
import type { PracticeTable } from './plain-dumps.ts';

const offsetBytes = 8;
const blockOfData = 1;
const offsetSet = 2;
const offsetOfNothing = 3;

const sections = { preData: 2, data: 3 } as const;

/** A sign byte, then four bytes, lowest first. */
function integer(value: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes[0] = value < 0 ? 1 : 0;
  bytes.writeUInt32LE(Math.abs(value), 1);
  return bytes;
}

/** Length and bytes; null has length -1. */
const text = (value: string | null): Buffer =>
  value === null
    ? integer(-1)
    : Buffer.concat([integer(Buffer.byteLength(value)), Buffer.from(value, 'utf8')]);

interface Entry {
  readonly id: number;
  readonly tag: string;
  readonly what: 'ENCODING' | 'TABLE' | 'TABLE DATA';
  readonly definition: string;
  readonly drop: string;
  readonly copy: string;
  readonly dependsOn: readonly number[];
  readonly rows: Buffer | null;
}

function entriesOf(tables: readonly PracticeTable[]): Entry[] {
  const none = { drop: '', copy: '', dependsOn: [], rows: null };
  const encoding: Entry = {
    ...none,
    id: 1,
    tag: 'ENCODING',
    what: 'ENCODING',
    definition: "SET client_encoding = 'UTF8';\n",
  };
  const made = tables.map(({ name, columns }, index): Entry => ({
    ...none,
    id: 2 + index,
    tag: name,
    what: 'TABLE',
    definition: `CREATE TABLE public.${name} (\n${columns.map((column) => `    ${column} text`).join(',\n')}\n);\n`,
    drop: `DROP TABLE public.${name};\n`,
  }));
  const filled = tables.map(({ name, columns, rows }, index): Entry => ({
    ...none,
    id: 2 + tables.length + index,
    tag: name,
    what: 'TABLE DATA',
    definition: '',
    copy: `COPY public.${name} (${columns.join(', ')}) FROM stdin;\n`,
    dependsOn: [2 + index],
    rows: Buffer.from(`${rows.map((row) => `${row.join('\t')}\n`).join('')}\\.\n\n\n`, 'utf8'),
  }));
  return [encoding, ...made, ...filled];
}

function entryBytes(entry: Entry, dataAt: number): Buffer {
  const isTable = entry.what !== 'ENCODING';
  const offset = Buffer.alloc(1 + offsetBytes);
  offset[0] = entry.rows === null ? offsetOfNothing : offsetSet;
  offset.writeBigUInt64LE(BigInt(entry.rows === null ? 0 : dataAt), 1);
  return Buffer.concat([
    integer(entry.id),
    integer(entry.rows === null ? 0 : 1),
    text(isTable ? '1259' : '0'),
    text(isTable ? String(16_384 + entry.id) : '0'),
    text(entry.tag),
    text(entry.what),
    integer(entry.what === 'TABLE DATA' ? sections.data : sections.preData),
    text(entry.definition),
    text(entry.drop),
    text(entry.copy),
    text(isTable ? 'public' : null),
    text(isTable ? '' : null),
    text(entry.what === 'TABLE' ? 'heap' : null),
    text('postgres'),
    text('false'),
    ...entry.dependsOn.map((id) => text(String(id))),
    text(null),
    offset,
  ]);
}

/** Block type, the entry's number, one piece with its length, and the length zero that ends it. */
function dataBlock(entry: Entry, rows: Buffer): Buffer {
  const packed = deflateSync(rows);
  return Buffer.concat([
    Uint8Array.of(blockOfData),
    integer(entry.id),
    integer(packed.length),
    packed,
    integer(0),
  ]);
}

/** Every column is text. `pg_restore` 15 and newer read it. */
export function postgresCustomDump(
  database: string,
  tables: readonly PracticeTable[],
  takenMs: number,
): Uint8Array {
  const entries = entriesOf(tables);
  const taken = new Date(takenMs);
  const head = Buffer.concat([
    Buffer.from('PGDMP'),
    // Format 1.14.0, integers of 4 bytes, offsets of 8, the custom form.
    Uint8Array.of(1, 14, 0, 4, offsetBytes, 1),
    // The compression that zlib takes for its own best.
    integer(-1),
    integer(taken.getUTCSeconds()),
    integer(taken.getUTCMinutes()),
    integer(taken.getUTCHours()),
    integer(taken.getUTCDate()),
    integer(taken.getUTCMonth()),
    integer(taken.getUTCFullYear() - 1900),
    integer(0),
    text(database),
    text('15.10'),
    text('15.10'),
    integer(entries.length),
  ]);
  const contentsBytes = entries.reduce((sum, entry) => sum + entryBytes(entry, 0).length, 0);
  const contents: Buffer[] = [];
  const blocks: Buffer[] = [];
  let dataAt = head.length + contentsBytes;
  for (const entry of entries) {
    contents.push(entryBytes(entry, dataAt));
    if (entry.rows === null) continue;
    const block = dataBlock(entry, entry.rows);
    blocks.push(block);
    dataAt += block.length;
  }
  return new Uint8Array(Buffer.concat([head, ...contents, ...blocks]));
}
