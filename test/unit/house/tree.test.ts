// What must hold of the files themselves: no path of a machine, every word in the glossary, every dependency justified.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../support/import-graph.ts';

const inProject = (file: string) => path.join(projectRoot, file);
const read = (file: string) => readFileSync(inProject(file), 'utf8');

const generated = ['node_modules', 'out', 'release', 'demo-output', 'test-output', '.git'];

/** Every file of the project that a person wrote, as paths from its root. */
const written = readdirSync(projectRoot, { withFileTypes: true })
  .filter((entry) => !generated.includes(entry.name))
  .flatMap((entry) =>
    entry.isDirectory()
      ? readdirSync(inProject(entry.name), { recursive: true, withFileTypes: true })
          .filter((inner) => inner.isFile())
          .map((inner) => path.relative(projectRoot, path.join(inner.parentPath, inner.name)))
      : [entry.name],
  )
  .filter((file) => /\.(ts|tsx|mjs|json|md|svg|txt|html|css)$|^\.ci\//.test(file));

describe('the files of the project', () => {
  it('name no folder of a machine', () => {
    // Somebody's home, in what is shipped or read; tests may invent people. And this very checkout, anywhere.
    const home = /(^|[\s'"`(=])\/(home|Users)\/(?!(you|operator|cardano|USER)\b)[a-z]/m;
    const here = projectRoot.split(path.sep).length > 2 ? projectRoot : null;
    const found = written.filter((file) => {
      const text = read(file);
      return (!file.startsWith('test/') && home.test(text)) || (here !== null && text.includes(here));
    });
    expect(found).toEqual([]);
  });

  it('are short enough to be read in one go', () => {
    const long = written
      .filter((file) => /^(shared|electron|renderer)\/.*\.tsx?$/.test(file))
      .filter((file) => read(file).split('\n').length > 351);
    expect(long).toEqual([]);
  });

  it('leave nothing for later in the code', () => {
    const marks = /\b(?:T[O]DO|F[I]XME|X[X]X)\b/;
    const code = written.filter((file) => /\.(ts|tsx|mjs)$/.test(file));
    expect(code.filter((file) => marks.test(read(file)))).toEqual([]);
  });
});

describe('the glossary', () => {
  const words = [
    'vault, identity, recipient, profile, set, item, generation, scan, finding, snapshot, medium, location, custodian',
    'copy, verification, drill, freshness, policy, scenario, checklist, kit, bundle, RPO, RTO, job',
    'fact, part, slice, seq, installation, journal, seal, export, restore, adopt, source, manifest, spool',
    'drive, volume, marker, token, contract, draft, sheet, receipt, stair, duty, act, plan, fitness, contents, standing',
    'verdict, visitor, carrier, revision, what-if, practice vault, cold reading, stale guard, journal head',
  ].flatMap((line) => line.split(', '));

  it.each(words)('explains "%s"', (word) => {
    expect(read('docs/glossary.md')).toMatch(new RegExp(`^\\|[^|]*\\*\\*${word}\\*\\*[^|]*\\|`, 'm'));
  });

  /** Files of shared/ whose exported lists are closed vocabularies that people meet. */
  const vocabularies = ['words', 'glyph', 'act', 'duties', 'what-if', 'fitness-reason', 'medium-health'];

  it.each(vocabularies)('holds the closed vocabularies of shared/domain/%s.ts', async (name) => {
    const exported: Record<string, unknown> = await import(`../../../shared/domain/${name}.ts`);
    const glossary = read('docs/glossary.md');
    const values = Object.values(exported).flatMap((value) =>
      Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : [],
    );
    expect(values.length).toBeGreaterThan(3);
    expect(values.filter((value) => !glossary.includes(`\`${value}\``))).toEqual([]);
  });
});

describe('the findings', () => {
  it('all come from the registry, which docs/findings.md is made from', () => {
    const page = read('docs/findings.md');
    const places = written.filter((file) =>
      /^(electron\/core\/capture|shared\/profiles)\/.*\.ts$/.test(file),
    );
    const named = places.flatMap((file) =>
      [...read(file).matchAll(/\braise\(\s*'([a-z0-9-]+)'/g)].map((match) => match[1] ?? ''),
    );
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((code) => !page.includes(`### \`${code}\``))).toEqual([]);
    // A finding that is put together by hand has no reason and no place on that page.
    expect(places.filter((file) => /\bcode: '[a-z0-9-]+',\s+severity:/.test(read(file)))).toEqual([]);
  });
});

describe('words that are not used', () => {
  const unused =
    /\b(?:back-?ups?|passwords?|pen ?drives?|thumb ?drives?|flash drives?|usb keys?|reminders?|audit trails?)\b/i;
  /** What the page language calls a field whose content is not shown. */
  const inputType = /type="password"|'password'/g;

  it('stand nowhere but in the list of them', () => {
    const found = written
      .filter((file) => /^(?:docs|renderer|shared|electron|build|assets)\/|^[A-Z]+\.md$/.test(file))
      .filter((file) => file !== 'docs/glossary.md')
      .filter((file) => unused.test(read(file).replaceAll(inputType, '')));
    expect(found).toEqual([]);
  });

  it('are found', () => {
    expect(unused.test('Restore the backup')).toBe(true);
    expect(read('docs/glossary.md')).toMatch(unused);
  });
});

interface Locked {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

describe('the dependencies', () => {
  const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
  const decisions = readdirSync(inProject('docs/decisions')).filter((name) => /^\d{4}-.*\.md$/.test(name));

  it.each(Object.keys({ ...manifest['dependencies'], ...manifest['optionalDependencies'] }))(
    '%s has a page that says why',
    (name) => {
      const pages = decisions.filter((page) => read(`docs/decisions/${page}`).includes(`\`${name}\``));
      expect(pages).not.toEqual([]);
    },
  );

  it('are pinned to one version each', () => {
    const kinds = ['dependencies', 'optionalDependencies', 'devDependencies'];
    const versions = kinds.flatMap((kind) => Object.entries(manifest[kind] ?? {}));
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('are locked by content, not by the address of one registry', () => {
    const lock = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, Locked>;
    };
    const locked = Object.entries(lock.packages).filter(([name]) => name !== '');
    expect(locked.length).toBeGreaterThan(50);
    expect(locked.filter(([, each]) => each.resolved !== undefined)).toEqual([]);
    expect(locked.filter(([, each]) => !each.integrity?.startsWith('sha512-'))).toEqual([]);

    // Where one platform's package is missing from the lock, `npm ci` fails on every platform.
    const names = new Set(locked.map(([place]) => place.slice(place.lastIndexOf('node_modules/') + 13)));
    const wanted = locked.flatMap(([, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies }),
    );
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('the documents', () => {
  const pages = written.filter((file) => file.endsWith('.md'));

  it.each(pages)('%s links only to files that exist', (page) => {
    const targets = [...read(page).matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)|(?:src|srcset|href)="([^"#]+)"/g)].map(
      (match) => match[1] ?? match[3] ?? '',
    );
    const own = targets.filter((target) => !/^[a-z]+:/.test(target));
    expect(own.filter((target) => !existsSync(path.join(projectRoot, path.dirname(page), target)))).toEqual(
      [],
    );
  });

  it('cite only tests that exist', () => {
    const cited = pages.flatMap((page) =>
      [...read(page).matchAll(/\btest\/[\w./-]+\.(?:ts|mjs)\b/g)].map((match) => match[0]),
    );
    expect([...new Set(cited)].filter((file) => !existsSync(inProject(file)))).toEqual([]);
  });

  it('name only npm scripts that exist', () => {
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/npm run (?:-s )?([a-z:]+)/g)].map((match) => match[1]),
    );
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect([...new Set(named)].filter((name) => name !== undefined && !Object.hasOwn(scripts, name))).toEqual(
      [],
    );
  });
});

describe('what CI runs', () => {
  it('is executable and well-formed', () => {
    execFileSync('bash', ['-n', inProject('.ci/run')]);
    expect(read('.ci/run').startsWith('#!/usr/bin/env bash\n')).toBe(true);
  });
});
