// The restore's reducer: choices kept, the guard before an older copy, and jobs found again.
import { describe, expect, it } from 'vitest';
import {
  beginRestore,
  findRestore,
  restoreReducer,
  snapshotOf,
  type OfferedSnapshot,
  type RestoreEvent,
  type RestoreState,
} from '../../../../renderer/restore/restore-state.ts';
import type { Job } from '../../../../shared/ipc/job.ts';

const offered = (id: string, set: string, seq: number, stale = false): OfferedSnapshot => ({
  id,
  set,
  seq,
  takenAtMs: seq * 1000,
  items: 3,
  bytes: 30,
  kinds: [{ kind: 'secret-cold', items: 3, bytes: 30 }],
  stale: stale ? { newestSeq: 9, newestTakenAtMs: 9000, newestOn: ['Blue stick (Home)'], changes: [] } : null,
});
const options = {
  medium: 'm',
  label: 'Red stick',
  snapshots: [offered('p1', 'pool', 1, true), offered('p2', 'pool', 2), offered('b3', 'bot', 3)],
  failures: [],
};
const folder = { token: `folder-${'0'.repeat(32)}`, name: 'restored', path: '/restored' };

const job = (over: Partial<Job>): Job =>
  ({
    id: 'j1',
    kind: 'restore',
    title: 'Restore of pool',
    startedAtMs: 1,
    endedAtMs: null,
    progress: [],
    cancellable: true,
    state: 'running',
    error: null,
    result: null,
    ...over,
  }) as Job;

const after = (events: readonly RestoreEvent[], from: RestoreState = beginRestore()): RestoreState =>
  events.reduce(restoreReducer, from);

const chosen: readonly RestoreEvent[] = [
  { type: 'volume-chosen', volume: 'volume-1' },
  { type: 'options-read', options, set: 'pool' },
];
const readyToStart: readonly RestoreEvent[] = [
  ...chosen,
  { type: 'what-settled' },
  { type: 'folder-chosen', folder },
];

describe('what is proposed', () => {
  it('is the newest of the set that was asked for', () => {
    expect(after(chosen).snapshot).toBe('p2');
  });

  it('is the newest of all where no set was asked for', () => {
    expect(after([{ type: 'options-read', options, set: null }]).snapshot).toBe('b3');
  });

  it('is what was chosen before, when the same medium is read again', () => {
    const again = after([
      ...chosen,
      { type: 'snapshot-chosen', snapshot: 'b3' },
      { type: 'went-back' },
      ...chosen.slice(1),
    ]);
    expect(again.snapshot).toBe('b3');
  });
});

describe('the guard', () => {
  const older: readonly RestoreEvent[] = [
    ...chosen,
    { type: 'snapshot-chosen', snapshot: 'p1' },
    { type: 'what-settled' },
  ];

  it('stands before an older snapshot', () => {
    expect(after(older).stage.name).toBe('stale');
  });

  it('lets the newest through', () => {
    expect(after([...chosen, { type: 'what-settled' }]).stage.name).toBe('where');
  });

  it('is passed with a reason, which is kept for the journal', () => {
    const state = after([...older, { type: 'insisted', reason: 'Blue is gone', only: ['public'] }]);
    expect(state.stage.name).toBe('where');
    expect(state.insistence).toBe('Blue is gone');
    expect(state.only).toEqual(['public']);
  });

  it('asks anew after going back, and for another snapshot', () => {
    const back = after([
      ...older,
      { type: 'insisted', reason: 'Blue is gone', only: null },
      { type: 'went-back' },
    ]);
    expect(back.insistence).toBeNull();
    expect(after([{ type: 'what-settled' }], back).stage.name).toBe('stale');
  });
});

describe('the way through', () => {
  it('starts only with a folder step before it', () => {
    expect(after([...chosen, { type: 'start-pressed' }]).stage.name).toBe('what');
    expect(after([...readyToStart, { type: 'start-pressed' }]).stage.name).toBe('starting');
  });

  it('keeps medium, snapshot and folder when the start was refused', () => {
    const refused = error('target-occupied');
    const state = after([...readyToStart, { type: 'start-pressed' }, { type: 'refused', error: refused }]);
    expect(state).toMatchObject({ stage: { name: 'where', refused }, volume: 'volume-1', folder });
    expect(snapshotOf(state)?.id).toBe('p2');
  });

  it('takes no choice while it runs', () => {
    const running = after([...readyToStart, { type: 'start-pressed' }, { type: 'started', job: 'j1' }]);
    expect(after([{ type: 'volume-chosen', volume: 'volume-2' }, { type: 'went-back' }], running)).toBe(
      running,
    );
  });

  it('another medium forgets what the first one offered, and keeps the folder', () => {
    const state = after([...readyToStart, { type: 'volume-chosen', volume: 'volume-2' }]);
    expect(state).toMatchObject({ volume: 'volume-2', options: null, snapshot: null, folder });
  });
});

const error = (code: 'medium-removed' | 'payload-damaged' | 'target-occupied') => ({
  code,
  message: 'm',
  hint: 'h',
});

describe('what the job says', () => {
  const running = after([...readyToStart, { type: 'start-pressed' }, { type: 'started', job: 'j1' }]);
  it.each([
    ['cancelled', job({ state: 'cancelled', endedAtMs: 2 }), 'cancelled'],
    ['failed', job({ state: 'failed', endedAtMs: 2, error: error('payload-damaged') }), 'failed'],
    ['gone', job({ state: 'failed', endedAtMs: 2, error: error('medium-removed') }), 'gone'],
    ['still running', job({}), 'restoring'],
    ['of another job', job({ id: 'j2', state: 'cancelled' }), 'restoring'],
  ])('%s', (_, said, stage) => {
    expect(restoreReducer(running, { type: 'job-seen', job: said }).stage.name).toBe(stage);
  });

  it('is found again by a window that was reloaded', () => {
    expect(findRestore([job({})]).stage).toEqual({ name: 'restoring', job: 'j1' });
    expect(findRestore([job({ state: 'done', endedAtMs: 2 })]).stage.name).toBe('medium');
  });

  it('that was forgotten with a lock leaves no conclusion', () => {
    expect(restoreReducer(running, { type: 'came-back', jobs: [] }).stage.name).toBe('cancelled');
  });
});
