// The steps of adding a set: heads, answers so far, items by kind, findings, and what is shown while files are read.
import { describe, expect, it } from 'vitest';
import { readingsOf } from '../../../../renderer/add-set/add-set-answers.ts';
import { emptyAddSet, type AddSetState } from '../../../../renderer/add-set/add-set-state.ts';
import { FindingsStep } from '../../../../renderer/add-set/findings-step.tsx';
import { ItemsStep } from '../../../../renderer/add-set/items-step.tsx';
import { NameStep } from '../../../../renderer/add-set/name-step.tsx';
import { previewGroups, unrecognised } from '../../../../renderer/add-set/preview-groups.ts';
import { ProfileStep } from '../../../../renderer/add-set/profile-step.tsx';
import { headOfStep, stepsOfAddSet } from '../../../../renderer/add-set/step-words.ts';
import type { ScannedItem } from '../../../../shared/domain/reports.ts';
import type { Job } from '../../../../shared/ipc/job.ts';
import { items as known } from '../../domain/checklist-input.ts';
import { drawn, textOf } from '../bridge/drawn.tsx';

const items: ScannedItem[] = known.map(({ path, key, kind, size, sha256 }) => ({
  path,
  key,
  kind,
  size,
  sha256,
}));
const finding = {
  code: 'x',
  severity: 'warn' as const,
  subject: 'pool/kes.skey',
  message: 'Seen.',
  fix: 'Mend.',
};
const proposals = {
  files: 13,
  bytes: 1300,
  proposals: [
    {
      profile: 'cardano-spo',
      title: 'Cardano stake pool',
      recognised: 12,
      reasons: ['12 of 13 files look like one.'],
    },
    { profile: 'custom', title: 'Anything else', recognised: 0, reasons: [] },
  ],
};
const common = {
  title: '',
  startedAtMs: 1,
  endedAtMs: 2,
  progress: [],
  cancellable: false,
  error: null,
  state: 'done' as const,
};
const jobs: Job[] = [
  { ...common, kind: 'propose', id: 'p1', result: proposals },
  { ...common, kind: 'preview', id: 'v1', result: { items, findings: [finding] } },
];
const state: AddSetState = {
  ...emptyAddSet,
  folders: [{ token: 'folder-00000000000000aa', name: 'acme-cold', path: '/home/mira/acme-cold' }],
  proposing: 'p1',
  previewing: { job: 'v1', profile: 'cardano-spo' },
};
const course = (at: AddSetState['at'], heard: readonly Job[] = jobs) => {
  const now = { ...state, at };
  return { state: now, readings: readingsOf(now, heard) };
};

describe('the steps', () => {
  it('carry the answers given so far', () => {
    expect(stepsOfAddSet(course('name')).map(({ title, answers = [] }) => [title, ...answers])).toEqual([
      ['Folder', 'acme-cold'],
      ['Profile', 'Cardano stake pool'],
      ['Items', '12 items, 1.2 KB'],
      ['Findings', '1 to look at'],
      ['Name', 'acme-cold'],
      ['Export'],
    ]);
  });

  it('have a question before the files are read and an answer after', () => {
    expect(headOfStep(course('items', [])).title).toBe('What would the set hold?');
    expect(headOfStep(course('items')).title).toBe('12 items would be protected');
    expect(headOfStep(course('findings', [])).title).toBe('What was found?');
    expect(headOfStep(course('findings')).title).toBe('1 finding to look at');
    expect(headOfStep(course('folders')).line).toBe('It is only read, never changed.');
  });
});

describe('what a set would hold', () => {
  it('is grouped by kind, the long ones cut', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      path: `pool/${index}`,
      key: 'unclassified',
      kind: 'data' as const,
      size: 1000,
      sha256: '',
    }));
    const groups = previewGroups([...items, ...many]);
    expect(groups.map(({ title }) => title)).toEqual(['secret, cold', 'secret, hot', 'public', 'data']);
    expect(groups.at(-1)).toMatchObject({ size: '10000 items, 10 MB', more: 9800 });
    expect(unrecognised([...items, ...many])).toBe(10_000);
  });

  it('says what the profile takes each item for', () => {
    const text = textOf(drawn(<ItemsStep items={items} profile="cardano-spo" />));
    expect(text).toContain('pool/kes.skey KES signing key');
    expect(text).not.toContain('not recognised');
    expect(textOf(drawn(<ItemsStep items={[]} profile="cardano-spo" />))).toContain(
      'There is no file in the folder.',
    );
  });
});

const drawName = (name: string) =>
  textOf(
    drawn(
      <NameStep
        name={name}
        taken={['Tip bot']}
        error={null}
        onChange={() => {}}
        onSubmit={() => {}}
        onChooseAgain={() => {}}
      />,
    ),
  );

describe('the other steps', () => {
  it('give the reasons for a profile', () => {
    const text = textOf(
      drawn(<ProfileStep proposals={proposals} chosen="cardano-spo" dispatch={() => {}} />),
    );
    expect(text).toContain('Fits best');
    expect(text).toContain('12 of 13 files look like one.');
  });

  it('say that a critical finding asks for a reason at every export', () => {
    const text = textOf(
      drawn(<FindingsStep findings={[finding, { ...finding, code: 'y', severity: 'critical' }]} />),
    );
    expect(text).toContain('1 finding is critical.');
    expect(text).toContain('Every export asks for a reason');
    expect(textOf(drawn(<FindingsStep findings={[]} />))).toContain(
      'Nothing was found that asks for an act.',
    );
  });

  it('say what is wrong with a name, but not with an empty one', () => {
    expect(drawName('Tip bot')).toContain('There is a set called "Tip bot" already.');
    expect(drawName('')).not.toContain('Give the set a name');
  });
});
