// What the wizard that adds a set knows at each step, and why it waits.
import { describe, expect, it } from 'vitest';
import {
  nameInForce,
  profileInForce,
  readingsOf,
  whyNotOn,
  whyNotThisName,
} from '../../../../renderer/add-set/add-set-answers.ts';
import { emptyAddSet, type AddSetState } from '../../../../renderer/add-set/add-set-state.ts';
import type { Job } from '../../../../shared/ipc/job.ts';

const folder = { token: 'folder-00000000000000aa', name: 'acme-cold', path: '/home/mira/acme-cold' };
const common = {
  title: 'Reading acme-cold',
  startedAtMs: 1,
  endedAtMs: null,
  progress: [],
  cancellable: true,
  error: null,
};

const proposed: Job = {
  ...common,
  kind: 'propose',
  id: 'p1',
  state: 'done',
  result: {
    files: 23,
    bytes: 2_000,
    proposals: [
      { profile: 'cardano-spo', title: 'Cardano stake pool', recognised: 20, reasons: ['20 of 23.'] },
      { profile: 'custom', title: 'Custom', recognised: 0, reasons: [] },
    ],
  },
};
const proposing: Job = { ...common, kind: 'propose', id: 'p1', state: 'running', result: null };
const previewed: Job = {
  ...common,
  kind: 'preview',
  id: 'v1',
  state: 'done',
  result: { items: [], findings: [] },
};
const previewFailed: Job = {
  ...common,
  kind: 'preview',
  id: 'v1',
  state: 'failed',
  result: null,
  error: { code: 'source-missing', message: 'The folder is not there.', hint: 'Attach it.' },
};

const state = (more: Partial<AddSetState>): AddSetState => ({
  ...emptyAddSet,
  folders: [folder],
  proposing: 'p1',
  ...more,
});

describe('readings', () => {
  it('finds its own jobs among others', () => {
    const readings = readingsOf(state({ previewing: { job: 'v1', profile: 'custom' } }), [
      previewed,
      proposed,
      { ...proposing, id: 'p2' },
    ]);
    expect(readings.proposal.is).toBe('done');
    expect(readings.preview.is).toBe('done');
  });

  it('tells not started, running, failed and gone apart', () => {
    const previewing = { job: 'v1', profile: 'custom' };
    expect(readingsOf(state({ proposing: null }), [proposed]).proposal.is).toBe('not-started');
    expect(readingsOf(state({}), [proposing]).proposal.is).toBe('running');
    expect(readingsOf(state({ previewing }), [previewFailed]).preview.is).toBe('failed');
    expect(readingsOf(state({}), []).proposal.is).toBe('gone');
    expect(readingsOf(state({}), [], new Set(['p1'])).proposal).toEqual({ is: 'running', job: null });
  });

  it('takes no job of another kind for its own', () => {
    expect(readingsOf(state({ proposing: 'v1' }), [previewed]).proposal.is).toBe('gone');
  });
});

describe('what is in force', () => {
  it('is the best proposal until a person chooses', () => {
    const readings = readingsOf(state({}), [proposed]);
    expect(profileInForce(state({}), readings)).toBe('cardano-spo');
    expect(profileInForce(state({ profile: 'custom' }), readings)).toBe('custom');
    expect(profileInForce(state({}), readingsOf(state({}), [proposing]))).toBeNull();
  });

  it("is the first folder's name until a person types one, even an empty one", () => {
    expect(nameInForce(state({}))).toBe('acme-cold');
    expect(nameInForce(state({ name: '' }))).toBe('');
    expect(nameInForce(emptyAddSet)).toBe('');
  });
});

describe('going on', () => {
  const previewing = { job: 'v1', profile: 'cardano-spo' };
  it.each([
    ['without a folder', emptyAddSet, [], 'Choose the folder first.'],
    ['with a folder', state({ at: 'folders' }), [], null],
    ['while it is read', state({ at: 'profile' }), [proposing], 'The folder is being read.'],
    ['with a proposal', state({ at: 'profile' }), [proposed], null],
    ['before the preview', state({ at: 'items' }), [proposed], 'The files are being read.'],
    ['with a preview', state({ at: 'items', previewing }), [proposed, previewed], null],
    [
      'after a failed preview',
      state({ at: 'findings', previewing }),
      [proposed, previewFailed],
      'The files could not be read.',
    ],
    ['with a name', state({ at: 'name', name: 'ACME pool' }), [], null],
    [
      'with a name that is taken',
      state({ at: 'name', name: ' Tip bot ' }),
      [],
      'There is a set called "Tip bot" already.',
    ],
  ] as const)('%s', (_case, from, jobs, reason) => {
    expect(whyNotOn(from, readingsOf(from, jobs), ['Tip bot'])).toBe(reason);
  });

  it('refuses a name that no label could carry', () => {
    expect(whyNotThisName('   ', [])).toBe('Give the set a name.');
    expect(whyNotThisName('x'.repeat(120), [])).toBeNull();
    expect(whyNotThisName('x'.repeat(121), [])).toBe('The name is 121 characters long. 120 are the most.');
  });
});
