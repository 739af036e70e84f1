import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { dataChecks } from '../../../../electron/core/capture/checks/data/index.ts';
import { readCustomDump } from '../../../../electron/core/capture/checks/data/dump/custom-dump.ts';
import { postgresCustomDump } from '../../../../electron/core/practice/dumps/custom-dump.ts';
import { mysqlDump, postgresPlainDump } from '../../../../electron/core/practice/dumps/plain-dumps.ts';
import { alephCcn } from '../../../../shared/profiles/aleph-ccn.ts';
import { openspp } from '../../../../shared/profiles/openspp.ts';
import { qrlTipbot } from '../../../../shared/profiles/qrl-tipbot.ts';
import type { Profile } from '../../../../shared/profiles/profile.ts';
import { contentOfBytes, lookedFiles, seen, type GivenFile } from '../../../support/seen-file.ts';

const takenMs = Date.UTC(2026, 10, 20, 4, 0, 1);
const tables = [
  {
    name: 'people',
    columns: ['id', 'name'],
    rows: Array.from({ length: 50 }, (_, id) => [String(id), 'x'.repeat(id)]),
  },
  { name: 'empty', columns: ['id'], rows: [] },
];
const custom = postgresCustomDump('registry', tables, takenMs);
const plain = postgresPlainDump(tables);
const mysql = mysqlDump('tipbot', tables, takenMs);
const incomplete = 'dump-incomplete';

async function saw(profile: Profile, files: readonly GivenFile[]): Promise<string[]> {
  const makers = dataChecks.filter(({ name }) => name === 'dumps');
  return seen(await lookedFiles(profile, files, { makers }));
}

const read = (bytes: Uint8Array) => readCustomDump(contentOfBytes(bytes));

describe('a dump in the custom format', () => {
  it('says what it is of and when it was taken', () => {
    expect(read(custom)).toEqual({
      state: 'whole',
      wrong: '',
      database: 'registry',
      takenLocalMs: takenMs,
      serverVersion: '15.10',
      tables: 2,
    });
  });

  it('is not whole wherever it is cut', () => {
    for (let length = 12; length < custom.length; length += 1) {
      expect(read(custom.subarray(0, length))?.state, `cut to ${length}`).toBe('cut');
    }
  });

  it('is followed block by block where it was written to a pipe, which leaves out where blocks begin', () => {
    // Flag 2 and the offset become flag 1 and zeros, as pg_dump leaves them.
    const piped = Buffer.from(custom);
    const offsets = [...offsetsIn(piped)];
    expect(offsets).toHaveLength(2);
    for (const at of offsets) piped.fill(0, at, at + 9).fill(1, at, at + 1);
    expect(read(piped)?.state).toBe('whole');
    const last = offsets.length - 1;
    expect(last).toBe(1);
    expect(read(piped.subarray(0, -1))).toMatchObject({ state: 'cut', wrong: 'ends inside its rows' });
    expect(read(piped.subarray(0, read(piped) === null ? 0 : dataStart(custom)))).toMatchObject({
      state: 'cut',
      wrong: 'ends before the rows of 2 of its tables',
    });
  });

  it('is damaged where its rows are not at their place', () => {
    const moved = Buffer.from(custom);
    moved[dataStart(custom)] = 0x55;
    expect(read(moved)?.state).toBe('damaged');
  });

  it('is none in other formats', () => {
    const tar = Buffer.from(custom);
    tar[10] = 3;
    expect(read(tar)).toBeNull();
    expect(read(Buffer.from('PGDMP\x02\x00'))).toBeNull();
  });
});

/** Where the flag of a known offset stands: 2 and eight bytes that lead to a block of data. */
function* offsetsIn(dump: Buffer): Generator<number> {
  for (let at = 0; at + 9 <= dump.length; at += 1) {
    if (dump[at] !== 2) continue;
    const offset = Number(dump.readBigUInt64LE(at + 1));
    if (offset > at && offset < dump.length && dump[offset] === 1 && dump[at + 9] !== undefined) yield at;
  }
}

const dataStart = (dump: Uint8Array): number => {
  const [first = 0] = [...offsetsIn(Buffer.from(dump))].map((at) =>
    Number(Buffer.from(dump).readBigUInt64LE(at + 1)),
  );
  return first;
};

const cut = (text: string, words: string): string => text.slice(0, text.indexOf(words));

