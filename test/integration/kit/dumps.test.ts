// Dumps that kits take of real servers: whole in the bundle, restored into a fresh database, and refused where they are cut short.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  hasMariadb,
  hasPostgres,
  startTipBotDatabase,
  startPostgres,
  type DatabaseServer,
  type PostgresServer,
} from '../../support/databases.ts';
import { KitHost, missingForKits, shells } from '../../support/kit-host.ts';
import { runTool } from '../../support/stock-tools.ts';

const rows = 500;
let host: KitHost;
afterEach(() => host.end());

const nothingLeft = () => [...host.bundles(), ...readdirSync(host.work)];

describe.skipIf(missingForKits !== '' || !hasPostgres)(
  'dumps of PostgreSQL (needs postgresql, age, dash, busybox)',
  () => {
    let server: PostgresServer;
    const program = (name: string) => `'${join(server.programs, name)}' -h '${server.folder}'`;

    beforeAll(async () => {
      server = await startPostgres();
      server.sql('postgres', 'CREATE ROLE aleph LOGIN; CREATE ROLE odoo LOGIN;');
      for (const [name, owner] of [
        ['aleph', 'aleph'],
        ['openspp', 'odoo'],
      ]) {
        server.sql('postgres', `CREATE DATABASE ${name} OWNER ${owner}`);
        server.sql(
          name ?? '',
          `SET ROLE ${owner};
         CREATE TABLE messages (id int PRIMARY KEY, body text);
         INSERT INTO messages SELECT n, 'line\none ' || n FROM generate_series(1, ${rows}) n;`,
        );
      }
    });
    afterAll(() => server.stop());

    it.each(shells)('aleph.im under %s: plain, before the files', async (shell) => {
      host = await KitHost.make('aleph-ccn');
      host.set('DUMP_COMMAND', `${program('pg_dump')} -U aleph aleph`);
      host.set('DUMP_FORM', 'pg-plain');
      host.addSetting(`VERSION=postgres ${program('psql')} --version`);
      expect(host.run(shell)).toMatchObject({ status: 0, said: '' });
      const { folder, entries, conditions } = host.open();
      const places = ['dump/dump_aleph.sql', 'files/'].map((name) =>
        entries.findIndex((entry) => entry.startsWith(`coldkeep-bundle/${name}`)),
      );
      expect(places[0]).toBeGreaterThan(0);
      expect(places[1]).toBeGreaterThan(places[0] ?? Infinity);
      expect(conditions.join('\n')).toMatch(/^version: postgres psql \(PostgreSQL\) \d+/m);
      server.sql('postgres', 'CREATE DATABASE fresh OWNER aleph');
      server.sql('fresh', readFileSync(join(folder, 'dump/dump_aleph.sql'), 'utf8'));
      expect(server.sql('fresh', 'SELECT count(*), max(id) FROM messages')).toBe(`${rows}|${rows}`);
      server.sql('postgres', 'DROP DATABASE fresh');
      expect(readdirSync(host.work)).toEqual([]);
    });

    it.each(shells)(
      'OpenSPP under %s: roles and the custom form, read once more to its end',
      async (shell) => {
        host = await KitHost.make('openspp');
        host.set('GLOBALS_COMMAND', `${program('pg_dumpall')} -U postgres --globals-only`);
        host.set('DUMP_COMMAND', `${program('pg_dump')} -U odoo -Fc openspp`);
        host.set('DUMP_PROOF_COMMAND', `'${join(server.programs, 'pg_restore')}' -f -`);
        expect(host.run(shell)).toMatchObject({ status: 0, said: '' });
        const { folder, conditions } = host.open();
        expect(readFileSync(join(folder, 'dump/globals.sql'), 'utf8')).toContain('CREATE ROLE odoo');
        expect(conditions.join('\n')).not.toContain('note:');
        server.sql('postgres', 'CREATE DATABASE fresh OWNER odoo');
        const restored = runTool(join(server.programs, 'pg_restore'), [
          '-h',
          server.folder,
          '-U',
          'odoo',
          '-d',
          'fresh',
          '--exit-on-error',
          join(folder, 'dump/openspp.dump'),
        ]);
        expect(restored.messages).toBe('');
        expect(server.sql('fresh', 'SELECT count(*), max(id) FROM messages')).toBe(`${rows}|${rows}`);
        server.sql('postgres', 'DROP DATABASE fresh');
      },
    );

    it.each([
      ['plain', 'pg-plain', 'pg_dump', '-U aleph aleph', 'dump complete'],
      ['custom', 'pg-custom', 'pg_dump', '-U odoo -Fc openspp', 'could not be read to its end'],
      [
        'plain, where the custom form was asked for',
        'pg-custom',
        'pg_dump',
        '-U odoo openspp',
        'none in PostgreSQL',
      ],
    ])('one that is cut short is refused: %s', async (_, form, tool, words, reason) => {
      host = await KitHost.make('openspp');
      host.set('DUMP_COMMAND', `${program(tool)} ${words} | head -c 3000`);
      host.set('DUMP_FORM', form);
      host.set('DUMP_PROOF_COMMAND', `'${join(server.programs, 'pg_restore')}' -f - 2> /dev/null`);
      const { status, said } = host.run('dash');
      expect(said).toContain(reason);
      expect(status).toBe(1);
      expect(nothingLeft()).toEqual([]);
    });

    it('one with carriage returns is refused with the reason', async () => {
      host = await KitHost.make('aleph-ccn');
      host.set('DUMP_COMMAND', `${program('pg_dump')} -U aleph aleph | sed 's/$/\\r/'`);
      host.set('DUMP_FORM', 'pg-plain');
      expect(host.run('dash').said).toContain('Leave -t out');
      expect(nothingLeft()).toEqual([]);
    });

    it('a server that is not there ends the kit', async () => {
      host = await KitHost.make('aleph-ccn');
      host.set('DUMP_COMMAND', `'${join(server.programs, 'pg_dump')}' -h '${host.folder}' -U aleph aleph`);
      expect(host.run('dash').said).toContain('The dump failed with exit status 1');
      expect(nothingLeft()).toEqual([]);
    });
  },
);

describe.skipIf(missingForKits !== '' || !hasMariadb)(
  'dumps of MariaDB (needs mariadb-server, age, dash, busybox)',
  () => {
    let server: DatabaseServer;
    let options: string;

    beforeAll(async () => {
      ({ server, options } = await startTipBotDatabase(rows));
    });
    afterAll(() => server.stop());

    const dump = () =>
      `mariadb-dump --defaults-extra-file='${options}' --single-transaction --routines --triggers tipBotDatabase`;

    it.each(shells)('QRL under %s: awaited to its last line', async (shell) => {
      host = await KitHost.make('qrl-tipbot');
      host.set('DUMP_COMMAND', `PATH=/usr/bin:/bin ${dump()}`);
      expect(host.run(shell)).toMatchObject({ status: 0, said: '' });
      const { folder } = host.open();
      server.sql('mysql', 'CREATE DATABASE fresh');
      server.sql('fresh', readFileSync(join(folder, 'dump/tipBotDatabase.sql'), 'utf8'));
      expect(server.sql('fresh', 'SELECT COUNT(*), MAX(id) FROM wallets')).toBe(`${rows}\t${rows}`);
      server.sql('mysql', 'DROP DATABASE fresh');
    });

    it('one that is cut short is refused', async () => {
      host = await KitHost.make('qrl-tipbot');
      host.set('DUMP_COMMAND', `${dump()} | head -n 20`);
      expect(host.run('dash').said).toContain('Dump completed');
      expect(nothingLeft()).toEqual([]);
    });
  },
);
