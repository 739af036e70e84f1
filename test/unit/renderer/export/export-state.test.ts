// The course of an export: what each event leads to, and that no choice is lost on the way.
import { describe, expect, it } from 'vitest';
import {
  beginExport,
  exportReducer,
  findExport,
  isWriting,
  type ExportEvent,
  type ExportState,
} from '../../../../renderer/export/export-state.ts';
import { coldJob, contents, contentsJob, copy, exportJob, progress, removed, report } from './fixtures.ts';

const run = (state: ExportState, ...events: ExportEvent[]): ExportState =>
  events.reduce(exportReducer, state);

const read: ExportEvent[] = [
  { type: 'set-chosen', set: 'ACME pool' },
  { type: 'reading-started', job: 'c1' },
  { type: 'job-seen', job: contentsJob('c1', { state: 'done', result: contents() }) },
];
const atContents = run(beginExport(null), ...read);
const atMedia = run(atContents, { type: 'went-on' });
const writing = run(atMedia, { type: 'start-pressed', targets: [] }, { type: 'started', job: 'e1' });
const ended = (...copies: Parameters<typeof report>): ExportEvent => ({
  type: 'job-seen',
  job: exportJob('e1', { state: 'done', result: report(...copies) }),
});
const failed = copy('Red stick', { status: 'planned', level: null, error: removed });

