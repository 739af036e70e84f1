import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  exampleCatalogue,
  item,
  mediumId,
  recordCopy,
  snapshotId,
  startMs,
  takeSnapshot,
  temporaryFolder,
} from '../../support/catalogue.ts';

const has = (program: string): boolean => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

describe.skipIf(!has('sqlite3'))('stock sqlite3 on the opened catalogue (needs sqlite3 installed)', () => {
  let file: string;
  let remove: () => Promise<void>;
  const catalogue = exampleCatalogue();

  beforeAll(async () => {
    const temporary = await temporaryFolder();
    remove = temporary.remove;
    file = path.join(temporary.folder, 'catalogue.sqlite');
    takeSnapshot(catalogue, 1, [item('keys/a'), item('keys/ä')]);
    recordCopy(catalogue, 1, startMs + 20_000);
    catalogue.transaction(() => {
      catalogue.append({ kind: 'noted', body: { what: 'ä "quoted"\nsecond line\ttab' } }, startMs + 30_000);
    });
    await writeFile(file, catalogue.serialize());
  });
  afterAll(() => remove());

  const sqlite = (sql: string): unknown[] => {
    const output = execFileSync('sqlite3', ['-readonly', '-json', file, sql], { encoding: 'utf8' });
    return output === '' ? [] : (JSON.parse(output) as unknown[]);
  };

  it('finds it whole', () => {
    expect(sqlite('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  it('reads the current state from every view', () => {
    const views = sqlite(`SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name`) as {
      name: string;
    }[];
    expect(views.map(({ name }) => name)).toEqual([
      'checklist_runs',
      'checklist_steps',
      'copies',
      'drills',
      'latest_scans',
      'media',
      'media_hardware',
      'media_tests',
      'parity',
      'readings',
      'set_knowledge',
      'sets',
      'snapshots',
      'vault',
      'vault_files',
      'verifications',
    ]);
    for (const { name } of views) expect(() => sqlite(`SELECT * FROM ${name}`)).not.toThrow();
    expect(sqlite('SELECT medium, snapshot, status, level FROM copies')).toEqual([
      { medium: mediumId, snapshot: snapshotId(1), status: 'verified', level: 'readback' },
    ]);
    expect(sqlite('SELECT label, location, offsite FROM media')).toEqual([
      { label: 'Blue stick', location: 'Safe', offsite: 1 },
    ]);
    expect(sqlite('SELECT path FROM item_versions ORDER BY path')).toEqual([
      { path: 'keys/a' },
      { path: 'keys/ä' },
    ]);
  });

  it('and sha256sum recompute the chain of hashes', () => {
    const sql = `SELECT hash, 'coldkeep fact 1' || char(10) || installation || char(10) || number || char(10) || at_ms || char(10)
      || kind || char(10) || previous_hash || char(10) || body AS encoded FROM facts ORDER BY position`;
    const rows = sqlite(sql) as { hash: string; encoded: string }[];
    expect(rows).toHaveLength(catalogue.facts().length);
    for (const { hash, encoded } of rows) {
      expect(execFileSync('sha256sum', { input: encoded, encoding: 'utf8' }).slice(0, 64)).toBe(hash);
    }
  });
});
