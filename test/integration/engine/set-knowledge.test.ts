// What a person says of a set: checked, kept with the set, used by the next scan, and brought back with the vault.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adoptVault } from '../../../electron/core/vault.ts';
import { noKnowledge } from '../../../shared/domain/set-knowledge.ts';
import type { OwnProfile } from '../../../shared/profiles/own-profile.ts';
import { passphrase, World } from '../../support/world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.end());

const own: OwnProfile = {
  coldkeepProfile: 1,
  title: 'My bot',
  summary: '',
  items: [
    {
      key: 'bot-state',
      title: 'State of the bot',
      globs: ['state.db'],
      kind: 'secret-hot',
      required: true,
      derivable: false,
      changes: 'each message',
      contentDays: 1,
      verifyDays: 30,
      restoreOrder: 5,
      owner: 'bot',
      mode: '600',
      note: 'With the bot stopped.',
    },
  ],
};

describe('what a person says of a set', () => {
  it('can demand cold readings: no other counts, and one after plugging in does', async () => {
    const vault = await world.vaultWithKeys({ 'state.db': 'x' });
    const blue = world.medium('blue');
    await vault.export('keys', { to: [blue] });
    const rule = async () => {
      const [set] = (await vault.status('keys')).sets;
      const verdict = set?.policy.find((each) => each.rule === 'verified-recently');
      return { status: verdict?.status, readColdAt: set?.copies[0]?.readColdAt };
    };
    expect(await rule()).toEqual({ status: 'met', readColdAt: null });
    await vault.describeSet('keys', { verificationLevel: 'cold' });
    expect(vault.profileOf('keys').policy.verificationLevel).toBe('cold');
    await vault.verify({ at: blue, open: true });
    expect(await rule()).toEqual({ status: 'unmet', readColdAt: null });
    await vault.verify({ at: blue, cold: true });
    expect(await rule()).toEqual({ status: 'met', readColdAt: new Date(world.clock.ms).toISOString() });
    await vault.describeSet('keys', { verificationLevel: null });
    expect(vault.profileOf('keys').policy.verificationLevel).toBe('any');
  });

  it('is checked, told in the journal, used by the scan, and comes back with the vault', async () => {
    const vault = await world.vaultWithKeys({ 'state.db': 'x', 'old.bin': 'y' });
    expect(vault.knowledgeOf('keys')).toEqual(noKnowledge);

    await vault.describeSet('keys', { ownProfile: own, network: 'preprod' });
    await vault.assignItem('keys', { path: 'keys/old.bin', key: 'bot-state' });
    const lookedAtMs = world.clock.ms;
    const seed = { key: 'bot-state', place: 'Bank', custodian: 'Ada', lookedAtMs };
    await vault.attest('keys', { ...seed, place: 'Home' });
    const known = await vault.attest('keys', seed);
    expect(known).toEqual({
      ...noKnowledge,
      network: 'preprod',
      ownProfile: own,
      assignments: [{ path: 'keys/old.bin', key: 'bot-state' }],
      attestations: [seed],
    });
    expect(vault.profileOf('keys').title).toBe('My bot');

    const scan = await vault.scan('keys');
    expect(scan.items.map(({ path, key, kind }) => [path, key, kind])).toEqual([
      ['keys/old.bin', 'bot-state', 'secret-hot'],
      ['keys/state.db', 'bot-state', 'secret-hot'],
    ]);

    await vault.export('keys', { to: [world.medium('blue')] });
    const said = vault
      .log()
      .events.map(({ what }) => what)
      .filter((what) => what.startsWith('Of "keys" was said'));
    expect(said).toHaveLength(4);
    expect(said[0]).toBe(
      'Of "keys" was said: network preprod; its own items are those of "My bot" (1 item).',
    );
    expect(said[3]).toBe(
      'Of "keys" was said: "bot-state" is at Bank, with Ada, last seen there on 21 Nov 2026.',
    );

    const { vault: adopted } = await adoptVault(
      { home: world.path('other'), at: world.medium('blue'), passphrase: passphrase() },
      world.options,
    );
    world.keep(adopted);
    expect(adopted.knowledgeOf('keys')).toEqual(known);
    const restored = await adopted.restore({
      at: world.medium('blue'),
      set: 'keys',
      into: world.path('restored'),
    });
    expect(restored.plan).toMatchObject([
      { order: 1, key: 'bot-state', owner: 'bot', mode: '600', step: 'With the bot stopped.' },
    ]);
  });

  it('is refused where the set has no such thing, and nothing is kept', async () => {
    const vault = await world.vaultWithKeys({ 'a.txt': 'x' });
    await vault.addSet({ name: 'pool', profile: 'cardano-spo', sources: [world.write('pool', { b: 'y' })] });
    const before = vault.log().events.length;
    const refusals: (() => Promise<unknown>)[] = [
      () => vault.describeSet('pool', { options: ['no-such-option'] }),
      () => vault.describeSet('pool', { ownProfile: own }),
      () => vault.describeSet('keys', { seenSlot: { slot: -1, atMs: 0 } }),
      () => vault.assignItem('keys', { path: 'keys/a.txt', key: 'no-such-key' }),
      () => vault.assignItem('keys', { path: 'keys/gone.txt', key: 'configuration' }),
      () => vault.assignItem('keys', { path: 'keys/../home/settings.json', key: 'configuration' }),
      () => vault.assignItem('keys', { path: 'keys/a.txt', key: null }),
      () => vault.attest('pool', { key: 'cold-skey', place: 'Bank', custodian: 'Ada', lookedAtMs: 0 }),
    ];
    for (const refused of refusals) await expect(refused()).rejects.toMatchObject({ code: 'bad-input' });
    await expect(vault.describeSet('gone', {})).rejects.toMatchObject({ code: 'set-unknown' });
    expect(vault.log().events).toHaveLength(before);
    expect([vault.knowledgeOf('keys'), vault.knowledgeOf('pool')]).toEqual([noKnowledge, noKnowledge]);
  });

  it('goes with the items that an own profile drops', async () => {
    const vault = await world.vaultWithKeys({ 'state.db': 'x' });
    await vault.describeSet('keys', { ownProfile: own });
    await vault.describeSet('keys', { options: ['bot-state'] });
    await vault.assignItem('keys', { path: 'keys/state.db', key: 'bot-state' });
    expect(await vault.describeSet('keys', { ownProfile: null })).toEqual(noKnowledge);
    const count = vault.log().events.length;
    await vault.describeSet('keys', { ownProfile: null });
    expect(vault.log().events).toHaveLength(count);
  });
});

