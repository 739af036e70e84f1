import { describe, expect, it } from 'vitest';
import { ruleNames } from '../../../shared/domain/policy.ts';
import type { SetStatus, StatusCopy } from '../../../shared/domain/reports.ts';
import { verdictOfSet, verdictOfVault } from '../../../shared/domain/status.ts';
import type { OverallVerdict, RuleStatus } from '../../../shared/domain/words.ts';

const copy = (label: string, changes: Partial<StatusCopy> = {}): StatusCopy => ({
  medium: `medium of ${label}`,
  label,
  type: 'usb',
  location: 'Home',
  offsite: false,
  snapshot: '20261110T080000Z-aaaaaaaaaaaa',
  status: 'verified',
  freshness: 'in-sync',
  verifiedAt: '2026-11-10T08:00:00Z',
  level: 'readback',
  readColdAt: null,
  ...changes,
});

const set = (open: Record<string, RuleStatus>, changes: Partial<SetStatus> = {}): SetStatus => ({
  name: 'ACME pool',
  profile: 'cardano-spo',
  freshness: 'in-sync',
  changes: { added: [], changed: [], removed: [] },
  copies: [copy('Blue stick'), copy('Red stick')],
  policy: ruleNames.map((rule) => ({ rule, status: open[rule] ?? 'met', detail: 'Seen.', fix: '' })),
  warnings: [],
  overall: (Object.keys(open).length === 0 ? 'good' : 'attention') satisfies OverallVerdict,
  ...changes,
});

const behind = { freshness: 'behind' as const };

describe('verdictOfSet', () => {
  it.each<[string, SetStatus, string]>([
    ['all met', set({}), 'Everything is safe.'],
    [
      'nothing exported',
      set({ copies: 'unmet' }, { copies: [], overall: 'danger' }),
      'Nothing of "ACME pool" is on a medium yet.',
    ],
    [
      'one behind',
      set(
        { copies: 'unmet', 'same-point-in-time': 'unmet' },
        { copies: [copy('Blue stick'), copy('Red stick', { ...behind, location: 'Bank Nord' })] },
      ),
      'The copy on Red stick (Bank Nord) is behind.',
    ],
    [
      'two of three behind',
      set({ copies: 'unmet' }, { copies: [copy('a'), copy('b', behind), copy('c', behind)] }),
      '2 copies are behind.',
    ],
    [
      'all behind',
      set(
        { copies: 'unmet', 'media-types': 'unmet' },
        { copies: [copy('a', behind), copy('b', behind)], freshness: 'behind' },
      ),
      'The originals of "ACME pool" changed, and no copy holds the changes yet.',
    ],
    [
      'an older generation beside the newest',
      set(
        { 'drilled-recently': 'unmet' },
        { copies: [copy('a', { ...behind, snapshot: '20250101T080000Z-aaaaaaaaaaaa' }), copy('a')] },
      ),
      'A restore of "ACME pool" was not rehearsed lately.',
    ],
    [
      'one suspect',
      set({ copies: 'unmet' }, { copies: [copy('a'), copy('b', { status: 'suspect' })] }),
      'The copy on b (Home) is suspect.',
    ],
    [
      'several failed',
      set(
        { copies: 'unmet' },
        { copies: [copy('a', { status: 'missing' }), copy('b', { status: 'suspect' })] },
      ),
      '2 copies are damaged or missing.',
    ],
    [
      'originals not seen',
      set({ copies: 'unknown' }, { freshness: 'unknown' }),
      'The originals of "ACME pool" were not seen.',
    ],
    ['one rule', set({ offsite: 'unmet' }), 'No copy of "ACME pool" is off-site.'],
    ['one rule unknown', set({ 'verified-recently': 'unknown' }), 'Not certain: Seen.'],
    [
      'several',
      set({ offsite: 'unmet', 'media-types': 'unmet', 'drilled-recently': 'unmet' }),
      '3 things are not as they should be.',
    ],
    [
      'no label',
      set(
        { copies: 'unmet' },
        { copies: [copy(' ', { status: 'suspect', medium: '4be21c07-x', location: '' })] },
      ),
      'The copy on medium 4be21c07 is suspect.',
    ],
  ])('%s', (_, status, expected) => {
    expect(verdictOfSet(status)).toBe(expected);
  });

  it.each(ruleNames)('has a sentence for %s', (rule) => {
    expect(verdictOfSet(set({ [rule]: 'unmet' }))).toMatch(/^[A-Z].*"ACME pool".*\.$/);
  });

  it.each(ruleNames)('never says that everything is safe while %s is open', (rule) => {
    for (const status of ['unmet', 'unknown'] as const) {
      expect(verdictOfSet(set({ [rule]: status }, { overall: 'good' }))).not.toBe('Everything is safe.');
    }
  });
});

describe('verdictOfVault', () => {
  it.each([
    [[], 'Nothing is protected yet.'],
    [[set({}), set({})], 'Everything is safe.'],
    [[set({}), set({ offsite: 'unmet' })], 'No copy of "ACME pool" is off-site.'],
    [[set({ copies: 'unmet' }), set({ offsite: 'unmet' })], '2 sets are not as they should be.'],
  ])('case %#', (sets, expected) => {
    expect(verdictOfVault(sets)).toBe(expected);
  });
});
