// Who may import whom. The lint rule says the same at the line; this walks the whole graph, type-only and dynamic imports too.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  findCycle,
  loadedBy,
  projectRoot,
  readSource,
  readSources,
  type Import,
} from '../../support/import-graph.ts';

const sources = readSources(['shared', 'electron', 'renderer']);
const imports = sources.flatMap((source) => source.imports);

const describeImport = ({ from, specifier }: Import) => `${from} imports ${specifier}`;
const startsWithAny = (name: string, beginnings: readonly string[]) =>
  beginnings.some((beginning) => name === beginning || name.startsWith(`${beginning}/`));

/** The imports that break a rule, as sentences: an empty list means that the rule holds. */
const breaking = (rule: (each: Import) => boolean) => imports.filter(rule).map(describeImport);

/** Each side of the house and which of ours it may import. */
const sides = {
  shared: ['shared'],
  'electron/core': ['electron/core', 'shared'],
  'electron/cli': ['electron/cli', 'electron/core', 'shared', 'package.json'],
  'electron/main': ['electron/main', 'electron/core', 'shared'],
  'electron/preload': ['electron/preload', 'shared/ipc'],
  renderer: ['renderer', 'shared'],
};

/** The rooms of the engine and which of its rooms each may import; `facade` is the files directly in electron/core. */
const facade = 'facade';
const rooms: Record<string, readonly string[]> = {
  crypto: [],
  capture: ['crypto'],
  bundle: ['capture', 'crypto'],
  worker: ['crypto', 'capture', 'bundle', 'parity'],
  catalogue: [],
  parity: [],
  media: ['bundle'],
  // What is plugged in; whether it still is, is known to the media.
  drives: ['media'],
  jobs: ['worker', 'bundle', 'capture', 'catalogue', 'crypto', 'drives', 'media', 'parity', facade],
  // A practice vault is made and opened as the window makes and opens any.
  practice: ['crypto', 'catalogue', facade],
  [facade]: ['worker', 'bundle', 'catalogue', 'crypto', 'drives', 'jobs', 'media'],
};

/** Single files that a room may take from another one, each with its reason. */
const fileExceptions: Record<string, readonly string[]> = {
  // The digest is part of what a scan answers; the bundle compares it again when it opens one.
  'electron/core/capture/scan.ts': ['electron/core/bundle/digest.ts', 'electron/core/media/presence.ts'],
  // The blocks of an archive are one knowledge, whoever wrote it; what is received is sealed into the same kind of file.
  'electron/core/capture/import/foreign-header.ts': ['electron/core/bundle/tar-format.ts'],
  'electron/core/capture/import/foreign-tar.ts': ['electron/core/bundle/tar-format.ts'],
  'electron/core/capture/import/receive-bundle.ts': ['electron/core/bundle/sealed-file.ts'],
  'electron/core/capture/checks/data/tar-counter.ts': ['electron/core/bundle/tar-format.ts'],
};

const roomOf = (file: string): string | null => {
  const [, inCore] = /^electron\/core\/(.+)$/.exec(file) ?? [];
  if (inCore === undefined) return null;
  const [first, ...rest] = inCore.split('/');
  return rest.length === 0 || first === undefined ? facade : first;
};

describe('the import graph', () => {
  it('finds sources to walk', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(imports.filter((each) => each.own).length).toBeGreaterThan(sources.length);
  });

  it('belongs to one of the sides', () => {
    const homeless = sources.filter((source) => !startsWithAny(source.path, Object.keys(sides)));
    expect(homeless.map((source) => source.path)).toEqual([]);
  });

  it.each(Object.entries(sides))('%s imports of ours only what it may', (side, allowed) => {
    expect(
      breaking((each) => each.own && startsWithAny(each.from, [side]) && !startsWithAny(each.to, allowed)),
    ).toEqual([]);
  });

  it('knows every room of the engine', () => {
    const found = new Set(sources.map((source) => roomOf(source.path)).filter((room) => room !== null));
    expect([...found].filter((room) => !(room in rooms))).toEqual([]);
  });

  it.each(Object.entries(rooms))(
    'the room %s of the engine imports only the rooms it may',
    (room, allowed) => {
      expect(
        breaking((each) => {
          const target = each.own ? roomOf(each.to) : null;
          if (target === null || roomOf(each.from) !== room) return false;
          const excepted = fileExceptions[each.from]?.includes(each.to) === true;
          return target !== room && !allowed.includes(target) && !excepted;
        }),
      ).toEqual([]);
    },
  );

  it('has no cycle, type-only imports counted', () => {
    const edges = new Map(
      sources.map(
        (source) =>
          [source.path, new Set(source.imports.filter((each) => each.own).map((each) => each.to))] as const,
      ),
    );
    expect(findCycle(edges)).toBeNull();
  });
});

