// What can be mended and from what, and what came of it in words.
import { describe, expect, it } from 'vitest';
import {
  mediumOfError,
  mendedFrom,
  outcomeOf,
  repairable,
  repairReducer,
  repairTitle,
  sourcesFor,
} from '../../../../renderer/repair/repair-state.ts';
import type { RepairedCopy, RepairReport } from '../../../../shared/domain/repair-report.ts';
import { known, repairJob, volume } from '../export/fixtures.ts';

const blue = volume('1', { medium: known('Blue stick') });
const red = volume('2', { medium: known('Red stick') });
const fresh = volume('3');
const out = volume('4', { medium: known('Green disk'), present: false });
const unmounted = volume('5', { medium: known('White stick'), state: 'not-mounted' });

const copy = (status: RepairedCopy['status']): RepairedCopy => ({
  snapshot: status,
  set: 'ACME pool',
  status,
  repaired: [],
  failures: [],
});
const failure = { path: 'README.txt', reason: 'It is damaged.' };
const report = (copies: RepairedCopy[], failures: RepairReport['failures'] = []): RepairReport => ({
  medium: 'b',
  copies,
  files: [],
  failures,
  notes: [],
});

describe('a repair', () => {
  it('is offered for media of this vault that can be read', () => {
    expect(repairable([blue, red, fresh, out, unmounted])).toEqual([blue, red]);
  });
  it('takes from the other media that are there', () => {
    expect(sourcesFor(blue, [blue, red, fresh, out])).toEqual([red]);
    expect(sourcesFor(null, [blue, red])).toEqual([blue, red]);
  });
  it('takes nothing from one that cannot be read', () => {
    const reasons = [{ code: 'unreadable', severity: 'error', sentence: 'It cannot be read.' }] as const;
    expect(sourcesFor(blue, [blue, { ...red, reasons: [...reasons] }])).toEqual([]);
  });
  it.each([
    ['The medium at /media/BLUE is no longer there.', 'Blue stick'],
    ['The system cannot read x on the medium at /media/BLUE (EIO).', 'Blue stick'],
    ['There is no room left for x on the medium at /media/BLUE.', 'Blue stick'],
    ['The medium at /media/BLUE2 is no longer there.', 'a medium'],
    ['The medium at /media/RED is no longer there.', 'a medium'],
  ])('that failed is of the medium that its error names: %s', (message, name) => {
    expect(mediumOfError({ message }, { label: 'Blue stick', path: '/media/BLUE' })).toBe(name);
    expect(mediumOfError({ message }, { label: null, path: null })).toBe('a medium');
  });

  it.each<[string, RepairReport, ReturnType<typeof outcomeOf>, string]>([
    ['had nothing to do', report([copy('whole')]), 'whole', 'Nothing on Blue stick had to be mended.'],
    ['found no copy', report([]), 'whole', 'Nothing on Blue stick had to be mended.'],
    [
      'mended one of two',
      report([copy('whole'), copy('repaired')]),
      'repaired',
      'Blue stick is whole again.',
    ],
    [
      'left one',
      report([copy('repaired'), copy('failed')]),
      'failed',
      'One copy on Blue stick could not be mended.',
    ],
    [
      'left two',
      report([copy('failed'), copy('failed')]),
      'failed',
      '2 copies on Blue stick could not be mended.',
    ],
    [
      'left what is beside the copies',
      report([copy('repaired')], [failure]),
      'failed',
      'Not everything on Blue stick could be mended.',
    ],
  ])('that %s says so', (_, value, outcome, title) => {
    expect([outcomeOf(value), repairTitle(value, 'Blue stick')]).toEqual([outcome, title]);
  });

  it.each([
    ['parity', null, 'from parity'],
    ['other-copy', 'Green disk', 'from the copy on Green disk'],
    ['other-copy', null, 'from another copy'],
    ['catalogue', null, 'from the catalogue'],
  ] as const)('from %s (%s) says "%3$s"', (from, medium, words) => {
    expect(mendedFrom({ path: 'payload.tar.age', from, medium })).toBe(words);
  });

  it('has the result of its own kind of job', () => {
    const running = {
      stage: { name: 'running', job: 'j1' },
      choices: { volume: 'v1', label: 'Blue stick', path: '/media/BLUE' },
    } as const;
    const result = report([copy('repaired')]);
    expect(
      repairReducer(running, { type: 'job-seen', job: repairJob('j1', { state: 'done', result }) }).stage,
    ).toEqual({
      name: 'done',
      result,
      seconds: null,
    });
    const other = { ...repairJob('j1', { state: 'done' }), kind: 'cold-read' as const, result: null };
    expect(repairReducer(running, { type: 'job-seen', job: other })).toEqual(running);
  });
});
