// Cold reading: whose turn it is, what a person is asked to do, and what was put off.
import { describe, expect, it } from 'vitest';
import {
  beginCold,
  nothingToPull,
  coldReducer,
  coldSettled,
  currentCold,
  isReadCold,
  type Cold,
  type ColdEvent,
} from '../../../../renderer/export/cold-state.ts';
import { coldActOf, presentTokens } from '../../../../renderer/export/cold-watch.ts';
import { coldJob, known, progress, removed, volume } from './fixtures.ts';

const two = beginCold([
  { medium: 'b', label: 'Blue stick' },
  { medium: 'r', label: 'Red stick' },
]);
const run = (...events: ColdEvent[]): Cold => events.reduce(coldReducer, two);
const result = (status: 'verified' | 'suspect') => ({
  medium: 'b',
  copies: [{ snapshot: 's', set: 'ACME pool', status, level: 'cold' as const, failures: [] }],
  failures: [],
  notes: [],
});
const started: ColdEvent = { type: 'started', medium: 'b', job: 'j1' };
const seen = (changes: Parameters<typeof coldJob>[1]): ColdEvent => ({
  type: 'job-seen',
  job: coldJob('j1', changes),
});

const readWith = (status: 'verified' | 'suspect') =>
  run(started, seen({ state: 'done', result: result(status) })).media.map(isReadCold);

const fixed = (medium: string): ColdEvent => ({ type: 'cannot-be-pulled', medium });

describe('turns', () => {
  it.each([
    ['begin with the first', run(), 'b'],
    ['stay with the one under way', run(started), 'b'],
    ['pass on when it was read', run(started, seen({ state: 'done', result: result('verified') })), 'r'],
    ['pass on when it was put off', run({ type: 'later', medium: 'b' }), 'r'],
    ['pass on when it was cancelled', run(started, seen({ state: 'cancelled' })), 'r'],
    ['stay where it failed', run(started, seen({ state: 'failed', error: removed })), 'b'],
    ['stay where it was refused', run({ type: 'refused', medium: 'b', error: removed }), 'b'],
    [
      'are left alone by another job',
      run({ type: 'job-seen', job: coldJob('j9', { state: 'cancelled' }) }),
      'b',
    ],
    ['end', run({ type: 'later', medium: 'b' }, { type: 'later', medium: 'r' }), undefined],
  ])('%s', (_, cold, medium) => {
    expect(currentCold(cold)?.medium).toBe(medium);
    expect(coldSettled(cold)).toBe(medium === undefined);
  });

  it('pass over what cannot be pulled out', () => {
    expect(currentCold(run(fixed('b')))?.medium).toBe('r');
    expect([run(), run(fixed('b')), run(fixed('b'), fixed('r'))].map(nothingToPull)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('are not asked for where the settings say so', () => {
    const off = run({ type: 'switched-off' });
    expect([coldSettled(off), nothingToPull(off), off.media.some(isReadCold)]).toEqual([true, true, false]);
  });

  it('begin again after a failure', () => {
    const again = run(started, seen({ state: 'failed', error: removed }), { type: 'again', medium: 'b' });
    expect(again).toEqual(two);
  });

  it('count as read cold only where every copy was as written', () => {
    expect(readWith('verified')).toEqual([true, false]);
    expect(readWith('suspect')).toEqual([false, false]);
  });
});

describe('what a person is asked to do', () => {
  const red = volume('1', { medium: known('Red stick') });
  const blue = volume('2', { medium: known('Blue stick') });
  const green = volume('3', { medium: known('Green stick') });
  const out = (of: typeof red) => ({ ...of, present: false });
  const before = presentTokens([red, blue]);
  const act = (...volumes: (typeof red)[]) => coldActOf('id of Red stick', volumes, before, []);

  it('is to pull it out while it is there', () => {
    expect(act(red, blue)).toEqual({ name: 'pull' });
  });
  it('is to plug it in when it is out', () => {
    expect(act(out(red), blue)).toEqual({ name: 'plug' });
  });
  it('is to plug it in when it is not listed any more', () => {
    expect(act(blue)).toEqual({ name: 'plug' });
  });
  it('is told when another one was pulled out', () => {
    expect(act(red, out(blue))).toEqual({ name: 'pulled-other', other: out(blue) });
  });
  it('is told when another one was plugged in', () => {
    expect(act(out(red), blue, green)).toEqual({ name: 'plugged-other', other: green });
  });
  it('takes the medium under its new volume', () => {
    const again = { ...red, token: 'volume-4444444444444444' };
    expect(act(out(red), again, blue)).toEqual({ name: 'pull' });
  });
  it('is nothing while it is read', () => {
    const reading = coldActOf('id of Red stick', [red], before, [
      progress('Red stick', 'Plug Red stick in again.', { total: 0 }),
      progress('', 'reading back'),
    ]);
    expect(reading).toEqual({ name: 'reading' });
  });
});
