import { appendFileSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adoptVault, openFromMedium } from '../../../electron/core/vault.ts';
import { passphrase, readTree, World } from '../../support/world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.end());

const rules = (policy: { rule: string; status: string }[]) =>
  Object.fromEntries(policy.map(({ rule, status }) => [rule, status]));

describe('the main job', () => {
  it('exports to two media, verifies, drills, and restores identical files', async () => {
    const vault = await world.vaultWithKeys();
    const media = [world.medium('blue'), world.medium('red')];
    const report = await vault.export('keys', { to: media });
    expect(report.copies.map((copy) => [copy.status, copy.error])).toEqual([
      ['verified', undefined],
      ['verified', undefined],
    ]);
    expect(report.copies[0]?.files.map((file) => file.sha256)).toEqual(
      report.copies[1]?.files.map((file) => file.sha256),
    );

    for (const at of media) {
      const verified = await vault.verify({ at, open: true });
      expect(verified.failures).toEqual([]);
      expect(verified.copies).toMatchObject([{ status: 'verified', level: 'opened', failures: [] }]);
      expect(await vault.drill({ at })).toMatchObject({ status: 'passed', items: 4, failures: [] });
    }
    const restored = await vault.restore({ at: media[1] ?? '', set: 'keys', into: world.path('restored') });
    expect(restored).toMatchObject({ items: 4, failures: [] });
    expect(readTree(world.path('restored', 'keys'))).toEqual(readTree(world.path('keys')));
    expect(statSync(world.path('restored', 'keys', 'cold.skey')).mode & 0o777).toBe(0o600);
    expect(existsSync(world.path('restored.partial'))).toBe(false);
  });

  it('writes nothing but vault-level files when the medium already has the snapshot, and says so', async () => {
    const vault = await world.vaultWithKeys();
    const at = world.medium('blue');
    const first = await vault.export('keys', { to: [at] });
    const again = await vault.export('keys', { to: [at] });
    expect(again.copies[0]?.warnings.join(' ')).not.toContain('attached at once');
    expect(again.snapshot.id).toBe(first.snapshot.id);
    expect(again.copies).toMatchObject([{ unchanged: true, status: 'verified' }]);
    expect((await vault.verify({ at })).failures).toEqual([]);
  });

  it('tells freshness and policy before and after a source changes', async () => {
    const vault = await world.vaultWithKeys();
    const media = [world.medium('blue'), world.medium('red')];
    await vault.export('keys', { to: [media[0] ?? ''], attributes: { type: 'usb', label: 'Blue' } });
    await vault.export('keys', {
      to: [media[1] ?? ''],
      attributes: { type: 'hdd', offsite: true, label: 'Red' },
    });
    await vault.drill({ at: media[0] ?? '' });
    const [before] = (await vault.status('keys')).sets;
    expect(before).toMatchObject({
      freshness: 'in-sync',
      overall: 'good',
      changes: { added: [], changed: [], removed: [] },
    });

    appendFileSync(world.path('keys', 'notes.txt'), 'changed\n');
    world.write('keys', { 'new.txt': 'new' });
    rmSync(world.path('keys', 'empty.txt'));
    const [after] = (await vault.status('keys')).sets;
    expect(after).toMatchObject({
      freshness: 'behind',
      changes: { added: ['keys/new.txt'], changed: ['keys/notes.txt'], removed: ['keys/empty.txt'] },
    });
    expect(rules(after?.policy ?? []).copies).toBe('unmet');
    expect(after?.copies.map((copy) => copy.freshness)).toEqual(['behind', 'behind']);

    rmSync(world.path('keys'), { recursive: true });
    const [gone] = (await vault.status('keys')).sets;
    expect(gone?.freshness).toBe('unknown');
  });

  it('keeps two generations and retires the older ones', async () => {
    const vault = await world.vaultWithKeys();
    const at = world.medium('blue');
    for (const turn of ['one', 'two', 'three']) {
      world.write('keys', { 'turn.txt': turn });
      world.clock.forwardDays(1);
      await vault.export('keys', { to: [at] });
    }
    const folder = `${at}/COLDKEEP/${vault.id}/snapshots`;
    expect(readdirSync(folder)).toHaveLength(2);
    expect((await vault.verify({ at })).copies.map((copy) => copy.status)).toEqual(['verified', 'verified']);
    expect(vault.listMedia()).toMatchObject([{ copies: 2 }]);
  });

  it('seals in parts, and restores them', async () => {
    const vault = await world.vaultWithKeys({
      a: 'a'.repeat(3000),
      b: 'b'.repeat(3000),
      c: 'c'.repeat(9000),
      d: 'd',
    });
    const at = world.medium('blue');
    const input = { to: [at], partBytes: 4000 };
    const report = await vault.export('keys', input);
    const parts = report.copies[0]?.files.filter((file) => file.path.includes('/payload-'));
    expect(parts?.length).toBeGreaterThan(1);
    await vault.restore({ at, set: 'keys', into: world.path('restored') });
    expect(readTree(world.path('restored', 'keys'))).toEqual(readTree(world.path('keys')));
  });
});

