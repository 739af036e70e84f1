// How old the content of a copy may be, and how lately it must have been verified, by what it holds.
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../shared/domain/ages.ts';
import type { ImportedBundle } from '../../../shared/domain/bundle-conditions.ts';
import { contentAgeWarnings, policyFor } from '../../../shared/domain/content-ages.ts';
import { profileById } from '../../../shared/profiles/index.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';

const nowMs = Date.UTC(2026, 10, 21, 12);

const profileNamed = (id: string): Profile => {
  const profile = profileById(id);
  if (profile === null) throw new Error(`there is no profile ${id}`);
  return profile;
};

const openspp = profileNamed('openspp');
const dump = { path: 'web-1/db.dump', key: 'db-dump' };
const addon = { path: 'files/addon.py', key: 'policy-doc' };

const bundle = (endedAtMs: number): ImportedBundle => ({
  id: 'ab'.repeat(16),
  sha256: 'ab'.repeat(32),
  bytes: 1,
  label: 'web-1',
  importedAtMs: nowMs,
  originConfirmed: true,
  conditions: {
    system: 'openspp',
    host: 'web-1',
    startedAtMs: endedAtMs,
    endedAtMs,
    serviceStopped: true,
    clockOffsetSeconds: null,
    versions: [],
    notes: [],
  },
});

const warnings = (over: Partial<Parameters<typeof contentAgeWarnings>[0]>): string[] =>
  contentAgeWarnings({
    profile: openspp,
    items: [dump, addon],
    confirmedAtMs: nowMs,
    bundles: [],
    nowMs,
    ...over,
  });

describe('the age of content', () => {
  it('is no matter while it is younger than its limit', () => {
    expect(warnings({})).toEqual([]);
    expect(warnings({ confirmedAtMs: nowMs - dayMs })).toEqual([]);
  });

  it('is said with its limit, for what ages and nothing else', () => {
    const title = openspp.items.find(({ key }) => key === 'db-dump')?.title ?? '';
    const aged = warnings({ items: [dump], confirmedAtMs: nowMs - 3 * dayMs });
    expect(aged).toEqual([
      `The newest copy is too old for some of what it holds. As of 18 Nov 2026, 3 days ago: ${title} (at most 1 day).`,
    ]);
    const cold = profileNamed('cardano-spo');
    const keys = [{ path: 'keys/cold.skey', key: 'cold-skey' }];
    expect(warnings({ profile: cold, items: keys, confirmedAtMs: 0 })).toEqual([]);
    expect(warnings({ items: [{ path: 'a/b', key: 'unclassified' }], confirmedAtMs: 0 })).toEqual([]);
  });

  it('of what a bundle brought is that of its capture, however lately it was scanned', () => {
    expect(warnings({ bundles: [bundle(nowMs - 2 * dayMs)] })).toHaveLength(1);
    expect(warnings({ bundles: [bundle(nowMs)], confirmedAtMs: nowMs - 2 * dayMs, items: [dump] })).toEqual(
      [],
    );
  });

  it('is not claimed where it would lie in the future', () => {
    expect(warnings({ confirmedAtMs: nowMs + dayMs })).toEqual([]);
  });
});

describe('the policy of what a set holds', () => {
  const loom = profileNamed('loom-node');

  it('asks for verification as soon as the item that wants it soonest', () => {
    const soonest = Math.min(...loom.items.map(({ verifyDays }) => verifyDays));
    const items = loom.items.map(({ key }) => ({ path: `a/${key}`, key }));
    expect(soonest).toBeLessThan(loom.policy.verifiedWithinDays);
    expect(policyFor(loom, items)).toEqual({ ...loom.policy, verifiedWithinDays: soonest });
  });

  it('is that of the profile where nothing is held, and never laxer', () => {
    expect(policyFor(loom, [])).toEqual(loom.policy);
    expect(policyFor(openspp, [addon])).toEqual(openspp.policy);
  });
});
