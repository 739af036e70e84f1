// An export that was interrupted goes on: with the same bytes, from the spool or from another medium, and by whole files on the medium.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Progress } from '../../../shared/domain/progress.ts';
import type { CopyReport, ExportReport } from '../../../shared/domain/reports.ts';
import type { WindowVault } from '../../../electron/core/vault-api.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';
import { World } from '../../support/world.ts';

let world: World;
let vault: WindowVault;
let blue: string;
let red: string;
let changes = 0;
beforeAll(async () => {
  world = new World();
  const names = ['a', 'b', 'c', 'd', 'e'];
  vault = await world.vaultWithKeys(
    Object.fromEntries(names.map((name) => [name, pseudoRandomBytes(name, 60_000)])),
  );
  // It takes longer than all the rest, and is nothing that is continued.
  await vault.updateSettings({ parityPercent: 0 });
  blue = world.medium('blue');
  red = world.medium('red');
  // Known ones: a medium that was never written to is not known when it comes again.
  await vault.export('keys', { to: [blue, red] });
});
const change = () => {
  world.clock.forwardDays(1);
  world.write('keys', { f: `change ${(changes += 1)}` });
};
beforeEach(change);
afterAll(() => world.end());

const partBytes = 70_000;
const spool = () => world.path('home', 'spool');

/** Exports, and pulls blue out when so many of its bytes are written: its folder is gone from where it was mounted. */
async function pulledAfter(bytes: number, to: readonly string[]): Promise<ExportReport> {
  const onProgress = (progress: Progress) => {
    const isBlue = progress.target === 0 && progress.step === 'writing';
    if (isBlue && progress.done > bytes && existsSync(blue)) renameSync(blue, `${blue}-pulled`);
  };
  const report = await vault.export('keys', { to, partBytes }, { onProgress });
  renameSync(`${blue}-pulled`, blue);
  return report;
}

const sealedFiles = (copy: CopyReport | undefined) =>
  copy?.files.map(({ path, sha256 }) => [path.split('/').at(-1), sha256]);

const partialOf = (id: string) =>
  readdirSync(blue, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes(`${id}.partial/`))
    .map((path) => join(blue, path));

/** Everything opens, and nothing half-written is left. */
async function expectWhole(at: string): Promise<void> {
  const verified = await vault.verify({ at, open: true });
  expect(verified).toMatchObject({ failures: [], notes: [] });
  expect(verified.copies.length).toBeGreaterThan(0);
  expect(verified.copies.filter((copy) => copy.status !== 'verified' || copy.failures.length > 0)).toEqual(
    [],
  );
}

describe('a medium that is pulled out', () => {
  it('ends alone, says what to do, and gets the same bytes when it comes again', async () => {
    const { copies, snapshot } = await pulledAfter(200_000, [blue, red]);
    expect(copies).toMatchObject([
      { status: 'planned', error: { code: 'medium-removed' }, continued: 0 },
      { status: 'verified', continued: 0 },
    ]);
    expect(copies[0]?.error?.hint).toMatch(/^Plug it in again, mount it and run the same export again: /);
    expect(await vault.spool()).toMatchObject({
      snapshot: snapshot.id,
      set: 'keys',
      waiting: [{ label: 'blue' }],
    });

    // An export to another medium that has it already does not end the wait.
    await vault.export('keys', { to: [red] });
    const whole = partialOf(snapshot.id).length;
    const again = await vault.export('keys', { to: [blue] });
    expect(again.copies).toMatchObject([{ status: 'verified', continued: whole }]);
    expect(whole).toBeGreaterThan(2);
    expect(sealedFiles(again.copies[0])).toEqual(sealedFiles(copies[1]));
    expect(existsSync(spool())).toBe(false);
    await expectWhole(blue);
  });

  it('keeps of what it has only what reads back as it was sealed', async () => {
    const { snapshot } = await pulledAfter(200_000, [blue]);
    const files = partialOf(snapshot.id);
    const [part = ''] = files.filter((path) => path.endsWith('payload-001.tar.age'));
    const bytes = readFileSync(part);
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    writeFileSync(part, bytes);
    writeFileSync(join(part, '..', 'payload-009.tar.age'), 'put there by somebody');
    const again = await vault.export('keys', { to: [blue] });
    expect(again.copies).toMatchObject([{ status: 'verified', continued: files.length - 1 }]);
    await expectWhole(blue);
  });

  it('is not waited for once it is lost, nor for longer than two weeks', async () => {
    await pulledAfter(200_000, [blue, red]);
    const [note] = [join(spool(), 'spool.json')].map((path) => readFileSync(path, 'utf8'));
    await vault.setMedium('blue', { state: 'lost' });
    await vault.export('keys', { to: [red] });
    expect(await vault.spool()).toBe(null);

    await vault.setMedium('blue', { state: 'active' });
    change();
    await pulledAfter(200_000, [blue, red]);
    expect(await vault.spool()).not.toBe(null);
    expect(readFileSync(join(spool(), 'spool.json'), 'utf8')).not.toBe(note);
    world.clock.forwardDays(15);
    expect(await vault.spool()).toBe(null);
    expect(existsSync(spool())).toBe(false);
  });
});