describe('restore', () => {
  it('takes only the kinds that were asked for', async () => {
    const vault = await world.vaultWithKeys();
    const at = world.medium('blue');
    await vault.export('keys', { to: [at] });
    const report = await vault.restore({ at, set: 'keys', into: world.path('out'), only: ['secret-cold'] });
    expect(report.items).toBe(1);
    expect([...readTree(world.path('out')).keys()]).toEqual(['keys/cold.skey']);
  });

  it('refuses an occupied target and leaves it alone', async () => {
    const vault = await world.vaultWithKeys();
    const at = world.medium('blue');
    await vault.export('keys', { to: [at] });
    world.write('out', { precious: 'mine' });
    await expect(vault.restore({ at, set: 'keys', into: world.path('out') })).rejects.toMatchObject({
      code: 'target-occupied',
    });
    expect([...readTree(world.path('out'))]).toEqual([['precious', 'mine']]);
  });

  it('refuses a stale copy until it is forced', async () => {
    const vault = await world.vaultWithKeys();
    const [old, recent] = [world.medium('old'), world.medium('recent')];
    await vault.export('keys', { to: [old] });
    world.write('keys', { 'notes.txt': 'newer' });
    await vault.export('keys', { to: [recent] });
    const input = { at: old, set: 'keys', into: world.path('out') };
    await expect(vault.restore(input)).rejects.toMatchObject({ code: 'stale-refused' });
    expect(existsSync(world.path('out'))).toBe(false);
    expect(await vault.restore({ ...input, forceStale: true })).toMatchObject({ items: 4 });
  });
});

describe('a fresh machine', () => {
  it('adopts the vault from one medium and never writes to it', async () => {
    const vault = await world.vaultWithKeys();
    const media = [world.medium('blue'), world.medium('red')];
    const exported = await vault.export('keys', { to: media });
    const before = readTree(media[0] ?? '');

    const { vault: adopted, report } = await adoptVault(
      { home: world.path('fresh'), at: media[0] ?? '', passphrase: passphrase() },
      world.options,
    );
    world.keep(adopted);
    expect(report).toMatchObject({ vault: vault.id, seq: exported.snapshot.seq, sets: 1, media: 2 });
    expect(readTree(media[0] ?? '')).toEqual(before);
    expect((await adopted.verify({ at: media[0] ?? '', open: true })).failures).toEqual([]);
    await adopted.restore({ at: media[0] ?? '', set: 'keys', into: world.path('restored') });
    expect(readTree(world.path('restored', 'keys'))).toEqual(readTree(world.path('keys')));
    expect(adopted.log().chain).toBe('intact');
  });

  it('lets a visitor verify, drill and restore without a vault on the machine', async () => {
    const vault = await world.vaultWithKeys();
    const at = world.medium('blue');
    await vault.export('keys', { to: [at] });
    world.write('keys', { 'notes.txt': 'a second export leaves an older record on the medium' });
    await vault.export('keys', { to: [at] });
    const visit = await openFromMedium({ at, passphrase: passphrase() }, world.options);
    const visitor = world.keep(visit.vault);
    expect((await visitor.verify({ at, open: true })).failures).toEqual([]);
    expect((await visitor.drill({ at })).status).toBe('passed');
    await visitor.restore({ at, set: 'keys', into: world.path('restored') });
    expect(readTree(world.path('restored', 'keys'))).toEqual(readTree(world.path('keys')));
  });
});

/** Cancels an export as soon as it comes to this phase. */
async function cancelledWhile(phase: string) {
  const vault = await world.vaultWithKeys({ big: 'b'.repeat(5_000_000) });
  const at = world.medium('blue');
  const controller = new AbortController();
  const run = {
    signal: controller.signal,
    onProgress: (progress: { phase: string }) => {
      if (progress.phase === phase) controller.abort();
    },
  };
  await expect(vault.export('keys', { to: [at] }, run)).rejects.toMatchObject({ code: 'cancelled' });
  return { vault, at };
}

describe('an export that is cancelled', () => {
  it.each(['reading sources', 'writing'])('while %s leaves nothing on the medium', async (phase) => {
    const { vault, at } = await cancelledWhile(phase);
    expect([...readTree(at).keys()].filter((name) => name.includes('snapshots'))).toEqual([]);
    const again = await vault.export('keys', { to: [at] });
    expect(again.copies).toMatchObject([{ status: 'verified', continued: 0 }]);
    expect((await vault.verify({ at })).notes).toEqual([]);
    expect(existsSync(world.path('home', 'spool'))).toBe(false);
  });

  it('while reading back leaves whole parts under a partial name, from which the next one goes on', async () => {
    const { vault, at } = await cancelledWhile('reading back');
    const names = [...readTree(at).keys()].filter((name) => name.includes('snapshots'));
    expect(names.every((name) => name.includes('.partial/'))).toBe(true);
    expect((await vault.verify({ at })).copies).toEqual([]);
    const again = await vault.export('keys', { to: [at] });
    expect(again.copies).toMatchObject([{ status: 'verified', continued: 2 }]);
    expect((await vault.verify({ at, open: true })).failures).toEqual([]);
    expect((await vault.verify({ at })).notes).toEqual([]);
    expect(existsSync(world.path('home', 'spool'))).toBe(false);
  });
});

describe('several media', () => {
  it('are warned about when every one that holds the set is attached at once', async () => {
    const vault = await world.vaultWithKeys();
    const media = [world.medium('blue'), world.medium('red')];
    await vault.export('keys', { to: media });
    const together = await vault.export('keys', { to: media });
    expect(together.copies.map((copy) => copy.warnings.at(-1))).toEqual([
      expect.stringContaining('attached at once'),
      expect.stringContaining('attached at once'),
    ]);
    const alone = await vault.export('keys', { to: [media[0] ?? ''] });
    expect(alone.copies[0]?.warnings.join(' ')).not.toContain('attached at once');
  });

  it('finish each on their own: one failing does not stop the other', async () => {
    const vault = await world.vaultWithKeys();
    const good = world.medium('good');
    world.write('not-a-folder', { file: '' });
    const report = await vault.export('keys', { to: [world.path('not-a-folder', 'file'), good] });
    expect(report.copies.map((copy) => [copy.status, copy.error?.code])).toEqual([
      ['planned', 'not-a-medium'],
      ['verified', undefined],
    ]);
    expect((await vault.verify({ at: good })).failures).toEqual([]);
  });
});
