// The order in which what was restored is put back, and what is said with it.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportedBundle } from '../../../shared/domain/bundle-conditions.ts';
import type { Item } from '../../../shared/domain/item.ts';
import { ownerAndMode } from '../../../shared/domain/restore-modes.ts';
import { restorePlan } from '../../../shared/domain/restore-plan.ts';
import { kinds, type Kind } from '../../../shared/domain/words.ts';
import { profileById, profiles } from '../../../shared/profiles/index.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';
import { item } from '../../support/catalogue.ts';

const profileNamed = (id: string): Profile => {
  const profile = profileById(id);
  if (profile === null) throw new Error(`there is no profile ${id}`);
  return profile;
};

/** One file for every entry that can be a file, all with the mode 644. */
const oneOfEach = (profile: Profile): Item[] =>
  profile.items
    .filter(({ attested }) => !attested)
    .map(({ key, kind }) => item(`set/${key}`, { key, kind, mode: 0o644 }));

const planned = (profile: Profile, items: readonly Item[], only: readonly Kind[] | null = null) =>
  restorePlan({ profile, items, only, bundles: [] });

const bundle = (over: Partial<ImportedBundle>, stopped: boolean | null): ImportedBundle => ({
  id: 'ab'.repeat(16),
  sha256: 'ab'.repeat(32),
  bytes: 1,
  label: 'node-1',
  importedAtMs: 0,
  originConfirmed: true,
  conditions: {
    system: 'loom-node',
    host: 'node-1',
    startedAtMs: 0,
    endedAtMs: Date.UTC(2026, 0, 1),
    serviceStopped: stopped,
    clockOffsetSeconds: null,
    versions: [],
    notes: [],
  },
  ...over,
});

