import { beforeEach, describe, expect, it } from 'vitest';
import { Catalogue } from '../../../electron/core/catalogue/catalogue.ts';
import {
  createDatabase,
  openDatabaseBytes,
  type Database,
} from '../../../electron/core/catalogue/open-database.ts';
import { migrate, schemaVersion } from '../../../electron/core/catalogue/schema.ts';
import {
  exampleCatalogue,
  installation,
  item,
  recordCopy,
  setId,
  startMs,
  takeSnapshot,
  uuid,
} from '../../support/catalogue.ts';

let bytes: Uint8Array;

beforeEach(() => {
  const catalogue = exampleCatalogue();
  takeSnapshot(catalogue, 1, [item('keys/a'), item('keys/b')]);
  recordCopy(catalogue, 1, startMs + 20_000);
  bytes = catalogue.serialize();
});

/** The catalogue's bytes after someone changed them with SQL. */
function altered(change: string | ((database: Database) => void)): Uint8Array {
  const database = openDatabaseBytes(bytes);
  if (typeof change === 'string') database.exec(change);
  else change(database);
  return database.serialize();
}

const withFact = (kind: string, body: string): Uint8Array =>
  altered(`INSERT INTO facts SELECT position + 1, '${uuid(9)}', 1, 1, '${kind}', '${body}', hash, hash
    FROM facts ORDER BY position DESC LIMIT 1`);

const codeOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
  return 'no error';
};

describe('append-only facts', () => {
  const columns = 'position, installation, number, at_ms, kind, body, previous_hash, hash';

  it.each([
    ['an update', `UPDATE facts SET body = '{}' WHERE number = 1`],
    ['an update of a position', 'UPDATE facts SET position = 99 WHERE number = 1'],
    ['a removal', 'DELETE FROM facts WHERE number = 1'],
    ['a removal of all', 'DELETE FROM facts'],
    ['a replacement by position', `REPLACE INTO facts SELECT ${columns} FROM facts WHERE number = 1`],
    [
      'a replacement by number',
      `REPLACE INTO facts SELECT (SELECT max(position) + 1 FROM facts), installation, number, at_ms, kind, body,
         previous_hash, hash FROM facts WHERE number = 1`,
    ],
    [
      'an insertion with a gap',
      `INSERT INTO facts SELECT 99, '${uuid(9)}', 1, at_ms, kind, body, previous_hash, hash FROM facts WHERE number = 1`,
    ],
    [
      'an upsert',
      `INSERT INTO facts SELECT ${columns} FROM facts WHERE number = 1 ON CONFLICT DO UPDATE SET body = '{}'`,
    ],
  ])('refuse %s', (_, sql) => {
    const database = openDatabaseBytes(bytes);
    const before = database.prepare('SELECT * FROM facts').all();
    expect(() => database.exec(sql)).toThrow('facts are append-only');
    expect(database.prepare('SELECT * FROM facts').all()).toEqual(before);
  });

  it('refuse a body that is not JSON and a value of the wrong type', () => {
    const database = openDatabaseBytes(bytes);
    const insert = (body: string, atMs: string): void => {
      database.exec(`INSERT INTO facts SELECT position + 1, '${uuid(9)}', 1, ${atMs}, 'noted', ${body}, hash, hash
        FROM facts ORDER BY position DESC LIMIT 1`);
    };
    expect(() => insert(`'{'`, '1')).toThrow(/CHECK/);
    expect(() => insert(`'{}'`, `'soon'`)).toThrow(/cannot store TEXT value in INTEGER/);
  });
});

describe('item versions', () => {
  it.each([
    `UPDATE item_versions SET path = 'x'`,
    'UPDATE item_versions SET first_seq = 0',
    'DELETE FROM item_versions',
  ])('refuse %s', (sql) => {
    expect(() => openDatabaseBytes(bytes).exec(sql)).toThrow(/item versions/);
  });
});

