// The wizard that imports a bundle: what is kept after a refusal, what a lock takes away, and which set is meant.
import { describe, expect, it } from 'vitest';
import {
  awaitedJob,
  beginImport,
  importReducer,
  setInForce,
  type ImportEvent,
  type ImportState,
} from '../../../../renderer/import/import-state.ts';
import type { BundleInspection } from '../../../../shared/domain/bundle-report.ts';
import { ColdkeepError, toErrorRecord, type ErrorCode } from '../../../../shared/domain/errors.ts';
import type { Job, JobOf } from '../../../../shared/ipc/job.ts';

const bundle = { token: 'bundle-0123456789abcdef', name: 'coldkeep-bundle-custom-a-b.tar.age', bytes: 9 };
const inspection: BundleInspection = {
  conditions: {
    system: 'custom',
    host: 'bridge-1',
    startedAtMs: 1,
    endedAtMs: 2,
    serviceStopped: true,
    clockOffsetSeconds: null,
    versions: [],
    notes: [],
  },
  profileTitle: 'Any files',
  bytes: 9,
  items: 2,
  sealed: true,
  sets: ['Home bridge'],
};
const common = {
  title: 'Look into a bundle',
  startedAtMs: 1,
  endedAtMs: null,
  progress: [],
  cancellable: true,
  state: 'running',
  error: null,
  result: null,
} as const;
const inspecting: JobOf<'inspect-bundle'> = { ...common, progress: [], id: 'i1', kind: 'inspect-bundle' };
const importing: JobOf<'import-bundle'> = { ...common, progress: [], id: 'm1', kind: 'import-bundle' };
const error = (code: ErrorCode) => toErrorRecord(new ColdkeepError(code, 'It was refused.'));
const failed = (job: Job, code: ErrorCode): Job => ({ ...job, state: 'failed', error: error(code) });

const after = (...events: readonly ImportEvent[]): ImportState => events.reduce(importReducer, beginImport);
const inspected: readonly ImportEvent[] = [
  { type: 'bundle-chosen', bundle },
  { type: 'inspect-started', job: 'i1' },
  { type: 'job-seen', job: { ...inspecting, state: 'done', result: inspection } },
];
const atWords: readonly ImportEvent[] = [
  ...inspected,
  { type: 'set-chosen', set: 'Home bridge' },
  { type: 'claims-read' },
  { type: 'words-typed', words: 'aardvark' },
];
const pressed: readonly ImportEvent[] = [
  ...atWords,
  { type: 'import-pressed' },
  { type: 'import-started', job: 'm1' },
];

describe('importing a bundle', () => {
  it('looks into it, and shows what it says', () => {
    expect(awaitedJob(after(...inspected.slice(0, 2)))).toBe('i1');
    expect(after(...inspected)).toMatchObject({ stage: { name: 'claims' }, inspection });
  });

  it('lets words that differ be typed again, with what was typed', () => {
    const state = after(...pressed, { type: 'job-seen', job: failed(importing, 'bundle-words-differ') });
    expect(state).toMatchObject({
      stage: { name: 'words', refused: { code: 'bundle-words-differ' } },
      words: 'aardvark',
      set: 'Home bridge',
    });
  });

  it('ends in the reason where the bundle itself is refused', () => {
    for (const code of ['bundle-damaged', 'bundle-foreign', 'bundle-hostile', 'bundle-mismatch'] as const) {
      const state = after(...pressed, { type: 'job-seen', job: failed(importing, code) });
      expect(state.stage).toEqual({ name: 'refused', error: error(code) });
    }
    const looked = after(...inspected.slice(0, 2), {
      type: 'job-seen',
      job: failed(inspecting, 'bundle-foreign'),
    });
    expect(looked.stage.name).toBe('refused');
  });

  it('asks for a bundle again where it could not even be looked into', () => {
    const state = after({ type: 'bundle-chosen', bundle }, { type: 'refused', error: error('bad-input') });
    expect(state).toMatchObject({ stage: { name: 'bundle', refused: { code: 'bad-input' } }, bundle: null });
  });

  it('takes no other bundle while one is being kept', () => {
    const other = { ...bundle, name: 'another' };
    expect(after(...pressed, { type: 'bundle-chosen', bundle: other }).bundle).toEqual(bundle);
    expect(after(...atWords, { type: 'bundle-chosen', bundle: other }).bundle).toEqual(other);
  });

  it('begins anew, or says that it was stopped, where a lock ended what ran', () => {
    expect(after(...pressed, { type: 'came-back', jobs: [importing] }).stage.name).toBe('importing');
    expect(after(...pressed, { type: 'came-back', jobs: [] }).stage.name).toBe('cancelled');
    expect(after({ type: 'bundle-chosen', bundle }, { type: 'came-back', jobs: [] })).toEqual(beginImport);
    expect(after(...atWords, { type: 'came-back', jobs: [] }).stage.name).toBe('words');
  });

  it('hears of its own job only', () => {
    const strange: Job = { ...importing, id: 'other', state: 'cancelled' };
    expect(after(...pressed, { type: 'job-seen', job: strange }).stage.name).toBe('importing');
  });

  it('goes back by one step, and from a refusal to the beginning', () => {
    expect(after(...atWords, { type: 'went-back' }).stage.name).toBe('claims');
    expect(after(...inspected, { type: 'went-back' })).toEqual(beginImport);
  });
});

describe('the set of a bundle', () => {
  const state = after(...inspected);
  const two = { ...state, inspection: { ...inspection, sets: ['Home bridge', 'Office bridge'] } };
  it('is the only one that fits, or the one that one came from', () => {
    expect(setInForce(state, null)).toBe('Home bridge');
    expect(setInForce(two, null)).toBeNull();
    expect(setInForce(two, 'Office bridge')).toBe('Office bridge');
    expect(setInForce(two, 'ACME pool')).toBeNull();
    expect(setInForce({ ...two, set: 'Home bridge' }, 'Office bridge')).toBe('Home bridge');
  });
});
