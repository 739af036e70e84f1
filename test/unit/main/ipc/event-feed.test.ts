import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventFeed } from '../../../../electron/main/ipc/event-feed.ts';
import type { Job } from '../../../../shared/ipc/job.ts';
import type { AppEvent, AppState } from '../../../../shared/ipc/state.ts';

const state = (revision: number): AppState => ({
  revision,
  version: '0.1.0',
  platform: 'linux',
  vault: {
    phase: 'none',
    name: null,
    id: null,
    practice: false,
    visiting: false,
    folder: '/home/ada/coldkeep',
    lastOpenedMs: null,
    notes: [],
    lockedBecause: null,
  },
  network: { quiet: true, interfaces: [], radios: [], accepted: false },
  clock: { nowMs: 0, newestWitnessedMs: null, wentBack: false, confirmed: false },
  autoLock: { idleMinutes: 10, locksAtMs: null, warning: false, sessionSignals: 'unavailable' },
  theme: 'system',
  jobs: [],
});

const job: Job = {
  id: 'job-1',
  kind: 'read-originals',
  title: 'Reading of all originals',
  startedAtMs: 0,
  endedAtMs: null,
  progress: [],
  cancellable: true,
  state: 'running',
  error: null,
  result: null,
};

function feedOf(read: () => AppState) {
  const sent: AppEvent[] = [];
  const reports: string[] = [];
  const feed = new EventFeed({
    state: read,
    send: (event) => void sent.push(event),
    report: (line) => void reports.push(line),
  });
  const revisions = () => sent.map((event) => (event.kind === 'state' ? event.state.revision : null));
  return { feed, sent, reports, revisions };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the event feed', () => {
  it('tells the state at once, then at most ten times a second, the last one always', () => {
    let revision = 0;
    const { feed, revisions } = feedOf(() => state(revision));
    for (revision = 1; revision <= 50; revision++) {
      feed.stateChanged();
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(1000);
    expect(revisions()[0]).toBe(1);
    expect(revisions().at(-1)).toBe(50);
    expect(revisions().length).toBeLessThanOrEqual(7);
  });

  it('is silent while nothing changes, and after its end', () => {
    const { feed, sent } = feedOf(() => state(1));
    feed.stateChanged();
    vi.advanceTimersByTime(5000);
    expect(sent).toHaveLength(1);
    feed.stateChanged();
    feed.stateChanged();
    feed.end();
    vi.advanceTimersByTime(5000);
    expect(sent).toHaveLength(2);
  });

  it('passes jobs on', () => {
    const { feed, sent } = feedOf(() => state(1));
    feed.jobMoved(job);
    expect(sent).toEqual([{ kind: 'job', job }]);
  });

  it('holds back what the contract does not name, and says where it stood', () => {
    const { feed, sent, reports } = feedOf(() => state(1));
    feed.jobMoved({ ...job, passphrase: 'osprey' } as Job);
    expect(sent).toEqual([]);
    expect(reports.join()).toContain('passphrase');
    expect(reports.join()).not.toContain('osprey');
  });

  it('survives a state that cannot be put together', () => {
    const { feed, sent, reports } = feedOf(() => {
      throw new TypeError('osprey');
    });
    feed.stateChanged();
    expect(sent).toEqual([]);
    expect(reports).toHaveLength(1);
    expect(reports.join()).not.toContain('osprey');
  });
});