describe('the restore plan', () => {
  it.each([
    ['aleph-ccn', 'node-secret', 'postgres'],
    ['aleph-ccn', 'local-storage', 'postgres'],
    ['loom-node', 'chain-data', 'priv-validator'],
    ['loom-node', 'app-db', 'tm-config'],
    ['openspp', 'db-dump', 'filestore'],
    ['openspp', 'filestore', 'odoo-conf'],
    ['qrl-tipbot', 'walletd', 'database'],
    ['qrl-tipbot', 'database', 'bot-config'],
  ])('of %s puts %s before %s', (id, first, second) => {
    const profile = profileNamed(id);
    const steps = planned(profile, oneOfEach(profile)).plan.map(({ key }) => key);
    expect(steps).toEqual(expect.arrayContaining([first, second]));
    expect(steps.indexOf(first)).toBeLessThan(steps.indexOf(second));
  });

  it.each(profiles.map((profile) => [profile.id, profile] as const))(
    'of %s numbers every step, says what it takes, and keeps to what must never be done',
    (_, profile) => {
      const { plan, warnings } = planned(profile, oneOfEach(profile));
      expect(plan.map(({ order }) => order)).toEqual(plan.map((_step, index) => index + 1));
      for (const { step, title } of plan) expect([step, title]).not.toContain('');
      expect(warnings).toEqual(profile.never);
    },
  );

  it('puts what nobody recognised last, and what an older profile knew with it', () => {
    const profile = profileNamed('cardano-spo');
    const items = [
      item('set/a', { key: 'unclassified' }),
      item('set/b', { key: 'gone-from-the-profile' }),
      item('set/cold.skey', { key: 'cold-skey' }),
    ];
    const { plan } = planned(profile, items);
    expect(plan.map(({ key, paths }) => [key, paths])).toEqual([
      ['cold-skey', ['set/cold.skey']],
      ['unclassified', ['set/a', 'set/b']],
    ]);
  });

  it('says nothing where nothing of the wanted kinds is there', () => {
    const profile = profileNamed('cardano-spo');
    expect(planned(profile, [item('a/cold.skey', { key: 'cold-skey' })], ['public'])).toEqual({
      plan: [],
      warnings: [],
    });
  });

  it('says owner and mode, and how to set what differs right', () => {
    const profile = profileNamed('cardano-spo');
    const { plan } = planned(profile, [
      item('set/cold key.skey', { key: 'cold-skey', mode: 0o600 }),
      item('set/cold-2.skey', { key: 'cold-skey', mode: 0o400 }),
    ]);
    expect(plan[0]).toMatchObject({
      owner: 'cold user',
      mode: '400',
      commands: ["chmod 400 'set/cold key.skey'"],
    });
  });

  it('names a folder for many files, and nothing where others lie in it', () => {
    const profile = profileNamed('openspp');
    const files = Array.from({ length: 30 }, (_, at) =>
      item(`web/filestore/${at}`, { key: 'filestore', kind: 'data', mode: 0o600 }),
    );
    const commands = (items: readonly Item[]) =>
      planned(profile, items).plan.find(({ key }) => key === 'filestore')?.commands;
    expect(commands(files)).toEqual(['find web/filestore -type f -exec chown odoo {} +']);
    expect(commands([...files, item('web/filestore/x', { key: 'env' })])).toEqual([]);
    const wide = files.map((file) => ({ ...file, mode: 0o644 }));
    expect(commands(wide)?.[0]).toBe('find web/filestore -type f -exec chmod 600 {} +');
  });

  it('warns of bundles whose items are restored, and of no others', () => {
    const profile = profileNamed('loom-node');
    const items = [item('node-1/priv_validator.json', { key: 'priv-validator' })];
    const warningsOf = (bundles: readonly ImportedBundle[]) =>
      restorePlan({ profile, items, only: null, bundles }).warnings.filter(
        (warning) => !profile.never.includes(warning),
      );
    expect(warningsOf([bundle({}, true)])).toEqual([]);
    expect(warningsOf([bundle({}, null)])).toEqual([]);
    expect(warningsOf([bundle({ label: 'node-2', originConfirmed: false }, false)])).toEqual([]);
    expect(warningsOf([bundle({ originConfirmed: false }, false)])).toEqual([
      'What came with the bundle of node-1 of 1 Jan 2026 was copied while its service ran: files that belong together may be of different moments.',
      'The origin of the bundle of node-1 of 1 Jan 2026 is not confirmed: nobody typed the words that its host showed, and anyone can seal to a public recipient.',
    ]);
  });

  it('has every restored item once, in the order of the profile', () => {
    const anyProfile = fc.constantFrom(...profiles);
    fc.assert(
      fc.property(
        anyProfile.chain((profile) => {
          const keys = [...profile.items.map(({ key }) => key), 'unclassified', 'unknown'];
          const drawn = fc.record({ key: fc.constantFrom(...keys), kind: fc.constantFrom(...kinds) });
          return fc.tuple(fc.constant(profile), fc.array(drawn, { maxLength: 30 }));
        }),
        fc.option(fc.subarray([...kinds], { minLength: 1 })),
        ([profile, drawn], only) => {
          const items = drawn.map((over, index) => item(`set/${index}`, over));
          const { plan } = planned(profile, items, only);
          const wanted = items.filter(({ kind }) => only === null || only.includes(kind));
          expect(plan.flatMap(({ paths }) => paths).toSorted()).toEqual(
            wanted.map(({ path }) => path).toSorted(),
          );
          const orders = plan.map(
            ({ key }) => profile.items.find((entry) => entry.key === key)?.restoreOrder ?? Infinity,
          );
          expect(orders).toEqual(orders.toSorted((a, b) => a - b));
        },
      ),
    );
  });
});

describe('owner and mode', () => {
  it.each([
    ['service user, 400', 'service user', '400'],
    ['644', '', '644'],
    ['in no file', 'in no file', null],
    ['', '', null],
    ['the user, who needs it, 600', 'the user, who needs it', '600'],
  ])('of "%s"', (ownerMode, owner, mode) => {
    expect(ownerAndMode(ownerMode)).toEqual({ owner, mode });
  });
});
