import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restoreOptionsSchema, restoreTargetSchema } from '../../../shared/domain/restore-options.ts';
import { readTree, World } from '../../support/world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.end());

/** "old" holds the first snapshot, "recent" also the second one of 73 days later. */
async function vaultWithStaleMedium() {
  const vault = await world.vaultWithKeys();
  const [old, recent] = [world.medium('old'), world.medium('recent')];
  await vault.export('keys', { to: [old, recent] });
  world.clock.forwardDays(73);
  appendFileSync(world.path('keys', 'notes.txt'), 'more');
  world.write('keys', { 'new.txt': 'new' });
  rmSync(world.path('keys', 'empty.txt'));
  await vault.export('keys', { to: [recent] });
  return { vault, old, recent };
}

describe('what a medium offers', () => {
  it('is its snapshots, newest first, with what they hold', async () => {
    const { vault, recent } = await vaultWithStaleMedium();
    const options = restoreOptionsSchema.parse(await vault.restoreOptions(recent));
    expect(options).toMatchObject({ label: 'recent', failures: [] });
    expect(options.snapshots).toMatchObject([
      { set: 'keys', seq: 2, items: 4, stale: null, profile: 'custom' },
      { set: 'keys', seq: 1, items: 4, stale: { newest: { seq: 2 } } },
    ]);
    expect(options.snapshots[0]?.kinds.map(({ kind, items }) => [kind, items])).toEqual([
      ['secret-cold', 1],
      ['data', 3],
    ]);
  });

  it('says what would be lost by taking an older one, and where the newest is', async () => {
    const { vault, old } = await vaultWithStaleMedium();
    const [snapshot] = (await vault.restoreOptions(old)).snapshots;
    expect(snapshot?.stale).toMatchObject({ newest: { seq: 2 }, days: 73, holders: [{ label: 'recent' }] });
    expect(snapshot?.stale?.changes.map(({ path, change }) => [path, change])).toEqual([
      ['keys/new.txt', 'added'],
      ['keys/notes.txt', 'changed'],
      ['keys/empty.txt', 'removed'],
    ]);
  });

  it('names a damaged copy and still offers the others', async () => {
    const { vault, recent } = await vaultWithStaleMedium();
    const [newest, older] = vault.snapshots('keys');
    const folder = join(recent, 'COLDKEEP', vault.id, 'snapshots', newest?.id ?? '');
    writeFileSync(join(folder, 'manifest.age'), 'noise');
    const options = await vault.restoreOptions(recent);
    expect(options.snapshots.map(({ id }) => id)).toEqual([older?.id]);
    expect(options.failures).toMatchObject([{ path: expect.stringContaining(newest?.id ?? '?') }]);
  });

  it('is refused for what is no medium', async () => {
    const vault = await world.vaultWithKeys();
    await expect(vault.restoreOptions(world.medium('empty'))).rejects.toMatchObject({ code: 'not-a-medium' });
  });
});

describe('the folder that a restore goes to', () => {
  it('is new, empty, occupied, no folder, or left by an interrupted restore', async () => {
    const { vault, recent } = await vaultWithStaleMedium();
    const snapshot = vault.snapshots('keys')[0]?.id ?? '';
    const stateOf = async (name: string) =>
      restoreTargetSchema.parse(await vault.restoreTarget({ at: recent, snapshot, into: world.path(name) }))
        .state;
    expect(await stateOf('new')).toBe('new');
    world.medium('empty');
    expect(await stateOf('empty')).toBe('empty');
    world.write('full', { a: 'a' });
    expect(await stateOf('full')).toBe('occupied');
    writeFileSync(world.path('file'), '');
    expect(await stateOf('file')).toBe('not-a-folder');
    mkdirSync(world.path('half.partial'));
    expect(await stateOf('half')).toBe('interrupted');
    expect(existsSync(world.path('new'))).toBe(false);
  });

  it('shows the files whose places are taken, and whether they are the same', async () => {
    const { vault, recent } = await vaultWithStaleMedium();
    const snapshot = vault.snapshots('keys')[0]?.id ?? '';
    const input = { at: recent, snapshot, into: world.root };
    world.write('keys', { 'cold.skey': 'another key' });
    const before = readTree(world.path('keys'));
    const target = await vault.restoreTarget(input);
    expect(target.state).toBe('occupied');
    expect(target.conflicts.map(({ path, same }) => [path, same])).toEqual([
      ['keys/cold.skey', false],
      ['keys/deep/er/data.bin', true],
      ['keys/new.txt', true],
      ['keys/notes.txt', true],
    ]);
    expect(target.conflicts[0]).toMatchObject({ there: { size: 11 } });
    expect(target.freeBytes).toBeGreaterThan(0);
    expect(readTree(world.path('keys'))).toEqual(before);
    const secrets = await vault.restoreTarget({ ...input, only: ['secret-cold'] });
    expect(secrets.conflicts.map(({ path }) => path)).toEqual(['keys/cold.skey']);
    expect(secrets.neededBytes).toBeLessThan(target.neededBytes);
  });

  it('is not looked at for a snapshot that is not on the medium', async () => {
    const { vault, old } = await vaultWithStaleMedium();
    const snapshot = vault.snapshots('keys')[0]?.id ?? '';
    await expect(vault.restoreTarget({ at: old, snapshot, into: world.path('x') })).rejects.toMatchObject({
      code: 'snapshot-unknown',
    });
  });
});

describe('insisting on a stale copy', () => {
  it('leaves the reason in the journal', async () => {
    const { vault, old } = await vaultWithStaleMedium();
    const input = { at: old, set: 'keys', into: world.path('out'), forceStale: true };
    await vault.restore({ ...input, staleReason: ' the bank is closed ' });
    expect(vault.log().events.at(-1)?.what).toMatch(
      /although a newer snapshot was known: "the bank is closed"\.$/,
    );
  });
});
