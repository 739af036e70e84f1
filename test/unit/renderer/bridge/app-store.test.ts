import { describe, expect, it } from 'vitest';
import type { JobOf } from '../../../../shared/ipc/job.ts';
import { AppStore, hear, nothingSaid } from '../../../../renderer/bridge/app-store.ts';
import { stateOf } from '../../../../renderer/bridge/fake-bridge.ts';
import { runningOf } from '../../../../renderer/bridge/use-job.ts';

const job = (id: string, state: JobOf<'verify'>['state'] = 'running'): JobOf<'verify'> => ({
  kind: 'verify',
  id,
  title: 'Verification of Blue stick',
  startedAtMs: 1,
  endedAtMs: null,
  progress: [],
  cancellable: true,
  state,
  error: null,
  result: null,
});

describe('what the main process said', () => {
  it('is replaced by a state, jobs included', () => {
    const before = hear(nothingSaid, { kind: 'job', job: job('1') });
    const state = stateOf({ jobs: [job('2')] });
    expect(hear(before, { kind: 'state', state })).toEqual({ state, jobs: [job('2')] });
  });

  it('has each job once, the newest word of it', () => {
    const said = [job('1'), job('2'), job('1', 'done')].reduce(
      (now, each) => hear(now, { kind: 'job', job: each }),
      nothingSaid,
    );
    expect(said.jobs).toEqual([job('1', 'done'), job('2')]);
  });

  it('leaves the state alone when a job moves on', () => {
    const state = stateOf();
    const before = hear(nothingSaid, { kind: 'state', state });
    expect(hear(before, { kind: 'job', job: job('1') }).state).toBe(state);
  });
});

describe('the store', () => {
  it('drops a first answer that is older than an event', () => {
    const store = new AppStore();
    store.receive({ kind: 'state', state: stateOf({ revision: 7 }) });
    store.begin(stateOf({ revision: 6 }));
    expect(store.state()?.revision).toBe(7);
  });

  it('tells those who listen, until they stop', () => {
    const store = new AppStore();
    let heard = 0;
    const stop = store.subscribe(() => {
      heard += 1;
    });
    store.receive({ kind: 'job', job: job('1') });
    stop();
    store.receive({ kind: 'job', job: job('2') });
    expect(heard).toBe(1);
  });
});

describe('the running job of a kind', () => {
  it('is the newest that has not ended', () => {
    const jobs = [job('1'), job('2', 'cancelling'), job('3', 'done'), job('4', 'failed')];
    expect(runningOf(jobs, 'verify')?.id).toBe('2');
    expect(runningOf(jobs, 'export')).toBeNull();
  });
});
