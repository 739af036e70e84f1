import { describe, expect, it } from 'vitest';
import { progressOfRun, sortedRuns, whatTickLacks } from '../../../../renderer/checklists/run-progress.ts';
import type { ChecklistStep } from '../../../../shared/domain/reports.ts';
import type { ChecklistRun } from '../../../../shared/ipc/views.ts';

const step = (title: string, critical = false): ChecklistStep => ({
  title,
  acts: [],
  commands: [],
  mustShow: [],
  critical,
});
const steps = [step('Power off'), step('Place the keys', true), step('Start')];
const tick = (index: number, by = 'Mira') => ({ step: index, by, second: '', atMs: 1000 + index, note: '' });

describe('progress of a run', () => {
  it('begins at the first step', () => {
    const progress = progressOfRun(steps, { steps: 3, ticked: [] });
    expect(progress.current?.index).toBe(0);
    expect(progress.ticked).toBe(0);
    expect(progress.sheetChanged).toBe(false);
  });

  it('goes on at the first step that is open, whatever the order of ticks', () => {
    const progress = progressOfRun(steps, { steps: 3, ticked: [tick(2), tick(0)] });
    expect(progress.current?.step.title).toBe('Place the keys');
    expect(progress.ticked).toBe(2);
  });

  it('counts a step that was ticked twice once, by its latest tick', () => {
    const progress = progressOfRun(steps, { steps: 3, ticked: [tick(0, 'Mira'), tick(0, 'Jonas')] });
    expect(progress.ticked).toBe(1);
    expect(progress.steps[0]?.tick?.by).toBe('Jonas');
  });

  it('has no current step when all are ticked', () => {
    expect(progressOfRun(steps, { steps: 3, ticked: [tick(0), tick(1), tick(2)] }).current).toBeNull();
  });

  it('says that the sheet was filled in anew when its steps are not those of the beginning', () => {
    expect(progressOfRun(steps, { steps: 5, ticked: [] }).sheetChanged).toBe(true);
  });
});

describe('what a tick lacks', () => {
  it.each([
    ['a name', step('a'), ' ', '', 'Who did it? Type a name or initials.'],
    ['nothing where one person suffices', step('a'), 'Mira', '', null],
    [
      'a second person where the step is critical',
      step('a', true),
      'Mira',
      '',
      'This step wants a second person.',
    ],
    [
      'another person, not the same in capitals',
      step('a', true),
      'Mira',
      ' MIRA ',
      'The second person must be another one.',
    ],
    ['nothing with two persons', step('a', true), 'Mira', 'Jonas', null],
  ])('%s', (_, of, by, second, lacks) => {
    expect(whatTickLacks(of, by, second)).toBe(lacks);
  });
});

const run = (id: string, beganAtMs: number, endedAtMs: number | null): ChecklistRun => ({
  id,
  set: 'pool',
  scenario: 'laptop-lost',
  title: 'Laptop lost',
  beganAtMs,
  endedAtMs,
  by: 'Mira',
  second: '',
  steps: 3,
  ticked: [],
  result: endedAtMs === null ? null : 'rehearsed',
  notes: '',
});

describe('runs', () => {
  it('are open or ended, newest first', () => {
    const { open, ended } = sortedRuns([
      run('a', 1, 5),
      run('b', 2, null),
      run('c', 3, null),
      run('d', 4, 9),
    ]);
    expect(open.map(({ id }) => id)).toEqual(['c', 'b']);
    expect(ended.map(({ id }) => id)).toEqual(['d', 'a']);
  });
});