describe('what lies in the spool', () => {
  it.each(['payload-002.tar.age', 'CHECKSUMS.sha256', 'CHECKSUMS.sha256.minisig'])(
    'is sealed anew where %s is not what was signed',
    async (name) => {
      const first = await pulledAfter(200_000, [blue]);
      const path = join(spool(), name);
      const bytes = readFileSync(path);
      // In the file's last quarter: the middle of a signature file may be its comment.
      bytes[bytes.length - 10] = (bytes[bytes.length - 10] ?? 0) ^ 1;
      writeFileSync(path, bytes);
      const again = await vault.export('keys', { to: [blue], partBytes });
      expect(again.snapshot.id).toBe(first.snapshot.id);
      expect(again.copies).toMatchObject([{ status: 'verified', continued: 0 }]);
      await expectWhole(blue);
    },
  );

  it.skipIf(spawnSync('mkfifo', ['--version']).error !== undefined)(
    'is not waited for where a pipe stands in the place of one of its files (needs mkfifo)',
    async () => {
      for (const name of ['manifest.age', 'CHECKSUMS.sha256', 'spool.json']) {
        await pulledAfter(200_000, [blue]);
        const path = join(spool(), name);
        rmSync(path);
        spawnSync('mkfifo', [path]);
        const again = await vault.export('keys', { to: [blue], partBytes });
        expect(again.copies).toMatchObject([{ status: 'verified', continued: 0 }]);
        change();
      }
    },
  );

  it('is given up for another snapshot, and what the medium has of the old one goes', async () => {
    const { snapshot } = await pulledAfter(200_000, [blue]);
    expect(partialOf(snapshot.id)).not.toEqual([]);
    change();
    const again = await vault.export('keys', { to: [blue], partBytes });
    expect(again.snapshot.id).not.toBe(snapshot.id);
    expect(again.copies).toMatchObject([{ status: 'verified', continued: 0 }]);
    expect(partialOf(snapshot.id)).toEqual([]);
    expect(existsSync(spool())).toBe(false);
  });
});

describe('another medium that holds the snapshot', () => {
  it('gives its sealed parts where the spool is empty', async () => {
    const { copies, snapshot } = await pulledAfter(200_000, [blue, red]);
    expect(await vault.clearSpool()).toMatchObject({ snapshot: snapshot.id });
    const phases = new Set<string>();
    const whole = partialOf(snapshot.id).length;
    const again = await vault.export(
      'keys',
      { to: [red, blue] },
      { onProgress: ({ phase }) => phases.add(phase) },
    );
    expect(again.copies).toMatchObject([{ unchanged: true }, { status: 'verified', continued: whole }]);
    expect(sealedFiles(again.copies[1])).toEqual(sealedFiles(copies[1]));
    expect(phases).toContain('copying sealed parts');
    expect(phases).not.toContain('sealing');
    await expectWhole(blue);
  });

  it('does not where its copy is damaged: it is sealed anew, and the medium is warned about', async () => {
    const { copies } = await pulledAfter(200_000, [blue, red]);
    await vault.clearSpool();
    const part = join(red, copies[1]?.path ?? '', 'payload-002.tar.age');
    const bytes = readFileSync(part);
    bytes[2000] = (bytes[2000] ?? 0) ^ 1;
    writeFileSync(part, bytes);
    const again = await vault.export('keys', { to: [red, blue], partBytes });
    expect(again.copies[0]?.warnings).toContainEqual(expect.stringContaining('could not be read whole'));
    expect(again.copies[1]).toMatchObject({ status: 'verified', continued: 0 });
    await expectWhole(blue);
  });
});
