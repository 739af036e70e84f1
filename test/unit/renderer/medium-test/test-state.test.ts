// What can be tested, how long it takes, what a fresh stick is called, and which result ends the wizard.
import { describe, expect, it } from 'vitest';
import {
  isTestable,
  labelOfFresh,
  secondsOfTest,
  testReducer,
  type TestChoices,
} from '../../../../renderer/medium-test/test-state.ts';
import { durationWords, speedWords } from '../../../../renderer/medium-test/test-words.ts';
import type { MediumTest, MediumTestReport } from '../../../../shared/domain/medium-test.ts';
import type { Volume } from '../../../../shared/ipc/views.ts';
import { known, mediumView, nowMs, repairJob, volume } from '../export/fixtures.ts';

const reason = (code: string, severity: 'error' | 'warning' = 'error'): Volume['reasons'][number] => ({
  code,
  severity,
  sentence: 'It is so.',
});
const test: MediumTest = {
  extent: 'sampled',
  verdict: 'passed',
  freeBytes: 1_000_000_000,
  testedBytes: 100_000_000,
  writeBytesPerSecond: 1_000_000,
  readBytesPerSecond: 1_000_000,
  firstFailureAt: null,
  failures: [],
};
const choices: TestChoices = { volume: null, extent: 'sampled', prepared: true, newLabel: '', label: null };

describe('a volume', () => {
  it.each<[string, Partial<Volume>, boolean]>([
    ['can be tested where it is mounted', {}, true],
    ['cannot while it is being read', { state: 'reading' }, false],
    ['cannot before it is mounted', { state: 'not-mounted' }, false],
    ['cannot where it was pulled out', { present: false }, false],
    ['can where it is too full for a copy', { reasons: [reason('too-small')] }, true],
    ['can where it holds another vault', { reasons: [reason('other-vault', 'warning')] }, true],
    ['cannot where it is write-protected', { reasons: [reason('read-only')] }, false],
    ['cannot where it announces a keyboard', { reasons: [reason('announces-more')] }, false],
    ['can where a person insisted on it', { reasons: [reason('announces-more', 'warning')] }, true],
    ['cannot where it is never offered', { reasons: [reason('never-offer')] }, false],
    ['cannot beside another with its marker', { reasons: [reason('medium-twin')] }, false],
    ['cannot on the system disk', { reasons: [reason('system-disk')] }, false],
  ])('%s', (_, changes, expected) => {
    expect(isTestable(volume('1', changes))).toBe(expected);
  });
});

describe('how long a test takes', () => {
  const blue = volume('1', { freeBytes: 1_000_000_000, medium: known('Blue stick') });
  const media = [
    mediumView('Blue stick', {
      health: {
        advice: [],
        lastTest: { ...test, at: new Date(nowMs).toISOString() },
        speeds: [],
        errors: 0,
        inUseSince: new Date(nowMs).toISOString(),
      },
    }),
  ];
  it('is not known where the free space is not', () => {
    expect(secondsOfTest(volume('1', { freeBytes: null }), 'full', media)).toBeNull();
  });
  it('follows from the speeds of an earlier test', () => {
    const { least, most } = secondsOfTest(blue, 'full', media) ?? { least: 0, most: 0 };
    expect(least).toBeCloseTo(2 * 999.3, 0);
    expect(most).toBe(least);
    expect(least).toBeGreaterThan(secondsOfTest(blue, 'full', [])?.least ?? Infinity);
  });
  it.each([
    ['ext4', false],
    ['vfat', false],
    ['exfat', true],
    ['fuseblk', true],
  ])(
    'is less for a sample, if nothing has to be written between its blocks: %s',
    (fileSystem, mayWriteAll) => {
      const stick = { ...blue, fileSystem };
      const full = secondsOfTest(stick, 'full', media)?.least ?? 0;
      const sampled = secondsOfTest(stick, 'sampled', media);
      expect(sampled?.least).toBeLessThan(full / 4);
      expect((sampled?.most ?? 0) > full / 2).toBe(mayWriteAll);
      expect(sampled?.most === sampled?.least).toBe(!mayWriteAll);
    },
  );
  it('is said with both where they differ', () => {
    expect(durationWords({ least: 13, most: 13 })).toBe('About 13 s.');
    expect(durationWords({ least: 13, most: 310 })).toBe(
      'About 13 s, or up to 5 min where the system has to write all of its free space.',
    );
  });
});

describe('a fresh stick', () => {
  it.each([
    ['UNTITLED', ' Blue stick ', 'Blue stick'],
    ['UNTITLED', '  ', 'UNTITLED'],
    ['  ', '', 'New medium'],
  ])('that calls itself "%s" and was named "%s" is called %s', (name, newLabel, expected) => {
    expect(labelOfFresh(volume('1', { name }), { ...choices, newLabel })).toBe(expected);
  });
});

describe('the result', () => {
  const running = { stage: { name: 'running', job: 'j1' }, choices } as const;
  const result: MediumTestReport = { medium: null, label: null, recorded: false, test, notes: [] };
  it('is that of a test', () => {
    const job = { ...repairJob('j1', { state: 'done' }), kind: 'test-medium' as const, result };
    expect(testReducer(running, { type: 'job-seen', job }).stage).toEqual({
      name: 'done',
      result,
      seconds: null,
    });
  });
  it('is no result of another job', () => {
    const job = repairJob('j1', {
      state: 'done',
      result: { medium: 'b', copies: [], files: [], failures: [], notes: [] },
    });
    expect(testReducer(running, { type: 'job-seen', job })).toEqual(running);
  });
  it('says where it was too short for a speed', () => {
    expect([0, 12_400_000].map(speedWords)).toEqual(['not measured', '12.4 MB/s']);
  });
});