/** A set whose one file changes every day, exported each time. */
const exportDaily = async (profile: string, days: number) => {
  const vault = await world.create();
  await vault.addSet({ name: 'set', profile, sources: [world.write('set', { turn: '0' })] });
  const announced: number[][] = [];
  const retired: number[][] = [];
  const foretold: number[][] = [];
  for (let day = 1; day <= days; day++) {
    world.write('set', { turn: String(day) });
    world.clock.forwardDays(1);
    const { retires } = await vault.contents('set');
    foretold.push(retires.flatMap(({ generations }) => generations.map(({ seq }) => seq)));
    const heard: number[] = [];
    const report = await vault.export('set', {
      to: [world.medium('blue')],
      onRetiring: (_, generations) => heard.push(...generations.map(({ seq }) => seq)),
    });
    announced.push(heard);
    retired.push(report.copies.flatMap((copy) => copy.retired.map(({ seq }) => seq)));
  }
  return { vault, foretold, announced, retired };
};

describe('retention on a medium', () => {
  it('is said before, and only what was said goes', async () => {
    const { vault, foretold, announced, retired } = await exportDaily('custom', 3);
    expect(retired).toEqual([[], [], [1]]);
    expect(announced).toEqual(retired);
    expect(foretold).toEqual(retired);
    expect(vault.retention('set').carriers[0]?.generations.map(({ name }) => name)).toEqual([
      'seq 3',
      'seq 2',
    ]);
  });

  it('keeps what the tiers of the profile say beside the two newest', async () => {
    const { vault, retired } = await exportDaily('openspp', 3);
    expect(retired).toEqual([[], [], []]);
    const { rules, carriers } = vault.retention('set', { next: true });
    expect(rules[1]).toBe('Beside them the newest of each of the last 7 days that has any.');
    expect(carriers[0]?.generations.map(({ name, keeps }) => [name, keeps])).toEqual([
      ['seq 3', true],
      ['seq 2', true],
      ['seq 1', true],
    ]);
    const asked = vault.retention('set', { keep: 1 });
    expect(asked.carriers[0]?.generations.map(({ keeps }) => keeps)).toEqual([true, false, false]);
  });
});
