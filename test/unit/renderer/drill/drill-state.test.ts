// The drill's reducer: the clock over parts by hand and in the app, and what a job's end means.
import { describe, expect, it } from 'vitest';
import {
  beginDrill,
  clockRuns,
  drillReducer,
  findDrill,
  totalSeconds,
  type DrillEvent,
  type DrillState,
} from '../../../../renderer/drill/drill-state.ts';
import type { DrillReport } from '../../../../shared/domain/reports.ts';
import type { Job } from '../../../../shared/ipc/job.ts';

const report = (status: 'passed' | 'failed'): DrillReport => ({
  snapshot: '20261121T000000Z-0123456789ab',
  set: 'pool',
  status,
  seconds: 12.5,
  items: 23,
  bytes: 1000,
  failures: status === 'passed' ? [] : [{ path: 'pool/cold.skey', reason: 'differs' }],
});

const job = (over: Partial<Job>): Job =>
  ({
    id: 'j1',
    kind: 'drill',
    title: 'Drill of pool',
    startedAtMs: 5000,
    endedAtMs: null,
    progress: [],
    cancellable: true,
    state: 'running',
    error: null,
    result: null,
    ...over,
  }) as Job;

const after = (events: readonly DrillEvent[], from: DrillState = beginDrill('pool')): DrillState =>
  events.reduce(drillReducer, from);

const comparing: readonly DrillEvent[] = [
  { type: 'medium-chosen', medium: 'm1', label: 'Blue stick' },
  { type: 'person-typed', by: 'Mira' },
  { type: 'clock-started', nowMs: 1000 },
  { type: 'fetched', nowMs: 4000, volume: 'volume-1' },
  { type: 'started', job: 'j1' },
];
const passed: DrillEvent = {
  type: 'job-seen',
  job: job({ state: 'done', endedAtMs: 20_000, result: report('passed') }),
};

describe('the clock', () => {
  it('does not start without a set and a medium', () => {
    expect(after([{ type: 'clock-started', nowMs: 1 }]).stage.name).toBe('choose');
    expect(clockRuns(after([{ type: 'clock-started', nowMs: 1 }]))).toBe(false);
  });

  it('counts fetching by hand, comparing in the app and carrying by hand', () => {
    const state = after([...comparing, passed, { type: 'part-done', title: 'Carry', nowMs: 26_000 }]);
    expect(state.parts).toEqual([
      { title: 'Fetch Blue stick', seconds: 3, where: 'hand', by: 'Mira' },
      { title: 'Decrypt and compare', seconds: 12.5, where: 'app', by: '' },
      { title: 'Carry', seconds: 6, where: 'hand', by: 'Mira' },
    ]);
    expect(totalSeconds(state.parts)).toBe(21.5);
    expect(clockRuns(state)).toBe(true);
    expect(clockRuns(after([{ type: 'running-again' }], state))).toBe(false);
  });

  it('never counts backwards when the clock of the machine does', () => {
    const state = after([...comparing.slice(0, 3), { type: 'fetched', nowMs: 0, volume: 'volume-1' }]);
    expect(state.parts[0]?.seconds).toBe(0);
  });
});

describe('choices', () => {
  it('another set forgets the medium that was drawn for the first', () => {
    const state = after([comparing[0] as DrillEvent, { type: 'set-chosen', set: 'bot' }]);
    expect(state).toMatchObject({ set: 'bot', medium: null, label: '' });
  });

  it('cannot be changed once the clock runs', () => {
    const running = after(comparing.slice(0, 3));
    expect(after([{ type: 'medium-chosen', medium: 'm2', label: 'Red stick' }], running)).toBe(running);
    expect(after([{ type: 'set-chosen', set: 'bot' }], running)).toBe(running);
  });
});

const error = (code: 'medium-removed' | 'payload-damaged') => ({ code, message: 'm', hint: 'h' });

describe('the end of the job', () => {
  it.each([
    ['passed leads to what is done by hand', passed, 'carry'],
    [
      'a failed drill has nothing to carry',
      { type: 'job-seen', job: job({ state: 'done', endedAtMs: 9, result: report('failed') }) },
      'result',
    ],
    ['cancelled', { type: 'job-seen', job: job({ state: 'cancelled', endedAtMs: 9 }) }, 'cancelled'],
    [
      'medium gone',
      { type: 'job-seen', job: job({ state: 'failed', endedAtMs: 9, error: error('medium-removed') }) },
      'gone',
    ],
    [
      'failed',
      { type: 'job-seen', job: job({ state: 'failed', endedAtMs: 9, error: error('payload-damaged') }) },
      'failed',
    ],
    [
      'another job says nothing',
      { type: 'job-seen', job: job({ id: 'j2', state: 'cancelled' }) },
      'comparing',
    ],
  ] satisfies [string, DrillEvent, string][])('%s', (_, event, stage) => {
    expect(after([...comparing, event]).stage.name).toBe(stage);
  });

  it('a refused start lets the clock go on', () => {
    const state = after([
      ...comparing.slice(0, 4),
      { type: 'refused', error: error('medium-removed'), nowMs: 5000 },
    ]);
    expect(state.stage).toEqual({ name: 'fetch', partSinceMs: 5000, refused: error('medium-removed') });
  });

  it('is found again by a window that was reloaded, and concludes nothing after a lock', () => {
    const found = findDrill([job({})], 'pool');
    expect(found.stage).toEqual({ name: 'comparing', job: 'j1' });
    expect(found.beganAtMs).toBe(5000);
    expect(after([{ type: 'came-back', jobs: [] }], found).stage.name).toBe('cancelled');
  });
});
