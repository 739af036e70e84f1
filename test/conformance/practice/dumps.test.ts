// What the stock tools of PostgreSQL and tar say of the dumps that practice sets are made of.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { postgresCustomDump } from '../../../electron/core/practice/dumps/custom-dump.ts';
import { tarGz } from '../../../electron/core/practice/dumps/tar-gz.ts';

const hasPgRestore = spawnSync('pg_restore', ['--version']).status === 0;

const folder = mkdtempSync(join(tmpdir(), 'coldkeep-dumps-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const takenMs = Date.parse('2026-11-21T00:00:00Z');
const tables = [
  {
    name: 'res_partner',
    columns: ['id', 'name'],
    rows: [
      ['1', 'Ada'],
      ['2', 'Ben'],
    ],
  },
  { name: 'empty', columns: ['id'], rows: [] },
];

describe.skipIf(!hasPgRestore)('pg_restore (needs pg_restore)', () => {
  it('lists and writes out every table and row of a practice dump', () => {
    const path = join(folder, 'practice.dump');
    writeFileSync(path, postgresCustomDump('practice', tables, takenMs));
    const list = execFileSync('pg_restore', ['-l', path], { encoding: 'utf8' });
    expect(list).toContain('Format: CUSTOM');
    expect(list).toContain('dbname: practice');
    expect(list.match(/TABLE DATA public (?:res_partner|empty) postgres/g)).toHaveLength(2);
    const sql = execFileSync('pg_restore', ['-f', '-', path], { encoding: 'utf8' });
    expect(sql).toContain('COPY public.res_partner (id, name) FROM stdin;\n1\tAda\n2\tBen\n\\.\n');
    expect(sql).toContain('CREATE TABLE public.empty');
  });
});

describe('tar', () => {
  it('lists the files of a practice filestore', () => {
    const path = join(folder, 'filestore.tar.gz');
    writeFileSync(path, tarGz({ 'filestore/a/b': 'x'.repeat(700), 'filestore/c': '' }, takenMs));
    const list = execFileSync('tar', ['-tzf', path], { encoding: 'utf8' });
    expect(list).toBe('filestore/a/b\nfilestore/c\n');
  });
});
