// The main job on the built command line under strace: it opens no socket, and writes files only where it was told to.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtCli, passphraseText, World } from '../../support/world.ts';

const canTrace = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;

/** The files that were opened to be written, or made. */
const openedForWriting = (calls: readonly string[]): string[] =>
  calls
    .filter((call) => /O_CREAT|O_WRONLY|O_RDWR|O_TMPFILE|\bcreat\(/.test(call) && !/ = -1 /.test(call))
    .map((call) => /"((?:[^"\\]|\\.)*)"/.exec(call)?.[1] ?? call);

/** Restored items are made through a descriptor of their folder, so that no link can lead them elsewhere. */
const isBelowRestored = (file: string) => /^\/proc\/self\/fd\/\d+\/./.test(file);

const isHarmless = (file: string) => /^\/(dev\/(null|tty)|sys\/|proc\/self\/coredump_filter)/.test(file);

/** Where the SQLite binding for Node 20 was put: below the real home, which the traced program is not given. */
const caches = process.env['XDG_CACHE_HOME'] ?? `${process.env['HOME'] ?? ''}/.cache`;

describe.skipIf(!canTrace)('a session on the command line (needs strace and the right to trace)', () => {
  const world = new World();
  /** Command → the calls of all its processes and threads, as strace prints them. */
  const callsOf = new Map<string, string[]>();
  let calls: string[] = [];

  function coldkeep(...args: string[]): void {
    const trace = world.path('trace');
    const traced = ['-f', '-qq', '-e', 'trace=network,open,openat,creat', '-e', 'signal=none', '-o', trace];
    const given = ['--home', world.path('home'), '--yes', '--json', ...args];
    const child = spawnSync('strace', [...traced, process.execPath, builtCli, ...given], {
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        HOME: world.root,
        COLDKEEP_PASSPHRASE: passphraseText,
        XDG_CACHE_HOME: caches,
      },
    });
    expect(`${child.stdout}${child.stderr}`).not.toContain('"error"');
    expect([args[0], child.status]).toEqual([args[0], args[0] === 'status' ? 1 : 0]);
    callsOf.set(args[0] ?? '', readFileSync(trace, 'utf8').split('\n'));
  }

  beforeAll(() => {
    const source = world.write('keys', { 'cold.skey': 'secret', 'notes.txt': 'where the spare key is' });
    const at = world.medium('blue');
    coldkeep('init', '--name', 'Traced');
    coldkeep('set', 'add', 'keys', '--profile', 'custom', '--source', source);
    coldkeep('export', 'keys', '--to', at);
    coldkeep('verify', '--at', at, '--open');
    coldkeep('drill', '--at', at);
    coldkeep('status');
    coldkeep('checklist', 'keys', '--scenario', 'laptop-lost', '--out', world.path('sheet.md'));
    coldkeep('restore', '--at', at, '--set', 'keys', '--into', world.path('restored'));
    calls = [...callsOf.values()].flat();
  });
  afterAll(() => world.end());

  it('was traced', () => {
    expect(calls.filter((call) => call.includes('openat(')).length).toBeGreaterThan(500);
    expect(calls.some((call) => call.includes('payload.tar.age'))).toBe(true);
  });

  it('opens no network socket and sends nothing', () => {
    const sockets = calls.filter((call) => /\b(socket|connect|bind|sendto|sendmsg)\(/.test(call));
    // Local sockets: libuv's pipes between processes, the name service of the C library. Nothing that leaves the machine.
    expect(sockets.filter((call) => !/AF_UNIX|AF_NETLINK/.test(call) && /AF_|SOCK_/.test(call))).toEqual([]);
  });

  it('writes only into the vault folder, the medium and what it was told to make', () => {
    const allowed = ['home', 'blue', 'sheet.md', '.sheet.md', 'restored'].map((name) => world.path(name));
    const elsewhere = openedForWriting(calls).filter(
      (file) =>
        !isHarmless(file) && !isBelowRestored(file) && !allowed.some((folder) => file.startsWith(folder)),
    );
    expect([...new Set(elsewhere)]).toEqual([]);
  });

  it('opens no file for plaintext but in restore, where each is made in a folder that is held open', () => {
    const restoring = openedForWriting(callsOf.get('restore') ?? []).filter(isBelowRestored);
    expect(restoring.map((file) => path.basename(file)).toSorted()).toEqual(['cold.skey', 'notes.txt']);
    const others = [...callsOf].filter(([command]) => command !== 'restore').flatMap(([, some]) => some);
    expect(
      openedForWriting(others).filter(
        (file) => isBelowRestored(file) || /cold\.skey|notes\.txt|\.tar$/.test(file),
      ),
    ).toEqual([]);
  });
});
