// The sentences of the export wizard: contents, phases of a medium, results.
import { describe, expect, it } from 'vitest';
import {
  byWeight,
  changesSentence,
  contentsLines,
  isUnchanged,
  whatStopsContents,
} from '../../../../renderer/export/contents-summary.ts';
import {
  failuresLine,
  failuresTitle,
  failureWord,
  isGone,
  numberWord,
} from '../../../../renderer/export/copy-results.ts';
import { moved, writingLines } from '../../../../renderer/export/writing.ts';
import { contents, copy, progress, removed } from './fixtures.ts';

const finding = (severity: 'good' | 'info' | 'warn' | 'critical') => ({
  code: severity,
  severity,
  subject: 'kes.skey',
  message: 'It was seen.',
  fix: '',
});

describe('contents', () => {
  it('stop at a critical finding until there is a reason', () => {
    const critical = contents({ findings: [finding('critical')] });
    expect(whatStopsContents(critical, '  ')).toBe('Say why it may go on.');
    expect(whatStopsContents(critical, 'x ')).toBe('Say why it may go on.');
    expect(whatStopsContents(critical, 'known since May')).toBeNull();
    expect(whatStopsContents(contents({ findings: [finding('warn')] }), '')).toBeNull();
  });
  it.each([
    [
      'first export',
      contents({ changedSinceMs: null, changes: [] }),
      'No medium holds any of it yet.',
      false,
    ],
    ['unchanged', contents({ changes: [] }), 'Nothing changed since the snapshot of 9 Sep 2026.', true],
    ['changed', contents(), '1 file differs from the newest snapshot.', false],
  ])('%s', (_, of, sentence, unchanged) => {
    expect(changesSentence(of)).toBe(sentence);
    expect(isUnchanged(of)).toBe(unchanged);
  });
  it('are summed up for the steps', () => {
    const of = contents({ findings: [finding('warn'), finding('critical'), finding('good')] });
    expect(contentsLines(of)).toEqual(['23 items, 212 MB', '1 critical finding', '1 warning']);
  });
  it('show the worst finding first', () => {
    const order = byWeight([finding('good'), finding('critical'), finding('info'), finding('warn')]);
    expect(order.map(({ severity }) => severity)).toEqual(['critical', 'warn', 'info', 'good']);
  });
});

const states = (line: ReturnType<typeof writingLines>[number] | undefined) =>
  line?.phases.map(({ state }) => state);

describe('a medium while it is written', () => {
  it('waits with the others while they are sealed for', () => {
    const lines = writingLines({ progress: [progress('', 'sealing', { past: ['reading sources'] })] }, [
      'Blue stick',
    ]);
    expect(lines.map(({ subject, word }) => [subject, word])).toEqual([['Blue stick', 'Sealing']]);
    expect(states(lines[0])).toEqual(['now', 'later', 'later', 'later', 'later', 'later']);
  });
  it('is read back in the engine’s words or the step’s', () => {
    for (const phase of ['reading back', 'reading-back']) {
      const past = ['writing', 'flushing'];
      const [line] = writingLines({ progress: [progress('Blue stick', phase, { past })] }, ['Blue stick']);
      expect(line?.word).toBe('Reading back');
      expect(line?.amountWord).toBe('read back from the medium');
      expect(states(line)).toEqual(['done', 'done', 'done', 'now', 'later', 'later']);
    }
  });
  it('is never called on the medium before it was flushed', () => {
    const [line] = writingLines({ progress: [progress('Blue stick', 'writing')] }, []);
    expect(line?.phases.find(({ id }) => id === 'flushing')?.state).toBe('later');
  });
  it('shows work that is none of the six by its own word', () => {
    const [line] = writingLines({ progress: [progress('Blue stick', 'signing', { past: ['writing'] })] }, []);
    expect(line?.word).toBe('Signing');
    expect(states(line)?.includes('now')).toBe(false);
  });
  it('shows the phase in which it failed', () => {
    const past = ['writing', 'flushing', 'reading back'];
    const [line] = writingLines({ progress: [progress('Blue stick', 'failed', { past, total: 0 })] }, []);
    expect(line).toMatchObject({ word: 'Failed', failed: true, amount: null });
    expect(states(line)).toEqual(['done', 'done', 'done', 'failed', 'later', 'later']);
  });
  it('is remembered where it was when bytes last moved', () => {
    const writing = progress('Blue stick', 'writing', { done: 66 });
    const before = moved([], [progress('', 'sealing'), writing, progress('Red stick', 'writing')]);
    const after = moved(before, [
      progress('Blue stick', 'failed', { total: 0 }),
      progress('Red stick', 'flushing'),
    ]);
    expect(after.map(({ subject, phase }) => [subject, phase])).toEqual([
      ['Blue stick', 'writing'],
      ['Red stick', 'flushing'],
    ]);
    expect(after[0]).toBe(writing);
  });
  it('has nothing to show before anything is told', () => {
    const [line] = writingLines({ progress: [] }, ['Blue stick']);
    expect(line).toMatchObject({ word: 'Waiting', amount: null, amountWord: '' });
  });
});

const gone = (label: string) => copy(label, { status: 'planned', level: null, error: removed });
const missed = copy('Red stick', { medium: null, error: { ...removed, code: 'not-a-medium' } });
const other = copy('Green stick', { error: { ...removed, code: 'bad-input' } });

describe('results', () => {
  it.each([
    ['one of two', [copy('Blue stick'), gone('Red stick')], 'Red stick was pulled out. Blue stick is done.'],
    ['one alone', [gone('Red stick')], 'Red stick was pulled out.'],
    [
      'two of three',
      [copy('Blue stick'), gone('Red stick'), other],
      'Red stick and Green stick did not get their copies. Blue stick is done.',
    ],
    ['one that was gone before', [copy('Blue stick'), missed], 'Red stick is not there. Blue stick is done.'],
    ['a reason without words of its own', [other], 'Green stick did not get its copy.'],
  ])('%s', (_, copies, title) => {
    expect(failuresTitle(copies)).toBe(title);
  });
  it('say first what is safe', () => {
    expect(failuresLine([copy('Blue stick'), gone('Red stick')])).toBe(
      'One of two copies is verified. Earlier copies on Red stick were not being written; verify them when it is back.',
    );
    expect(failuresLine([other])).toBe(
      'No new copy was made, and nothing that was safe before is lost. Earlier copies on Green stick were not being written.',
    );
  });
  it('ask to plug in again what was gone before it was looked at', () => {
    expect([isGone(missed), isGone(gone('Red stick')), isGone(other)]).toEqual([true, true, false]);
    expect(failureWord(missed)).toBe('Not there');
    expect(failuresLine([missed])).toContain('verify them when it is back');
  });
  it('count in words up to ten', () => {
    expect([numberWord(2), numberWord(1, true), numberWord(12)]).toEqual(['two', 'One', '12']);
  });
});
