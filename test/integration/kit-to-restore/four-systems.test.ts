// The whole way in one run, for the four systems that have servers: kit → bundle → import → export → drill → restore → database restored.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WindowVault } from '../../../electron/core/vault-api.ts';
import {
  hasMariadb,
  hasPostgres,
  startTipBotDatabase,
  startPostgres,
  type DatabaseServer,
  type PostgresServer,
} from '../../support/databases.ts';
import { KitHost, missingForKits, type Shell } from '../../support/kit-host.ts';
import { StandInService } from '../../support/stand-in-service.ts';
import { runTool } from '../../support/stock-tools.ts';
import { World } from '../../support/world.ts';

const rows = 500;
let world: World;
let vault: WindowVault;
let host: KitHost;

beforeAll(async () => {
  world = new World();
  vault = await world.create();
});
afterEach(() => host.end());
afterAll(() => world.end());

const makeHost = async (system: string): Promise<KitHost> => {
  host = await KitHost.make(system, { recipient: vault.publicKeys().recipient });
  return host;
};

/** What the kit printed for the operator's paper: two rows of eight words. */
const printedWords = (output: string): string => /Words: +((?:.+\n){2})/.exec(output)?.[1] ?? '';

interface Restored {
  /** Folder of the host's items. */
  readonly folder: string;
  readonly label: string;
}

/** Carries the host's bundle into a set of its own, onto a medium, and back into a folder. */
async function carryThrough(system: string, shell: Shell): Promise<Restored> {
  const { status, said, output } = host.run(shell);
  expect(said).toBe('');
  expect(status).toBe(0);
  await vault.addSet({ name: system, profile: system, sources: [] });
  const imported = await vault.importBundle({
    bundle: host.bundle(),
    set: system,
    words: printedWords(output),
  });
  expect(imported.bundle).toMatchObject({ originConfirmed: true, conditions: { system } });
  expect(imported.findings.filter(({ code }) => code.startsWith('bundle-'))).toEqual([]);
  const medium = world.medium(`stick-${system}`);
  const exported = await vault.export(system, { to: [medium] });
  expect(exported.copies).toMatchObject([{ status: 'verified' }]);
  expect(await vault.drill({ at: medium })).toMatchObject({ status: 'passed', failures: [] });
  const into = world.path(`restored-${system}`);
  expect(await vault.restore({ at: medium, set: system, into })).toMatchObject({ failures: [] });
  return { folder: join(into, imported.bundle.label), label: imported.bundle.label };
}

/** Every file that the kit took from the host is as it was there; answers their paths below the host's root. */
function compareWithHost({ folder }: Restored): string[] {
  const below = join(folder, host.root);
  const names = readdirSync(below, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(below, name)).isFile())
    .toSorted();
  for (const name of names)
    expect([name, readFileSync(join(below, name), 'latin1')]).toEqual([
      name,
      readFileSync(join(host.root, name), 'latin1'),
    ]);
  return names;
}

describe.skipIf(missingForKits !== '')('a server without a database (needs age, dash, busybox)', () => {
  it('Loom: its service stands while it is packed, and its keys and state come back', async () => {
    await makeHost('loom-node');
    const service = new StandInService(host);
    try {
      await service.until(true);
      const restored = await carryThrough('loom-node', 'dash');
      await service.until(true);
      expect(service.starts).toBe(2);
      expect(vault.bundles('loom-node')[0]?.conditions.serviceStopped).toBe(true);
      const below = join(restored.folder, host.root, 'opt/node');
      expect(readFileSync(join(below, 'chaindata/config/priv_validator.json'), 'utf8')).toBe(
        '{"priv_key":{}}',
      );
      expect(readFileSync(join(below, 'app.db/000001.ldb'), 'utf8')).toBe('y'.repeat(3000));
    } finally {
      service.stop();
      await service.until(false);
    }
  });
});

