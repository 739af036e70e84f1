// The same through the built command line: what it prints of intact and broken sets, and how it exits.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePracticeSet } from '../../../electron/core/practice/practice-sets.ts';
import { cardanoKeyVariants } from '../../fixtures/broken/cardano-keys.ts';
import { shelfSeed } from '../../support/practice-shelf.ts';
import { builtCli, passphraseText } from '../../support/world.ts';

const root = mkdtempSync(join(tmpdir(), 'coldkeep-scans-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Printed {
  readonly findings: readonly { code: string; severity: string; fix: string }[];
}

function coldkeep(...words: string[]): { status: number | null; json: Printed } {
  const shared = ['--home', join(root, 'home'), '--passphrase-file', join(root, 'passphrase'), '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [builtCli, ...shared, ...words], {
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return { status, json: JSON.parse(stdout) as Printed };
}

/** Adds a set over a folder of two sources and scans it. */
function scanned(name: string, folder: string, profile: string, sources: readonly string[]) {
  const places = sources.map((source) => join(folder, source));
  coldkeep('set', 'add', name, '--profile', profile, '--source', ...places);
  const { status, json } = coldkeep('scan', name);
  return { status, codes: json.findings.map(({ code, severity }) => `${severity} ${code}`) };
}

const pool = join(root, 'pool');

beforeAll(async () => {
  writeFileSync(join(root, 'passphrase'), `${passphraseText}\n`, { mode: 0o600 });
  coldkeep('init', '--name', 'Scans');
  await makePracticeSet('cardano-spo', pool, { seed: shelfSeed, now: Date.now() });
});

/** A copy of the pool with one fault of the list. */
async function broken(name: string): Promise<string> {
  const variant = cardanoKeyVariants.find((each) => each.name === name);
  if (variant === undefined) throw new Error(`no variant "${name}"`);
  const folder = join(root, variant.codes.join());
  cpSync(pool, folder, { recursive: true, preserveTimestamps: true });
  await variant.breakIt(folder);
  return folder;
}

describe('coldkeep scan', () => {
  it('has nothing to say of an intact pool, and exits with 0', () => {
    expect(scanned('intact', pool, 'cardano-spo', ['pool', 'config'])).toEqual({ status: 0, codes: [] });
  });

  it('names a critical fault, and exits with 1', async () => {
    const folder = await broken('the KES key is not the one of the certificate');
    expect(scanned('critical', folder, 'cardano-spo', ['pool', 'config'])).toEqual({
      status: 1,
      codes: ['critical kes-opcert-mismatch'],
    });
  });

  it('names a fault that can be mended, and exits with 0', async () => {
    const folder = await broken('stake.vkey is of another stake key');
    expect(scanned('mendable', folder, 'cardano-spo', ['pool', 'config'])).toEqual({
      status: 0,
      codes: ['warn pair-mismatch'],
    });
  });

  it('has nothing to say of an intact validator', async () => {
    const folder = join(root, 'validator');
    await makePracticeSet('loom-node', folder, { seed: shelfSeed, now: Date.now() });
    expect(scanned('validator', folder, 'loom-node', ['loom'])).toEqual({ status: 0, codes: [] });
  });
});
