// The course of a wizard around one job: nothing moves it but its own job, and what ran is found again.
import { describe, expect, it } from 'vitest';
import {
  awaitedJob,
  findOneJob,
  isUnderWay,
  oneJobReducer,
  type OneJob,
  type OneJobEvent,
} from '../../../../renderer/work/one-job.ts';
import type { RepairReport } from '../../../../shared/domain/repair-report.ts';
import type { Job } from '../../../../shared/ipc/job.ts';
import { removed, repairJob } from '../export/fixtures.ts';

interface Choices {
  readonly volume: string | null;
}
type State = OneJob<RepairReport, Choices>;

const reducer = oneJobReducer<RepairReport, Choices>((job) => (job.kind === 'repair' ? job.result : null));
const report: RepairReport = { medium: 'b', copies: [], files: [], failures: [], notes: [] };
const run = (state: State, ...events: OneJobEvent<Choices>[]): State => events.reduce(reducer, state);
const seen = (changes: Partial<ReturnType<typeof repairJob>>): OneJobEvent<Choices> => ({
  type: 'job-seen',
  job: repairJob('j1', changes),
});

const begun: State = { stage: { name: 'choosing', refused: null }, choices: { volume: null } };
const chosen = run(begun, { type: 'chose', choices: { volume: 'v1' } });
const starting = run(chosen, { type: 'start-pressed' });
const running = run(starting, { type: 'started', job: 'j1' });
const failed = run(running, seen({ state: 'failed', error: removed }));

describe('a wizard around one job', () => {
  it.each<[string, State, State['stage']]>([
    ['waits for a person', chosen, { name: 'choosing', refused: null }],
    ['is asked for', starting, { name: 'starting' }],
    ['runs', running, { name: 'running', job: 'j1' }],
    [
      'has a result',
      run(running, seen({ state: 'done', result: report })),
      { name: 'done', result: report, seconds: null },
    ],
    [
      'tells how long it took',
      run(running, seen({ state: 'done', startedAtMs: 1_000, endedAtMs: 15_000, result: report })),
      { name: 'done', result: report, seconds: 14 },
    ],
    [
      'took no time where the clock went back',
      run(running, seen({ state: 'done', startedAtMs: 15_000, endedAtMs: 1_000, result: report })),
      { name: 'done', result: report, seconds: 0 },
    ],
    ['tells what failed', failed, { name: 'failed', error: removed }],
    [
      'waits for the reason of a failure',
      run(running, seen({ state: 'failed' })),
      { name: 'running', job: 'j1' },
    ],
    ['can be cancelled', run(running, seen({ state: 'cancelled' })), { name: 'cancelled' }],
    [
      'is refused',
      run(starting, { type: 'refused', error: removed }),
      { name: 'choosing', refused: removed },
    ],
    [
      'forgets the refusal when it is asked again',
      run(starting, { type: 'refused', error: removed }, { type: 'start-pressed' }),
      { name: 'starting' },
    ],
    ['begins again after a failure', run(failed, { type: 'went-back' }), { name: 'choosing', refused: null }],
    ['knows that a lock ended its job', run(running, { type: 'came-back', jobs: [] }), { name: 'cancelled' }],
    [
      'asks again where the answer was lost',
      run(starting, { type: 'came-back', jobs: [] }),
      { name: 'choosing', refused: null },
    ],
    [
      'goes on where its job goes on',
      run(running, { type: 'came-back', jobs: [repairJob('j1')] }),
      { name: 'running', job: 'j1' },
    ],
    [
      'is not begun by an answer that nobody asked for',
      run(chosen, { type: 'started', job: 'j9' }),
      { name: 'choosing', refused: null },
    ],
  ])('%s', (_, { stage }, expected) => {
    expect(stage).toEqual(expected);
  });

  it.each<[string, OneJobEvent<Choices>]>([
    ['another job', { type: 'job-seen', job: repairJob('j2', { state: 'cancelled' }) }],
    ['another choice', { type: 'chose', choices: { volume: 'v2' } }],
    ['going back', { type: 'went-back' }],
    ['starting once more', { type: 'start-pressed' }],
    ['a refusal that comes late', { type: 'refused', error: removed }],
  ])('is not moved by %s while it runs', (_, event) => {
    expect(reducer(running, event)).toEqual(running);
  });

  it('keeps what was chosen to the end', () => {
    expect(failed.choices).toEqual({ volume: 'v1' });
    expect(run(failed, { type: 'went-back' }).choices).toEqual({ volume: 'v1' });
  });

  it('says what leaving would leave running, and which job is awaited', () => {
    expect([begun, starting, running, failed].map(isUnderWay)).toEqual([false, true, true, false]);
    expect([begun, starting, running, failed].map(awaitedJob)).toEqual([null, null, 'j1', null]);
  });
});

/** The stage that a window finds itself in. */
const find = (anew: boolean, ...jobs: Job[]) =>
  findOneJob({ kind: 'repair', reducer, choices: { volume: null }, anew }, jobs).stage.name;

describe('a window that has just opened', () => {
  const done = repairJob('j1', { state: 'done', endedAtMs: 2_000, result: report });
  it.each<[string, boolean, Job[], string]>([
    ['begins anew where nothing ran', false, [], 'choosing'],
    [
      'begins anew where something else ran',
      false,
      [{ ...repairJob('j0'), kind: 'clone', result: null }],
      'choosing',
    ],
    ['finds what runs', false, [repairJob('j1')], 'running'],
    ['finds what runs also where it was opened for something certain', true, [repairJob('j1')], 'running'],
    ['finds what has ended', false, [done], 'done'],
    ['does not show what has ended where it was opened for something certain', true, [done], 'choosing'],
    ['finds the newest', false, [repairJob('j0', { state: 'cancelled', endedAtMs: 1_000 }), done], 'done'],
  ])('%s', (_, anew, jobs, stage) => {
    expect(find(anew, ...jobs)).toBe(stage);
  });
});