describe('packages and Node modules', () => {
  /** Packages of the window alone: Vite puts them into its built files, and nothing looks them up when the app runs. */
  const bundledHomes: Record<string, readonly string[]> = {
    react: ['renderer'],
    'react-dom': ['renderer/main.tsx'],
    'react-aria-components': ['renderer/parts', 'renderer/app'],
    '@phosphor-icons/core': ['renderer/parts/icons.ts'],
  };

  /** Where each may be imported; anything else may be imported nowhere. */
  const homes: Record<string, readonly string[]> = {
    // The window only tells it to make no code at run time.
    zod: ['shared', 'electron', 'renderer/without-eval.ts'],
    commander: ['electron/cli'],
    electron: ['electron/main', 'electron/preload'],
    'libsodium-wrappers-sumo': ['electron/core/crypto'],
    qr: ['shared/domain/print/qr-square.ts'],
    // The second reads the package's version, from which the built binding has its name.
    'better-sqlite3': ['electron/core/catalogue/open-database.ts', 'electron/core/catalogue/binding-path.ts'],
    drivelist: ['electron/core/drives'],
    usb: ['electron/core/drives'],
    '@zxcvbn-ts/core': ['electron/core/crypto/passphrase.ts'],
    '@zxcvbn-ts/language-common': ['electron/core/crypto/passphrase.ts'],
    '@zxcvbn-ts/language-en': ['electron/core/crypto/passphrase.ts'],
    ...bundledHomes,
  };

  it('are imported only where they belong', () => {
    expect(
      breaking(
        (each) =>
          !each.own && !each.to.startsWith('node:') && !startsWithAny(each.from, homes[each.to] ?? []),
      ),
    ).toEqual([]);
  });

  it('are exactly the runtime dependencies of package.json', () => {
    const manifest: unknown = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      dependencies: expect.any(Object),
      optionalDependencies: expect.any(Object),
    });
    const { dependencies, optionalDependencies, devDependencies } = manifest as Record<
      string,
      Record<string, string>
    >;
    const declared = Object.keys({ ...dependencies, ...optionalDependencies });
    const used = new Set(
      imports.filter((each) => !each.own && !each.to.startsWith('node:')).map((each) => each.to),
    );
    used.delete('electron');
    const bundled = Object.keys(bundledHomes);
    for (const name of bundled) used.delete(name);
    expect([...used].toSorted()).toEqual(declared.toSorted());
    expect(Object.keys(devDependencies ?? {})).toEqual(expect.arrayContaining(bundled));
  });

  it('shared and renderer use nothing of Node', () => {
    expect(
      breaking((each) => startsWithAny(each.from, ['shared', 'renderer']) && each.to.startsWith('node:')),
    ).toEqual([]);
  });

  it('Node modules are imported under their node: names', () => {
    expect(
      breaking((each) => !each.own && /^(fs|path|os|crypto|http|https|net|child_process)$/.test(each.to)),
    ).toEqual([]);
  });

  it('contain no network code', () => {
    const networkModules = /^node:(http|https|http2|net|tls|dgram|dns|inspector|quic)(\/.*)?$/;
    expect(breaking((each) => networkModules.test(each.to))).toEqual([]);
    const networkGlobals = [
      'fetch',
      'WebSocket',
      'EventSource',
      'XMLHttpRequest',
      'RTCPeerConnection',
      'sendBeacon',
    ];
    expect(
      sources.flatMap((source) =>
        networkGlobals
          .filter((name) => source.identifiers.has(name))
          .map((name) => `${source.path} uses ${name}`),
      ),
    ).toEqual([]);
  });

  /** The only files that start other programs, each with its reason. */
  const starters: Record<string, string> = {
    'electron/cli/stay-awake.ts': 'asks with the stock systemd-inhibit that the machine stays awake',
    'electron/core/catalogue/open-database.ts': 'tries in a child whether SQLite can be loaded at all',
    'electron/core/drives/run-tool.ts': 'asks lsblk for drives, and udisks to mount and release them',
    'electron/core/media/capacity-test-space.ts':
      'lets the stock fallocate set space aside, so that a sample lies all over a medium',
    'electron/core/media/read-back.ts': 'lets the stock dd drop a file from the page cache',
    'electron/main/watch/desktop-session.ts':
      'hears with the stock dbus-monitor that the desktop session is locked',
  };

  it('other programs are started from these files only', () => {
    const found = new Set(
      imports.filter((each) => each.to === 'node:child_process').map((each) => each.from),
    );
    expect([...found].toSorted()).toEqual(Object.keys(starters));
  });

  it('nothing runs code made at run time', () => {
    const makers = ['eval', 'Function'];
    const found = sources.filter((source) => makers.some((name) => source.identifiers.has(name)));
    expect(found.map((source) => source.path)).toEqual([]);
    expect(breaking((each) => each.to === 'node:vm')).toEqual([]);
  });
});