describe.skipIf(missingForKits !== '' || !hasPostgres)(
  'servers with PostgreSQL (needs postgresql, age, dash, busybox)',
  () => {
    let server: PostgresServer;
    const program = (name: string) => `'${join(server.programs, name)}' -h '${server.folder}'`;

    beforeAll(async () => {
      server = await startPostgres();
      server.sql('postgres', 'CREATE ROLE aleph LOGIN; CREATE ROLE odoo LOGIN;');
      for (const [name, owner] of Object.entries({ aleph: 'aleph', openspp: 'odoo' })) {
        server.sql('postgres', `CREATE DATABASE ${name} OWNER ${owner}`);
        server.sql(
          name,
          `SET ROLE ${owner}; CREATE TABLE messages (id int PRIMARY KEY, body text);
           INSERT INTO messages SELECT n, 'line ' || n FROM generate_series(1, ${rows}) n;`,
        );
      }
    });
    afterAll(() => server.stop());

    const countIn = (database: string) => server.sql(database, 'SELECT count(*), max(id) FROM messages');

    it('aleph.im: the plain dump fills a fresh database, and the files are there', async () => {
      await makeHost('aleph-ccn');
      host.set('DUMP_COMMAND', `${program('pg_dump')} -U aleph aleph`);
      host.set('DUMP_FORM', 'pg-plain');
      const restored = await carryThrough('aleph-ccn', 'busybox');
      expect(compareWithHost(restored)).toContain('opt/node/keys/node-secret.pkcs8.der');
      server.sql('postgres', 'CREATE DATABASE fresh_aleph OWNER aleph');
      server.sql('fresh_aleph', readFileSync(join(restored.folder, 'dump/dump_aleph.sql'), 'utf8'));
      expect(countIn('fresh_aleph')).toBe(`${rows}|${rows}`);
    });

    it('OpenSPP: the dump in the custom form fills a fresh database, and the filestore is there', async () => {
      await makeHost('openspp');
      host.set('GLOBALS_COMMAND', `${program('pg_dumpall')} -U postgres --globals-only`);
      host.set('DUMP_COMMAND', `${program('pg_dump')} -U odoo -Fc openspp`);
      host.set('DUMP_PROOF_COMMAND', `'${join(server.programs, 'pg_restore')}' -f -`);
      const restored = await carryThrough('openspp', 'dash');
      expect(compareWithHost(restored)).toContain('var/lib/odoo/filestore/openspp/ab/abcdef');
      expect(readFileSync(join(restored.folder, 'dump/globals.sql'), 'utf8')).toContain('CREATE ROLE odoo');
      server.sql('postgres', 'CREATE DATABASE fresh_openspp OWNER odoo');
      const filled = runTool(join(server.programs, 'pg_restore'), [
        `--host=${server.folder}`,
        '--username=odoo',
        '--dbname=fresh_openspp',
        '--exit-on-error',
        join(restored.folder, 'dump/openspp.dump'),
      ]);
      expect(filled).toMatchObject({ messages: '', status: 0 });
      expect(countIn('fresh_openspp')).toBe(`${rows}|${rows}`);
    });
  },
);

describe.skipIf(missingForKits !== '' || !hasMariadb)(
  'a server with MariaDB (needs mariadb-server, age, dash, busybox)',
  () => {
    let server: DatabaseServer;
    let options: string;

    beforeAll(async () => {
      ({ server, options } = await startTipBotDatabase(rows));
    });
    afterAll(() => server.stop());

    it('QRL: the dump fills a fresh database, and the wallet is there', async () => {
      await makeHost('qrl-tipbot');
      host.set(
        'DUMP_COMMAND',
        `PATH=/usr/bin:/bin mariadb-dump --defaults-extra-file='${options}' --single-transaction --routines --triggers tipBotDatabase`,
      );
      const restored = await carryThrough('qrl-tipbot', 'busybox');
      expect(compareWithHost(restored)).toContain('opt/node/.qrl/walletd.json');
      server.sql('mysql', 'CREATE DATABASE fresh');
      server.sql('fresh', readFileSync(join(restored.folder, 'dump/tipBotDatabase.sql'), 'utf8'));
      expect(server.sql('fresh', 'SELECT COUNT(*), MAX(id) FROM wallets')).toBe(`${rows}\t${rows}`);
    });
  },
);
