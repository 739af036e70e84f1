// Database servers for tests: PostgreSQL and MariaDB from the system's packages, in a temporary folder, on a socket alone, as an
// ordinary user, without fsync. A test that wants one skips itself where the programs are not there.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** "nobody": no database server starts as root. */
const ordinaryUser = 65534;
const isRoot = process.getuid?.() === 0;

/** Starts a command as an ordinary user where the test runs as root. */
const asOrdinary = (command: string, args: readonly string[]): [string, string[]] =>
  isRoot
    ? [
        'setpriv',
        [`--reuid=${ordinaryUser}`, `--regid=${ordinaryUser}`, '--clear-groups', '--', command, ...args],
      ]
    : [command, [...args]];

const firstExisting = (files: readonly string[]): string | null =>
  files.find((file) => existsSync(file)) ?? null;

/** The folder with PostgreSQL's programs, which Debian keeps off the PATH; null where there are none. */
export function postgresFolder(): string | null {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const newest = versions
    .toSorted((left, right) => Number(right) - Number(left))
    .map((version) => `/usr/lib/postgresql/${version}/bin`);
  return newest.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

const mariadbServer = (): string | null => firstExisting(['/usr/sbin/mariadbd', '/usr/sbin/mysqld']);

export const hasPostgres = postgresFolder() !== null;
export const hasMariadb = mariadbServer() !== null && existsSync('/usr/bin/mariadb-install-db');

/** A running server. */
export interface DatabaseServer {
  /** Folder of its socket; nothing listens on a network. */
  readonly folder: string;
  /** Runs SQL and answers what it printed, without headings. Throws where it fails. */
  sql(database: string, text: string): string;
  stop(): Promise<void>;
}

export interface PostgresServer extends DatabaseServer {
  /** Folder with pg_dump, pg_restore, psql. */
  readonly programs: string;
}

function mustRun(command: string, args: readonly string[], input?: string): string {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    ...(input === undefined ? {} : { input }),
  });
  if (result.error !== undefined) throw result.error;
  if (result.status !== 0) throw new Error(`${command} ended with ${result.status}: ${result.stderr}`);
  return result.stdout;
}

function makeFolder(): string {
  // Short: the path of a socket has at most 107 bytes.
  const folder = mkdtempSync(join(tmpdir(), 'ck-db-'));
  if (isRoot) chownSync(folder, ordinaryUser, ordinaryUser);
  return folder;
}

/** Waits until `ready` holds; throws with what the server said where it ended or takes a minute. */
async function untilReady(server: ChildProcess, said: () => string, ready: () => boolean): Promise<void> {
  const limit = Date.now() + 60_000;
  while (!ready()) {
    if (server.exitCode !== null || Date.now() > limit) throw new Error(`The server is not ready: ${said()}`);
    await sleep(100);
  }
}

function startServer(command: string, args: readonly string[]): { server: ChildProcess; said: () => string } {
  const [program, words] = asOrdinary(command, args);
  const server = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' });
  let said = '';
  server.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
  });
  return { server, said: () => said };
}

async function stopServer(server: ChildProcess, signal: NodeJS.Signals, folder: string): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}

/** A PostgreSQL server with a superuser "postgres" that needs no secret. */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = postgresFolder();
  if (programs === null) throw new Error('PostgreSQL is not installed');
  const folder = makeFolder();
  const data = join(folder, 'data');
  const [init, initWords] = asOrdinary(join(programs, 'initdb'), [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-locale',
    '--no-sync',
  ]);
  mustRun(init, initWords);
  const settings = [
    'fsync=off',
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'shared_buffers=16MB',
  ];
  const { server, said } = startServer(join(programs, 'postgres'), [
    '-D',
    data,
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
  await untilReady(
    server,
    said,
    () => spawnSync(join(programs, 'pg_isready'), ['-q', '-h', folder, '-U', 'postgres']).status === 0,
  );
  return {
    folder,
    programs,
    sql: (database, text) =>
      mustRun(
        join(programs, 'psql'),
        ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-h', folder, '-U', 'postgres', '-d', database],
        text,
      ).trim(),
    // SIGINT is PostgreSQL's fast shutdown.
    stop: () => stopServer(server, 'SIGINT', folder),
  };
}

/** A MariaDB server with a user "root" that needs no secret on the socket `<folder>/socket`. */
export async function startMariadb(): Promise<DatabaseServer> {
  const program = mariadbServer();
  if (program === null) throw new Error('MariaDB is not installed');
  const folder = makeFolder();
  const data = join(folder, 'data');
  const socket = join(folder, 'socket');
  const [install, installWords] = asOrdinary('mariadb-install-db', [
    '--no-defaults',
    `--datadir=${data}`,
    `--tmpdir=${folder}`,
    '--skip-test-db',
    '--auth-root-authentication-method=normal',
  ]);
  mustRun(install, installWords);
  const { server, said } = startServer(program, [
    '--no-defaults',
    `--datadir=${data}`,
    `--socket=${socket}`,
    `--pid-file=${folder}/pid`,
    `--tmpdir=${folder}`,
    '--skip-networking',
    '--innodb-flush-log-at-trx-commit=0',
  ]);
  const client = ['--no-defaults', `--socket=${socket}`, '-u', 'root'];
  await untilReady(server, said, () => spawnSync('mariadb-admin', [...client, 'ping']).status === 0);
  return {
    folder,
    sql: (database, text) => mustRun('mariadb', [...client, '-N', '-B', database], text).trim(),
    stop: () => stopServer(server, 'SIGTERM', folder),
  };
}

/** A MariaDB server with the database of a tip bot in it, `rows` wallets; and the options file by which a dump reaches it. */
export async function startTipBotDatabase(
  rows: number,
): Promise<{ server: DatabaseServer; options: string }> {
  const server = await startMariadb();
  const options = join(server.folder, 'my.cnf');
  writeFileSync(options, `[client]\nuser=root\nsocket=${join(server.folder, 'socket')}\n`, { mode: 0o600 });
  server.sql(
    'mysql',
    `CREATE DATABASE tipBotDatabase; USE tipBotDatabase; CREATE TABLE wallets (id int PRIMARY KEY, pub text);
     INSERT INTO wallets SELECT seq, CONCAT('Q', seq) FROM seq_1_to_${rows};`,
  );
  return { server, options };
}