describe('the stages of an export', () => {
  const cases: readonly (readonly [string, ExportState, string])[] = [
    ['a set has to be chosen', beginExport(null), 'set'],
    ['a set that is given is read at once', beginExport('ACME pool'), 'reading'],
    ['what was read is shown', atContents, 'contents'],
    ['media come next', atMedia, 'media'],
    ['the main process is asked', run(atMedia, { type: 'start-pressed', targets: [] }), 'starting'],
    ['the job runs', writing, 'writing'],
    ['a finished export is read cold', run(writing, ended(copy('Blue stick'))), 'cold'],
    ['one failed medium is shown', run(writing, ended(copy('Blue stick'), failed)), 'failures'],
    [
      'nothing new goes to the receipt',
      run(writing, ended(copy('Blue stick', { unchanged: true }))),
      'receipt',
    ],
    [
      'an export that was cancelled ends',
      run(writing, { type: 'job-seen', job: exportJob('e1', { state: 'cancelled' }) }),
      'ended',
    ],
    [
      'an export that failed as a whole ends',
      run(writing, { type: 'job-seen', job: exportJob('e1', { state: 'failed', error: removed }) }),
      'ended',
    ],
    [
      'finishing without the failed one reads the others cold',
      run(writing, ended(copy('Blue stick'), failed), { type: 'finished-without-failed' }),
      'cold',
    ],
    [
      'finishing where all failed goes to the receipt',
      run(writing, ended(failed), { type: 'finished-without-failed' }),
      'receipt',
    ],
    ['the receipt ends it', run(writing, ended(copy('Blue stick')), { type: 'cold-ended' }), 'receipt'],
    [
      'originals that cannot be read are told',
      run(
        beginExport('ACME pool'),
        { type: 'reading-started', job: 'c1' },
        {
          type: 'job-seen',
          job: contentsJob('c1', { state: 'failed', error: removed }),
        },
      ),
      'unreadable',
    ],
    [
      'a refused reading is told',
      run(beginExport('ACME pool'), { type: 'refused', error: removed }),
      'unreadable',
    ],
    [
      'a refused start goes back to the media',
      run(atMedia, { type: 'start-pressed', targets: [] }, { type: 'refused', error: removed }),
      'media',
    ],
    [
      'a refused second attempt keeps the results in sight',
      run(
        writing,
        ended(copy('Blue stick'), failed),
        { type: 'start-pressed', targets: [] },
        { type: 'refused', error: removed },
      ),
      'ended',
    ],
  ];
  it.each(cases)('%s', (_, state, stage) => {
    expect(state.stage.name).toBe(stage);
  });

  it.each([
    [
      'another job',
      { type: 'job-seen', job: exportJob('e2', { state: 'done', result: report(copy('Blue stick')) }) },
    ],
    ['a job that still runs', { type: 'job-seen', job: exportJob('e1') }],
    ['a set that is known already', { type: 'set-found', set: 'Wallet' }],
    ['going back', { type: 'went-back' }],
    ['starting once more', { type: 'start-pressed', targets: [] }],
    ['going on', { type: 'went-on' }],
  ] as const)('is not moved by %s while it writes', (_, event) => {
    expect(exportReducer(writing, event)).toEqual(writing);
  });

  it('says that leaving now would leave something running', () => {
    expect([atMedia, writing, run(atMedia, { type: 'start-pressed', targets: [] })].map(isWriting)).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('choices', () => {
  const chosen = run(
    atMedia,
    { type: 'ticked', volume: 'v1', chosen: false },
    { type: 'named', volume: 'v2', words: { label: 'Green stick' } },
    { type: 'named', volume: 'v2', words: { location: 'Bank' } },
    { type: 'reason-typed', reason: 'known' },
  );

  it('are kept when going back and on again', () => {
    const back = run(chosen, { type: 'went-back' }, { type: 'went-on' });
    expect(back).toEqual(chosen);
  });

  it('are kept when the same set is chosen again, without reading it once more', () => {
    const again = run(
      chosen,
      { type: 'went-back' },
      { type: 'went-back' },
      { type: 'set-chosen', set: 'ACME pool' },
    );
    expect(again.stage.name).toBe('contents');
    expect(again.choices).toEqual(chosen.choices);
  });

  it('of media outlive another set, a reason does not', () => {
    const other = run(
      chosen,
      { type: 'went-back' },
      { type: 'went-back' },
      { type: 'set-chosen', set: 'Wallet' },
    );
    expect(other.stage).toEqual({ name: 'reading', job: null });
    expect(other.contents).toBeNull();
    expect(other.choices).toEqual({ ...chosen.choices, set: 'Wallet', reason: '' });
  });

  it('of a new medium are put together field by field', () => {
    expect(chosen.choices.named['v2']).toEqual({
      label: 'Green stick',
      location: 'Bank',
      custodian: '',
      offsite: false,
      type: null,
    });
  });

  it('are kept when the export was cancelled', () => {
    const cancelled = run(
      chosen,
      { type: 'start-pressed', targets: [] },
      { type: 'started', job: 'e1' },
      {
        type: 'job-seen',
        job: exportJob('e1', { state: 'cancelled' }),
      },
    );
    expect(run(cancelled, { type: 'went-back' })).toEqual(chosen);
  });
});

describe('results', () => {
  it('of a second attempt take the place of the failed ones, and the good ones stay', () => {
    const second = run(
      writing,
      ended(copy('Blue stick'), failed),
      { type: 'start-pressed', targets: [] },
      { type: 'started', job: 'e2' },
      { type: 'job-seen', job: exportJob('e2', { state: 'done', result: report(copy('Red stick')) }) },
    );
    expect(second.stage.name).toBe('cold');
    expect(second.copies.map(({ label, status }) => [label, status])).toEqual([
      ['Blue stick', 'verified'],
      ['Red stick', 'verified'],
    ]);
  });

  it('that are new are read cold, unchanged ones are not', () => {
    const { stage } = run(writing, ended(copy('Blue stick'), copy('Red stick', { unchanged: true })));
    expect(stage.name === 'cold' && stage.cold.media.map(({ label }) => label)).toEqual(['Blue stick']);
  });

  it('of a cold reading reach the receipt', () => {
    const result = { medium: 'id of Blue stick', copies: [], failures: [], notes: [] };
    const { stage } = run(
      writing,
      ended(copy('Blue stick')),
      { type: 'cold', event: { type: 'started', medium: 'id of Blue stick', job: 'r1' } },
      { type: 'job-seen', job: coldJob('r1', { state: 'done', result }) },
      { type: 'cold-ended' },
    );
    expect(stage.name === 'receipt' && stage.cold.media[0]?.outcome).toEqual({
      name: 'read',
      report: result,
    });
  });
});

describe('a screen that is there again', () => {
  const back = (state: ExportState, ...jobs: Parameters<typeof findExport>[0]) =>
    run(state, { type: 'came-back', jobs });
  const cold = run(writing, ended(copy('Blue stick')), {
    type: 'cold',
    event: { type: 'started', medium: 'id of Blue stick', job: 'r1' },
  });

  it('goes on where its job still runs', () => {
    expect(back(writing, exportJob('e1'))).toEqual(writing);
    expect(back(cold, coldJob('r1'))).toEqual(cold);
  });
  it('knows that a lock ended its job, and keeps the choices', () => {
    expect(back(writing)).toEqual({ ...writing, stage: { name: 'ended', error: null } });
  });
  it('reads again what a lock did not let it read', () => {
    const reading = run(beginExport('ACME pool'), { type: 'reading-started', job: 'c1' });
    expect(back(reading).stage).toEqual({ name: 'reading', job: null });
  });
  it('reads again what may have changed meanwhile, and keeps the choices', () => {
    const chosen = run(atMedia, { type: 'ticked', volume: 'v1', chosen: true });
    for (const state of [atContents, chosen, run(chosen, { type: 'start-pressed', targets: [] })]) {
      const again = back(state);
      expect(again.stage).toEqual({ name: 'reading', job: null });
      expect(again.contents).toBeNull();
      expect(again.choices).toEqual(state.choices);
    }
  });
  it('waits again for a medium whose cold reading was ended', () => {
    const { stage } = back(cold);
    expect(stage.name === 'cold' && stage.cold.media[0]?.outcome).toEqual({ name: 'waiting' });
  });
});

describe('a window that was reloaded', () => {
  it('finds the export that runs', () => {
    expect(findExport([contentsJob('c1'), exportJob('e1')], null).stage).toEqual({
      name: 'writing',
      job: 'e1',
    });
  });

  it('finds the export that ended while nobody looked', () => {
    const job = exportJob('e1', { state: 'done', result: report(copy('Blue stick'), failed) });
    expect(findExport([job], null).stage.name).toBe('failures');
  });

  it('finds a running export even where another set was asked for', () => {
    expect(findExport([exportJob('e1')], 'Wallet').stage.name).toBe('writing');
  });

  it('learns from the catalogue what was exported', () => {
    const found = findExport([exportJob('e1')], null);
    expect(run(found, { type: 'set-found', set: 'ACME pool' }).choices.set).toBe('ACME pool');
  });

  it('remembers where a medium was before it failed', () => {
    const moving = exportJob('e1', { progress: [progress('Red stick', 'writing', { done: 66 })] });
    const state = run(writing, { type: 'job-seen', job: moving }, ended(copy('Blue stick'), failed));
    expect(state.stopped.map(({ done }) => done)).toEqual([66]);
  });

  it('begins anew where an old export only lies around and a set was asked for', () => {
    const job = exportJob('e1', { state: 'done', endedAtMs: 2, result: report(copy('Blue stick')) });
    expect(findExport([job], 'ACME pool')).toEqual(beginExport('ACME pool'));
  });

  it('begins anew where nothing ran', () => {
    expect(findExport([contentsJob('c1')], null)).toEqual(beginExport(null));
  });
});
