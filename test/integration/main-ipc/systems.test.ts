// What a person says of a set, own items, kits and bundles, call by call over a real vault. No path comes from the window, and no content
// of a bundle goes to it.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeArchive, sealWithAge, wordsOf } from '../../support/bundle-maker.ts';
import { IpcWorld } from './ipc-world.ts';

const canary = 'CANARY-51d8e0b2';
const set = 'bridge';

const ipc = new IpcWorld();
const { world } = ipc;

beforeAll(async () => {
  await ipc.session.refresh();
  await ipc.get('vault', 'create', { name: 'ACME keys' });
  world.write('keys', { 'notes.txt': 'nothing\n', 'bridge.yml': 'port: 1\n' });
});
afterAll(() => ipc.end());

const chooseBundle = async (path: string): Promise<string> => {
  ipc.chosen.push(path);
  const { bundle } = await ipc.get('bundles', 'choose', {});
  if (bundle === null) throw new Error('no bundle was chosen');
  return bundle.token;
};

async function bundleFile(name: string): Promise<{ path: string; words: string }> {
  const { recipient } = await ipc.get('vault', 'keys', {});
  mkdirSync(world.path('work'), { recursive: true });
  const files = { 'opt/bridge/config.yml': `token: ${canary}\n` };
  const sealed = sealWithAge(
    makeArchive(world.path('work'), { system: 'custom', host: 'node1', files, serviceStopped: 'no' }),
    recipient,
  );
  writeFileSync(world.path(name), sealed);
  return { path: world.path(name), words: wordsOf(sealed) };
}

describe('what a person says of a set', () => {
  it('is recorded and comes back', async () => {
    const folder = await ipc.choose('source', world.path('keys'));
    await ipc.get('sets', 'add', { name: 'pool', profile: 'cardano-spo', folders: [folder] });
    await ipc.settled();
    const facts = await ipc.get('sets', 'knowledge', { set: 'pool' });
    expect(facts).toMatchObject({ asks: ['network', 'seen-slot', 'on-chain-counter'], hasKit: true });
    const [option] = facts.options;
    const [attested] = facts.attested;
    if (option === undefined || attested === undefined) throw new Error('the profile has neither');
    await ipc.get('sets', 'describe', {
      set: 'pool',
      changes: {
        options: [option.id],
        network: 'preview',
        seenSlot: { slot: 7, minutesAgo: 60 },
        onChainCounter: { number: null },
        verificationLevel: 'cold',
      },
    });
    await ipc.get('sets', 'assign', { set: 'pool', item: 'keys/notes.txt', key: 'node-config' });
    const lookedAtMs = world.clock.now() - 1000;
    await ipc.get('sets', 'attest', {
      set: 'pool',
      key: attested.key,
      place: 'Bank',
      custodian: 'Mira Holm',
      lookedAtMs,
    });
    const { knowledge, attested: now } = await ipc.get('sets', 'knowledge', { set: 'pool' });
    expect(knowledge).toMatchObject({
      options: [option.id],
      network: 'preview',
      seenSlot: { slot: 7, atMs: expect.any(Number) },
      onChainCounter: { number: null },
      verificationLevel: 'cold',
      assignments: [{ path: 'keys/notes.txt', key: 'node-config' }],
    });
    expect(world.clock.now() - (knowledge.seenSlot?.atMs ?? 0)).toBeGreaterThanOrEqual(3_600_000);
    expect(now[0]?.said).toMatchObject({ place: 'Bank', custodian: 'Mira Holm', lookedAtMs });
    await ipc.get('sets', 'assign', { set: 'pool', item: 'keys/notes.txt', key: null });
    expect((await ipc.get('sets', 'knowledge', { set: 'pool' })).knowledge.assignments).toEqual([]);
    expect(await ipc.get('sets', 'retention', { set: 'pool' })).toMatchObject({ set: 'pool' });
  });

  it('decides which reading counts, until it is taken back', async () => {
    const counted = async () => {
      const { knowledge, profile } = await ipc.get('sets', 'knowledge', { set: 'pool' });
      const { limits } = await ipc.get('sets', 'read', { set: 'pool' });
      return [knowledge.verificationLevel, limits.verificationLevel, profile.verificationLevel];
    };
    expect(await counted()).toEqual(['cold', 'cold', 'any']);
    await ipc.get('sets', 'describe', { set: 'pool', changes: { verificationLevel: null } });
    expect(await counted()).toEqual([null, 'any', 'any']);
    const { events } = await ipc.get('journal', 'read', {});
    const said = JSON.stringify(events);
    expect(said).toContain('only a cold reading counts as verified');
    expect(said).toContain('which reading counts is as the profile says again');
  });

  it('is refused where the set has no such thing', async () => {
    for (const input of [
      { set: 'pool', item: '../../etc/hosts', key: 'node-config' },
      { set: 'pool', item: '/etc/hosts', key: 'node-config' },
      { set: 'pool', item: 'keys/notes.txt', key: 'no-such-key' },
    ]) {
      expect(await ipc.ask('sets', 'assign', input)).toMatchObject({
        ok: false,
        error: { code: 'bad-input' },
      });
    }
    expect(
      await ipc.ask('sets', 'describe', { set: 'pool', changes: { options: ['no-such'] } }),
    ).toMatchObject({
      error: { code: 'bad-input' },
    });
  });
});

