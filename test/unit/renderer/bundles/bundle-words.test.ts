// The marks of a bundle: nothing that is not as good as it can be goes without one.
import { describe, expect, it } from 'vitest';
import { clockWords, marksOf, serviceWords } from '../../../../renderer/bundles/bundle-words.ts';
import type { BundleConditions } from '../../../../shared/domain/bundle-conditions.ts';

const conditions: BundleConditions = {
  system: 'aleph-ccn',
  host: 'node-1',
  startedAtMs: 1,
  endedAtMs: 2,
  serviceStopped: true,
  clockOffsetSeconds: 0.2,
  versions: [],
  notes: [],
};
const marks = (changes: Partial<BundleConditions>, originConfirmed = true) =>
  marksOf({ conditions: { ...conditions, ...changes }, originConfirmed }).map(({ id }) => id);

describe('the marks of a bundle', () => {
  it('are none where all is as it should be', () => {
    expect(marks({})).toEqual([]);
    expect(marks({ serviceStopped: null, clockOffsetSeconds: null })).toEqual([]);
  });
  it('tell a missing origin, a running service and a clock that is off', () => {
    expect(marks({}, false)).toEqual(['origin']);
    expect(marks({ serviceStopped: false })).toEqual(['running']);
    expect(marks({ clockOffsetSeconds: -7200 })).toEqual(['clock']);
    expect(marks({ serviceStopped: false, clockOffsetSeconds: 7200 }, false)).toEqual([
      'origin',
      'running',
      'clock',
    ]);
  });
});

describe('what a host says', () => {
  it('is a sentence', () => {
    expect(serviceWords(null)).toBe('There is no service to stop.');
    expect(serviceWords(false)).toContain('running');
    expect(clockWords(null)).toContain('Could not be compared');
    expect(clockWords(0.4)).toBe('As its time server says.');
    expect(clockWords(-90)).toContain('behind its time server');
  });
});
