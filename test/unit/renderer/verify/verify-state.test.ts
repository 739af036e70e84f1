// The course of a verification, and that a medium that went away leaves no conclusion.
import { describe, expect, it } from 'vitest';
import {
  beginVerify,
  findVerify,
  isReading,
  verifyReducer,
  type VerifyEvent,
  type VerifyState,
} from '../../../../renderer/verify/verify-state.ts';
import type { JobOf } from '../../../../shared/ipc/job.ts';

const job = (changes: Partial<JobOf<'verify'>> = {}): JobOf<'verify'> => ({
  kind: 'verify',
  id: 'j1',
  title: 'Verification of Blue stick',
  startedAtMs: 1_000,
  endedAtMs: null,
  progress: [],
  cancellable: true,
  state: 'running',
  error: null,
  result: null,
  ...changes,
});
const report = { medium: 'b', copies: [], failures: [], notes: [] };
const error = (code: 'medium-removed' | 'medium-io') => ({ code, message: 'It happened.', hint: 'Do this.' });
const run = (state: VerifyState, ...events: VerifyEvent[]): VerifyState =>
  events.reduce(verifyReducer, state);

const chosen = run(
  beginVerify(),
  { type: 'volume-chosen', volume: 'v1' },
  { type: 'open-chosen', open: true },
);
const reading = run(
  chosen,
  { type: 'start-pressed', volume: 'v1', label: 'Blue stick' },
  { type: 'started', job: 'j1' },
);
const seen = (changes: Partial<JobOf<'verify'>>): VerifyEvent => ({ type: 'job-seen', job: job(changes) });

describe('a verification', () => {
  it.each([
    ['waits for a medium', beginVerify(), 'medium'],
    ['is asked for', run(chosen, { type: 'start-pressed', volume: 'v1', label: 'Blue stick' }), 'starting'],
    ['reads', reading, 'reading'],
    ['has a result', run(reading, seen({ state: 'done', result: report })), 'result'],
    [
      'concludes nothing where the medium went away',
      run(reading, seen({ state: 'failed', error: error('medium-removed') })),
      'gone',
    ],
    ['tells what failed', run(reading, seen({ state: 'failed', error: error('medium-io') })), 'failed'],
    ['can be cancelled', run(reading, seen({ state: 'cancelled' })), 'cancelled'],
    [
      'is refused',
      run(
        chosen,
        { type: 'start-pressed', volume: 'v1', label: 'Blue stick' },
        { type: 'refused', error: error('medium-io') },
      ),
      'medium',
    ],
    ['begins again', run(reading, seen({ state: 'cancelled' }), { type: 'went-back' }), 'medium'],
    [
      'reads again from where it was gone',
      run(reading, seen({ state: 'failed', error: error('medium-removed') }), {
        type: 'start-pressed',
        volume: 'v1',
        label: 'Blue stick',
      }),
      'starting',
    ],
  ])('%s', (_, state, stage) => {
    expect(state.stage.name).toBe(stage);
  });

  it.each([
    ['another job', { type: 'job-seen', job: job({ id: 'j2', state: 'cancelled' }) }],
    ['going back', { type: 'went-back' }],
    ['another medium', { type: 'volume-chosen', volume: 'v2' }],
    ['another depth', { type: 'open-chosen', open: false }],
    ['starting once more', { type: 'start-pressed', volume: 'v1', label: 'Blue stick' }],
  ] as const)('is not moved by %s while it reads', (_, event) => {
    expect(verifyReducer(reading, event)).toEqual(reading);
  });

  it('keeps its choices to the end and tells how long it took', () => {
    const end = run(reading, seen({ state: 'done', endedAtMs: 15_000, result: report }));
    expect(end).toEqual({
      stage: { name: 'result', report, seconds: 14 },
      volume: 'v1',
      label: 'Blue stick',
      open: true,
    });
  });

  it('says that leaving now would leave something running', () => {
    expect([chosen, reading].map(isReading)).toEqual([false, true]);
  });
});

describe('a window that was reloaded', () => {
  it('finds the reading that runs', () => {
    expect(findVerify([job()], null).stage).toEqual({ name: 'reading', job: 'j1' });
  });
  it('finds the result of a reading that ended', () => {
    expect(findVerify([job({ state: 'done', result: report })], null).stage.name).toBe('result');
  });
  it('begins anew for a medium that was asked for', () => {
    expect(findVerify([job({ state: 'done', endedAtMs: 2_000, result: report })], 'b')).toEqual(
      beginVerify(),
    );
  });
  it('knows that a lock ended its job', () => {
    expect(run(reading, { type: 'came-back', jobs: [] }).stage.name).toBe('cancelled');
    expect(run(reading, { type: 'came-back', jobs: [job()] })).toEqual(reading);
  });
  it('begins anew where nothing ran', () => {
    expect(findVerify([], null)).toEqual(beginVerify());
  });
});
