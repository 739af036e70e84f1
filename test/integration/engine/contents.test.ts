import { appendFileSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makePracticePool } from '../../../electron/core/practice/practice-pool.ts';
import {
  contentsReportSchema,
  drillSummarySchema,
  knownItemsSchema,
  snapshotSummarySchema,
} from '../../../shared/domain/contents.ts';
import { profileProposalSchema } from '../../../shared/domain/profile-proposal.ts';
import { readTree, World } from '../../support/world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.end());

describe('contents', () => {
  it('are everything before the first export, and recorded as a scan', async () => {
    const vault = await world.vaultWithKeys();
    const contents = contentsReportSchema.parse(await vault.contents('keys'));
    expect(contents).toMatchObject({ against: null, unchanged: false, readAtMs: world.clock.ms });
    expect(contents.changes.map((change) => [change.path, change.change, change.from])).toEqual(
      contents.items.map((item) => [item.path, 'added', null]),
    );
    expect(contents.kinds.map((kind) => [kind.kind, kind.items])).toEqual([
      ['secret-cold', 1],
      ['data', 3],
    ]);
    expect(contents.neededBytes).toBeGreaterThan(contents.bytes);
    expect(vault.log().events.at(-1)?.what).toContain('were scanned');
  });

  it('say from what to what an item changed since the newest copy', async () => {
    const vault = await world.vaultWithKeys();
    await vault.export('keys', { to: [world.medium('blue')] });
    expect(await vault.contents('keys')).toMatchObject({ unchanged: true, changes: [] });

    appendFileSync(world.path('keys', 'notes.txt'), 'more');
    world.write('keys', { 'new.txt': 'new' });
    rmSync(world.path('keys', 'empty.txt'));
    const contents = await vault.contents('keys');
    expect(contents).toMatchObject({ unchanged: false, against: { seq: 1 } });
    expect(contents.changes).toMatchObject([
      { path: 'keys/new.txt', change: 'added', from: null, to: { size: 3 } },
      { path: 'keys/notes.txt', change: 'changed', from: { size: 23 }, to: { size: 27 } },
      { path: 'keys/empty.txt', change: 'removed', from: { size: 0 }, to: null },
    ]);
  });

  it('need no more room than they say', async () => {
    const vault = await world.vaultWithKeys({ big: 'b'.repeat(3_000_000), small: 's' });
    const { neededBytes } = await vault.contents('keys');
    const report = await vault.export('keys', { to: [world.medium('blue')] });
    const written = (report.copies[0]?.files ?? []).reduce((sum, file) => sum + file.bytes, 0);
    expect(written).toBeGreaterThan(3_000_000);
    expect(written).toBeLessThan(neededBytes);
  });
});

describe('the items of a set', () => {
  it('come from the scan of this session, else from the newest snapshot, else are unknown', async () => {
    const vault = await world.vaultWithKeys();
    expect(knownItemsSchema.parse(vault.itemsOf('keys'))).toMatchObject({ from: 'nothing', items: [] });
    await vault.export('keys', { to: [world.medium('blue')] });
    world.write('keys', { 'new.txt': 'new' });
    await vault.scan('keys');
    expect(vault.itemsOf('keys')).toMatchObject({ from: 'scan', snapshot: { seq: 1 } });
    expect(vault.itemsOf('keys').items).toHaveLength(5);
    await vault.close();

    const reopened = await world.reopen();
    const known = knownItemsSchema.parse(reopened.itemsOf('keys'));
    expect(known).toMatchObject({ from: 'snapshot', asOfMs: Date.parse('2026-11-21T08:00:00Z') });
    expect(known.items).toHaveLength(4);
  });
});

describe('snapshots and drills', () => {
  it('are listed newest first, with the media that hold them', async () => {
    const vault = await world.vaultWithKeys();
    const [blue, red] = [world.medium('blue'), world.medium('red')];
    await vault.export('keys', { to: [blue, red] });
    world.clock.forwardDays(1);
    world.write('keys', { 'new.txt': 'new' });
    await vault.export('keys', { to: [blue] });
    const snapshots = vault.snapshots('keys').map((snapshot) => snapshotSummarySchema.parse(snapshot));
    expect(
      snapshots.map(({ seq, items, holders }) => [seq, items, holders.map(({ label }) => label)]),
    ).toEqual([
      [2, 5, ['blue']],
      [1, 4, ['blue', 'red']],
    ]);

    await vault.drill({ at: red });
    world.clock.forwardDays(1);
    await vault.drill({ at: blue });
    const drills = vault.drills().map((drill) => drillSummarySchema.parse(drill));
    expect(drills).toMatchObject([
      { set: 'keys', label: 'blue', seq: 2, status: 'passed' },
      { set: 'keys', label: 'red', seq: 1, status: 'passed' },
    ]);
    expect(vault.drills('keys')).toEqual(drills);
  });
});

describe('the proposal of a profile', () => {
  it('recognises a stake pool and says by what', async () => {
    const vault = await world.create();
    const { pool, config } = await makePracticePool(world.path('pool'), { seed: 'x', now: world.clock.ms });
    const before = readTree(world.path('home'));
    const proposal = profileProposalSchema.parse(await vault.proposeProfile({ sources: [pool, config] }));
    const [best, other] = proposal.profiles;
    expect(best).toMatchObject({ profile: 'cardano-spo' });
    expect(best?.reasons[0]).toMatch(/^\d+ of \d+ files look like a Cardano stake pool: .+ …\.$/);
    expect(best?.missing).toEqual([]);
    expect(other?.profile).toBe('custom');
    expect(proposal.chosen.profile).toBe('cardano-spo');
    expect(proposal.chosen.items.some((item) => item.key === 'unclassified')).toBe(false);
    expect(readTree(world.path('home'))).toEqual(before);

    const chosen = await vault.proposeProfile({ sources: [pool], profile: 'custom' });
    expect(chosen.profiles[0]?.profile).toBe('cardano-spo');
    expect(chosen.chosen.profile).toBe('custom');
  });

  it('falls back to any files, and names what seems secret', async () => {
    const vault = await world.create();
    const source = world.write('things', { 'a.txt': 'a', id_ed25519: 'b' });
    const proposal = await vault.proposeProfile({ sources: [source] });
    expect(proposal.profiles[0]).toMatchObject({ profile: 'custom', recognised: 1, files: 2 });
    expect(proposal.profiles[0]?.reasons).toEqual([
      'It takes any files: 2 files, every one kept. Nothing is known of what must be there.',
      '1 file seems to be secret: id_ed25519.',
    ]);
    expect(proposal.profiles.find(({ profile }) => profile === 'cardano-spo')?.reasons).toEqual([
      'None of 2 files looks like a Cardano stake pool.',
    ]);
  });

  it('refuses what no set could be made of', async () => {
    const vault = await world.create();
    await expect(vault.proposeProfile({ sources: [] })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(vault.proposeProfile({ sources: [world.path('home')] })).rejects.toMatchObject({
      code: 'bad-input',
    });
    await expect(vault.proposeProfile({ sources: [world.path('gone')] })).rejects.toMatchObject({
      code: 'source-missing',
    });
    const source = world.write('things', { a: 'a' });
    await expect(vault.proposeProfile({ sources: [source], profile: 'nope' })).rejects.toMatchObject({
      code: 'profile-unknown',
    });
  });
});