describe('a dump in SQL', () => {
  const restricted = plain.replace(/--\n\n$/, '--\n\n\\unrestrict abc\n\n');
  const cluster = `--\n-- PostgreSQL database cluster dump\n--\n\n${plain}`;
  const cases: [string, Profile, string, string | Uint8Array, string[]][] = [
    ['of PostgreSQL', alephCcn, 'dump_a.sql', plain, []],
    ['that ends with \\unrestrict', alephCcn, 'dump_a.sql', restricted, []],
    ['with line ends of a terminal', alephCcn, 'dump_a.sql', plain.replaceAll('\n', '\r\n'), []],
    ['that is cut', alephCcn, 'dump_a.sql', cut(plain, '-- PostgreSQL database dump complete'), [incomplete]],
    [
      'of a cluster',
      alephCcn,
      'dump_a.sql',
      `${cluster}--\n-- PostgreSQL database cluster dump complete\n--\n`,
      [],
    ],
    ['of a cluster, cut after one database', alephCcn, 'dump_a.sql', cluster, [incomplete]],
    ['of MySQL', qrlTipbot, 'tipbot.sql', mysql, []],
    ['of MySQL, cut', qrlTipbot, 'tipbot.sql', cut(mysql, '-- Dump completed'), [incomplete]],
    [
      'of MySQL without comments',
      qrlTipbot,
      'tipbot.sql',
      `${cut(mysql, '-- Dump completed')}/*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */;\n`,
      [],
    ],
    ['packed', qrlTipbot, 'tipbot.sql.gz', gzipSync(mysql), []],
    [
      'packed after it was cut',
      qrlTipbot,
      'tipbot.sql.gz',
      gzipSync(cut(mysql, '-- Dump completed')),
      [incomplete],
    ],
    ['cut after it was packed', qrlTipbot, 'tipbot.sql.gz', gzipSync(mysql).subarray(0, -20), [incomplete]],
    ['packed, and damaged', qrlTipbot, 'tipbot.sql.gz', damaged(gzipSync(mysql)), [incomplete]],
  ];
  it.each(cases)('%s', async (_, profile, name, content, codes) => {
    const found = await saw(profile, [{ path: `a/${name}`, content }]);
    expect(found).toEqual(codes.map((code) => `${code} a/${name} critical`));
  });

  it('says what it is of and when it was taken', async () => {
    const { derived } = await lookedFiles(qrlTipbot, [{ path: 'a/tipbot.sql.gz', content: gzipSync(mysql) }]);
    expect(derived.map(({ name, value }) => [name, value])).toEqual([
      ['dump-taken', '2026-11-20 04:00:01'],
      ['dump-database', 'tipbot'],
      ['dump-server-version', '5.7.44'],
    ]);
  });
});

/** A packed file whose last bytes of data, before length and checksum, are others. */
function damaged(gzip: Buffer): Buffer {
  const bytes = Buffer.from(gzip);
  bytes.fill(0xff, bytes.length - 16, bytes.length - 8);
  return bytes;
}

const dumpAt = (name: string, ms: number, database = 'registry'): GivenFile => ({
  path: `a/${name}.dump`,
  content: postgresCustomDump(database, tables, ms),
  // Copied in one go: only the dumps themselves know their age.
  mtimeSeconds: takenMs / 1000,
});

describe('dumps side by side', () => {
  it('are told apart by what they say of themselves', async () => {
    expect(await saw(openspp, [dumpAt('one', takenMs), dumpAt('two', takenMs - 1000)])).toEqual([
      'stale-generation a/two.dump info',
    ]);
  });

  it('are counted where they are many', async () => {
    const [finding] = (
      await lookedFiles(
        openspp,
        [0, 1, 2].map((day) => dumpAt(String(day), takenMs - day * 1000)),
        { makers: dataChecks.filter(({ name }) => name === 'dumps') },
      )
    ).findings;
    expect(finding?.subject).toBe('db-dump');
    expect(finding?.message).toContain('2 older dumps');
  });

  it('are not generations of each other where their databases differ, nor where they are the same', async () => {
    expect(await saw(openspp, [dumpAt('one', takenMs), dumpAt('two', takenMs - 1000, 'other')])).toEqual([]);
    expect(await saw(openspp, [dumpAt('one', takenMs), dumpAt('two', takenMs)])).toEqual([]);
  });
});
