// What can be cloned and where to, and what came of it in words.
import { describe, expect, it } from 'vitest';
import {
  clonable,
  cloneButton,
  cloneReducer,
  cloneTitle,
  goodCopies,
  hasFailed,
  mayTake,
  nameOfClone,
  otherVolumes,
} from '../../../../renderer/clone/clone-state.ts';
import type { ClonedCopy, CloneReport } from '../../../../shared/domain/clone-report.ts';
import { known, mediumView, onMedium, removed, repairJob, volume } from '../export/fixtures.ts';

const blue = volume('1', { medium: known('Blue stick') });
const empty = volume('2', { medium: known('Red stick', { copies: 0 }) });
const fresh = volume('3');
const out = volume('4', { medium: known('Green disk'), present: false });
const full = volume('5', { fits: false });
const unmounted = volume('6', { medium: known('White stick'), state: 'not-mounted' });
const all = [blue, empty, fresh, out, full, unmounted];

const cloned = (changes: Partial<ClonedCopy> = {}): ClonedCopy => ({
  medium: 'id of Red stick',
  to: '/media/red',
  path: 'COLDKEEP/v/snapshots/s',
  level: 'readback',
  unchanged: false,
  files: [],
  warnings: [],
  ...changes,
});
const report = (...copies: ClonedCopy[]): CloneReport => ({
  snapshot: 's',
  from: 'id of Blue stick',
  signatureVerified: true,
  copies,
});
const bad = cloned({ medium: null, error: removed });
const same = cloned({ unchanged: true });

describe('a clone', () => {
  it('is taken from media that are there and hold a copy', () => {
    expect(clonable(all)).toEqual([blue]);
  });
  it('is taken of good copies, the newest first', () => {
    const older = onMedium('s7', { seq: 7 });
    const newer = onMedium('s9', { seq: 9 });
    const damaged = onMedium('s10', { seq: 10, status: 'suspect' });
    expect(goodCopies(mediumView('Blue stick', { copies: [older, damaged, newer] }))).toEqual([newer, older]);
    expect(goodCopies(undefined)).toEqual([]);
  });
  it('goes to what is mounted and fit, and is not where it comes from', () => {
    expect(all.filter((each) => mayTake(each, blue))).toEqual([empty, fresh]);
    expect(mayTake(blue, null)).toBe(true);
  });
  it('keeps in sight what cannot take it', () => {
    expect(otherVolumes(all, blue)).toEqual([empty, fresh, out, full]);
  });

  it.each([
    ['Clone', []],
    ['Clone to Blue stick and “UNTITLED”', [blue, fresh]],
    ['Clone to 4 media', [blue, empty, fresh, full]],
  ])('is asked for by "%s"', (words, targets) => {
    expect(cloneButton(targets)).toBe(words);
  });

  it.each<[string, CloneReport]>([
    ['The copy is on one more medium.', report(cloned())],
    ['The copy is on 2 more media.', report(cloned(), cloned(), same)],
    ['1 clone written, 1 failed.', report(cloned(), bad)],
    ['No clone was written.', report(bad, same)],
    ['Nothing to clone: it is there already.', report(same)],
  ])('says "%s"', (title, value) => {
    expect(cloneTitle(value)).toBe(title);
  });

  it('is called by the label of its medium, else by its folder', () => {
    const media = [mediumView('Red stick')];
    expect([nameOfClone(cloned(), media), nameOfClone(bad, media)]).toEqual(['Red stick', '/media/red']);
    expect([cloned(), bad].map(hasFailed)).toEqual([false, true]);
  });

  it('has the result of its own kind of job', () => {
    const choices = { from: null, snapshot: null, settled: true, to: [] };
    const running = { stage: { name: 'running', job: 'j1' }, choices } as const;
    const job = { ...repairJob('j1', { state: 'done' }), kind: 'clone' as const, result: report(cloned()) };
    expect(cloneReducer(running, { type: 'job-seen', job }).stage.name).toBe('done');
    const other = repairJob('j1', {
      state: 'done',
      result: { medium: 'b', copies: [], files: [], failures: [], notes: [] },
    });
    expect(cloneReducer(running, { type: 'job-seen', job: other })).toEqual(running);
  });
});
