import { describe, expect, it } from 'vitest';
import { phasesOf } from '../../../../renderer/parts/phase-list.tsx';

const words = [
  { phase: 'sealing', doing: 'Sealing', done: 'Sealed' },
  { phase: 'writing', doing: 'Writing', done: 'Written' },
  { phase: 'reading back', doing: 'Reading back', done: 'Read back' },
];

const told = (...given: Parameters<typeof phasesOf>) =>
  phasesOf(...given).map(({ title, state }) => `${title}: ${state}`);

describe('the phases of a medium', () => {
  it('are done, now and to come', () => {
    expect(told(words, { phase: 'writing', past: ['sealing'] })).toEqual([
      'Sealed: done',
      'Writing: now',
      'Read back: later',
    ]);
  });

  it('are all to come before anything was heard', () => {
    expect(told(words, undefined)).toEqual(['Sealed: later', 'Written: later', 'Read back: later']);
  });

  it('are all done at the end, and broken where they broke', () => {
    expect(
      told(words, { phase: 'writing', past: ['sealing'] }, 'ended').every((each) => each.endsWith('done')),
    ).toBe(true);
    expect(told(words, { phase: 'writing', past: ['sealing'] }, 'failed')).toEqual([
      'Sealed: done',
      'Written: failed',
      'Read back: later',
    ]);
  });
});