describe('secrets stay in the vault worker', () => {
  const secretSide = [
    'libsodium-wrappers-sumo',
    'electron/core/crypto/sodium.ts',
    'electron/core/crypto/age',
    'electron/core/crypto/identity-file.ts',
    'electron/core/crypto/vault-keys.ts',
    'electron/core/capture/scan.ts',
    'electron/core/capture/read-file.ts',
    'electron/core/bundle/seal-part.ts',
    'electron/core/bundle/open-part.ts',
  ];
  const onSecretSide = (entry: string) =>
    [...loadedBy(entry, sources)].filter((file) => startsWithAny(file, secretSide));

  it('the command line loads nothing that seals, opens or reads items', () => {
    expect(onSecretSide('electron/cli/coldkeep.ts')).toEqual([]);
  });

  it('the worker loads all of it, and no catalogue, medium job or command line', () => {
    const loaded = loadedBy('electron/core/worker/vault-worker.ts', sources);
    expect(secretSide.filter((each) => ![...loaded].some((file) => startsWithAny(file, [each])))).toEqual([]);
    expect(
      [...loaded].filter((file) =>
        startsWithAny(file, [
          'electron/core/catalogue',
          'electron/core/jobs',
          'electron/cli',
          'better-sqlite3',
        ]),
      ),
    ).toEqual([]);
  });
});

describe('shared computes and looks nothing up', () => {
  it('uses no clock and no chance', () => {
    const lookups = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.|\bcrypto\./;
    const found = sources.filter((source) => source.path.startsWith('shared/') && lookups.test(source.text));
    expect(found.map((source) => source.path)).toEqual([]);
  });
});

const read = (text: string) =>
  readSource('electron/core/jobs/x.ts', text).imports.map(({ to, typeOnly }) => [to, typeOnly]);

const graph = (edges: Record<string, string[]>) =>
  new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to)]));

describe('the reader of imports', () => {
  it.each([
    ["import a from 'zod'", ['zod', false]],
    ["import 'zod'", ['zod', false]],
    ["import type { a } from '../media/m.ts'", ['electron/core/media/m.ts', true]],
    ["import { type a, type b } from '../../x.ts'", ['electron/x.ts', true]],
    ["import { type a, b } from './x.ts'", ['electron/core/jobs/x.ts', false]],
    ["export * from '@zxcvbn-ts/core/dist'", ['@zxcvbn-ts/core', false]],
    ["export type { a } from 'node:fs/promises'", ['node:fs/promises', true]],
    ["const a = async () => import('electron/main')", ['electron', false]],
    ["const a = require('better-sqlite3')", ['better-sqlite3', false]],
    ["type A = import('node:net').Socket", ['node:net', true]],
    ["import a = require('node:net')", ['node:net', false]],
  ])('sees %s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it('refuses an import by a computed name', () => {
    expect(() => read('const a = import(name)')).toThrow(/computed name/);
  });

  it('finds a cycle and follows value imports only', () => {
    expect(findCycle(graph({ a: ['b', 'c'], b: ['c'], c: [] }))).toBeNull();
    expect(findCycle(graph({ a: ['b'], b: ['c'], c: ['b'] }))).toEqual(['b', 'c', 'b']);

    const files = [
      readSource('a.ts', "import './b.ts'; import type { c } from './c.ts'"),
      readSource('b.ts', "import 'zod'"),
      readSource('c.ts', ''),
    ];
    expect([...loadedBy('a.ts', files)].toSorted()).toEqual(['a.ts', 'b.ts', 'zod']);
  });
});