describe('opening a catalogue', () => {
  it.each<[string, string | ((database: Database) => void)]>([
    ['a table more', 'CREATE TABLE more (x)'],
    ['an index more', 'CREATE INDEX more ON facts (at_ms)'],
    ['a view more', 'CREATE VIEW more AS SELECT 1'],
    ['a trigger more', 'CREATE TRIGGER more AFTER INSERT ON facts BEGIN DELETE FROM item_versions; END'],
    ['a trigger less', 'DROP TRIGGER facts_refuse_removal'],
    ['another view of the same name', `DROP VIEW drills; CREATE VIEW drills AS SELECT 'passed' AS status`],
    ['statistics', 'ANALYZE'],
  ])('refuses %s', (_, change) => {
    expect(codeOf(() => Catalogue.fromBytes(altered(change)))).toBe('catalogue-forged');
  });

  it('refuses a newer version by name, and one that has none', () => {
    expect(codeOf(() => Catalogue.fromBytes(altered(`PRAGMA user_version = ${schemaVersion + 1}`)))).toBe(
      'catalogue-newer',
    );
    expect(codeOf(() => Catalogue.fromBytes(altered('PRAGMA user_version = 0')))).toBe('catalogue-damaged');
    expect(codeOf(() => Catalogue.fromBytes(altered('PRAGMA user_version = -1')))).toBe('catalogue-damaged');
  });

  it('refuses what is no database', () => {
    const noise = Buffer.alloc(8192, 7);
    const writeAheadLog = Buffer.from(bytes);
    writeAheadLog[18] = 2;
    for (const wrong of [
      new Uint8Array(),
      noise,
      bytes.subarray(0, 99),
      bytes.subarray(0, -4096),
      writeAheadLog,
    ]) {
      expect(codeOf(() => Catalogue.fromBytes(wrong))).toBe('catalogue-damaged');
    }
    expect(codeOf(() => Catalogue.fromBytes(Buffer.concat([bytes, new Uint8Array(4096)])))).toBe(
      'catalogue-damaged',
    );
  });

  it('refuses a database in which any one page was overwritten', () => {
    for (let page = 0; page * 4096 < bytes.length; page++) {
      // The file's header was looked at above; here it is the first page's own.
      const from = page === 0 ? 100 : page * 4096;
      const wrong = Buffer.from(bytes).fill(0x5a, from, (page + 1) * 4096);
      expect(codeOf(() => Catalogue.fromBytes(wrong))).toBe('catalogue-damaged');
    }
  });

  it('refuses a fact of a kind that does not exist and a body that its kind does not allow', () => {
    for (const wrong of [
      withFact('toString', '{}'),
      withFact('noted', '{}'),
      withFact('noted', '{"what":"x","y":1}'),
    ]) {
      const catalogue = Catalogue.fromBytes(wrong);
      expect(codeOf(() => catalogue.facts())).toBe('catalogue-damaged');
      expect(catalogue.verifyChain()).toMatchObject({ chain: 'broken', installation: uuid(9), number: 1 });
    }
  });

  it('says that the chain is broken when a fact was changed in the file', () => {
    const forged = altered((database) => {
      const trigger = 'facts_refuse_change';
      const sql = String(
        database.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(trigger),
      );
      database.exec(`DROP TRIGGER ${trigger}; UPDATE facts SET body = replace(body, 'Safe', 'Bank'); ${sql}`);
    });
    const catalogue = Catalogue.fromBytes(forged);
    expect(catalogue.medium(catalogue.media()[0]?.id ?? '')).toMatchObject({ location: 'Bank' });
    expect(catalogue.verifyChain()).toMatchObject({ chain: 'broken', installation, number: 3 });
  });
});

describe('a connection', () => {
  it('has the settings that every connection must have', () => {
    for (const database of [createDatabase(), openDatabaseBytes(bytes)]) {
      const settings = [
        'temp_store',
        'trusted_schema',
        'foreign_keys',
        'cell_size_check',
        'recursive_triggers',
      ];
      expect(settings.map((name) => database.pragma(name, { simple: true }))).toEqual([2, 0, 1, 1, 1]);
      database.close();
    }
  });
});

describe('migrations', () => {
  it.each(Array.from({ length: schemaVersion }, (_, index) => index))(
    'bring a file of version %i to today’s',
    (version) => {
      const old = createDatabase();
      migrate(old, version);
      expect(old.pragma('user_version', { simple: true })).toBe(version);
      migrate(old);
      const fresh = createDatabase();
      migrate(fresh);
      const schema = 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name';
      expect(old.prepare(schema).all()).toEqual(fresh.prepare(schema).all());
      expect(old.pragma('user_version', { simple: true })).toBe(schemaVersion);
    },
  );

  it.each(Array.from({ length: schemaVersion - 1 }, (_, index) => index + 1))(
    'keep the facts of a stored file of version %i',
    (version) => {
      const facts = Catalogue.fromBytes(bytes).facts();
      const old = createDatabase();
      migrate(old, version);
      const insert = old.prepare('INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
      facts.forEach((fact, index) => {
        const { installation, number, atMs, kind, body, previousHash, hash } = fact;
        insert.run(index + 1, installation, number, atMs, kind, JSON.stringify(body), previousHash, hash);
      });
      const catalogue = Catalogue.fromBytes(old.serialize());
      expect(catalogue.facts()).toEqual(facts);
      expect(catalogue.verifyChain()).toEqual({ chain: 'intact' });
      expect(catalogue.setByName('ACME pool')?.id).toBe(setId);
      expect(catalogue.copies()).toHaveLength(1);
    },
  );

  it('leave a file as it was when a step fails', () => {
    const old = createDatabase();
    migrate(old, 2);
    old.exec('CREATE VIEW drills AS SELECT 1');
    const before = old.serialize();
    expect(() => migrate(old)).toThrow(/already exists/);
    expect(old.serialize().equals(before)).toBe(true);
  });
});