describe('own items', () => {
  it('are saved with the set, written to a file and read again', async () => {
    await ipc.get('sets', 'add', { name: set, profile: 'custom', folders: [] });
    await ipc.settled();
    const profile = {
      coldkeepProfile: 1 as const,
      title: 'Bridge',
      summary: '',
      items: [
        {
          key: 'settings',
          title: 'Settings',
          globs: ['config.yml'],
          kind: 'config' as const,
          required: true,
          derivable: false,
          changes: '',
          contentDays: null,
          verifyDays: 90,
          restoreOrder: 10,
          owner: '',
          mode: null,
          note: '',
        },
      ],
    };
    await ipc.get('sets', 'ownProfile', { set, profile });
    ipc.chosen.push(world.path('bridge.json'));
    expect(await ipc.get('sets', 'exportProfile', { set })).toEqual({
      outcome: 'done',
      path: world.path('bridge.json'),
    });
    ipc.chosen.push(world.path('bridge.json'));
    expect(await ipc.get('sets', 'importProfile', {})).toEqual({ profile });
    expect(await ipc.get('sets', 'importProfile', {})).toEqual({ profile: null });
    writeFileSync(
      world.path('hostile.json'),
      readFileSync(world.path('bridge.json'), 'utf8').replace('10', '"x"'),
    );
    ipc.chosen.push(world.path('hostile.json'));
    expect(await ipc.ask('sets', 'importProfile', {})).toMatchObject({ error: { code: 'bad-input' } });
  });
});

describe('a kit', () => {
  it('says what it copies, and is written where a person says', async () => {
    for (const { id } of await ipc.get('kits', 'systems', {})) {
      const kit = await ipc.get('kits', 'describe', { system: id, set: null });
      expect(kit.copies.every(({ title, why }) => title !== '' && why !== '')).toBe(true);
    }
    mkdirSync(world.path('stick'));
    ipc.chosen.push(world.path('stick'));
    const { kit } = await ipc.get('kits', 'write', { system: 'custom', set });
    expect(kit?.files).toContain('coldkeep-kit.sh');
    expect(readdirSync(world.path('stick'))).toEqual(['coldkeep-kit-custom']);
    ipc.chosen.push(world.path('stick'));
    expect(await ipc.ask('kits', 'write', { system: 'custom', set })).toMatchObject({
      error: { code: 'target-occupied' },
    });
    expect(await ipc.get('kits', 'write', { system: 'custom', set })).toEqual({ kit: null });
  });
});

describe('a bundle', () => {
  it('is looked into, imported with its words and listed; none of its content crosses', async () => {
    const { path, words } = await bundleFile('coldkeep-bundle-custom-node1-1.tar.age');
    const bundle = await chooseBundle(path);
    const inspection = await ipc.result('inspect-bundle', await ipc.get('bundles', 'inspect', { bundle }));
    expect(inspection).toMatchObject({ conditions: { host: 'node1', serviceStopped: false }, sets: [set] });
    expect(await ipc.get('bundles', 'list', { set })).toEqual([]);

    const wrong = Array.from({ length: 8 }, () => 'aardvark adroitness').join(' ');
    const refused = await ipc.ended(
      'import-bundle',
      (await ipc.get('bundles', 'import', { set, bundle, words: wrong })).job,
    );
    expect(refused).toMatchObject({ state: 'failed', error: { code: 'bundle-words-differ' } });
    expect(await ipc.get('bundles', 'list', { set })).toEqual([]);

    const report = await ipc.result(
      'import-bundle',
      await ipc.get('bundles', 'import', { set, bundle, words }),
    );
    expect(report.bundle.originConfirmed).toBe(true);
    const [listed] = await ipc.get('bundles', 'list', { set });
    expect(listed).toEqual(report.bundle);
    expect(ipc.said.join('\n')).not.toContain(canary);
    expect(existsSync(path)).toBe(true);
  });

  it('is taken out with a reason', async () => {
    const [listed] = await ipc.get('bundles', 'list', { set });
    if (listed === undefined) throw new Error('the bundle is not listed');
    expect(await ipc.ask('bundles', 'remove', { set, id: listed.id, why: '' })).toMatchObject({ ok: false });
    await ipc.get('bundles', 'remove', { set, id: listed.id, why: 'The host was set up anew.' });
    expect(await ipc.get('bundles', 'list', { set })).toEqual([]);
  });

  it('is nothing without a name of one, after a lock, or as a path', async () => {
    writeFileSync(join(world.path('stick'), 'identity.age'), 'x');
    ipc.chosen.push(join(world.path('stick'), 'identity.age'));
    expect(await ipc.ask('bundles', 'choose', {})).toMatchObject({ error: { code: 'bad-input' } });
    const { path } = await bundleFile('coldkeep-bundle-custom-node1-2.tar.age');
    expect(await ipc.ask('bundles', 'inspect', { bundle: path })).toMatchObject({
      error: { code: 'bad-input' },
    });
    const bundle = await chooseBundle(path);
    await ipc.get('vault', 'lock', {});
    await ipc.get('vault', 'unlock', {});
    await ipc.settled();
    expect(await ipc.ask('bundles', 'inspect', { bundle })).toMatchObject({
      error: { code: 'bad-input', message: 'That bundle is not known any more.' },
    });
  });
});

describe('practising', () => {
  it('is possible on any of the systems', async () => {
    const other = new IpcWorld();
    try {
      await other.session.refresh();
      const systems = await other.get('vault', 'practiceSystems', {});
      expect(systems.map(({ id }) => id)).toContain('qrl-tipbot');
      expect(systems.every(({ title }) => title !== '')).toBe(true);
      await other.get('vault', 'practise', { system: 'qrl-tipbot' });
      await other.settled();
      const [line] = await other.get('sets', 'list', {});
      expect(line).toMatchObject({ profile: 'qrl-tipbot' });
    } finally {
      await other.end();
    }
  });
});
