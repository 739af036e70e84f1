import { describe, expect, it } from 'vitest';
import {
  queryReducer,
  stateFor,
  type QueryEvent,
  type QueryRun,
} from '../../../../renderer/bridge/query-state.ts';

const start: QueryRun<string> = { question: 'sets.read {"set":"a"}', ask: 0, state: { status: 'loading' } };
const after = (...events: QueryEvent<string>[]) => events.reduce(queryReducer<string>, start);

const asked = (ask: number, question = start.question): QueryEvent<string> => ({
  type: 'asked',
  ask,
  question,
});
const answered = (ask: number, value: string): QueryEvent<string> => ({
  type: 'answered',
  ask,
  answer: { ok: true, value },
});
const refused = (ask: number): QueryEvent<string> => ({
  type: 'answered',
  ask,
  answer: { ok: false, error: { code: 'set-unknown', message: 'gone', hint: 'look' } },
});

describe('a question', () => {
  it('is loading, then ready', () => {
    expect(after(asked(1)).state).toEqual({ status: 'loading' });
    expect(after(asked(1), answered(1, 'A')).state).toEqual({
      status: 'ready',
      value: 'A',
      refreshing: false,
    });
  });

  it('keeps the old answer while it is asked again', () => {
    expect(after(asked(1), answered(1, 'A'), asked(2)).state).toEqual({
      status: 'ready',
      value: 'A',
      refreshing: true,
    });
    expect(after(asked(1), answered(1, 'A'), asked(2), answered(2, 'B')).state).toEqual({
      status: 'ready',
      value: 'B',
      refreshing: false,
    });
  });

  it('drops an answer that comes after a newer question', () => {
    expect(after(asked(1), asked(2), answered(1, 'old')).state).toEqual({ status: 'loading' });
    expect(after(asked(1), asked(2), answered(2, 'new'), answered(1, 'old')).state).toMatchObject({
      value: 'new',
    });
  });

  it('never shows the answer to another question', () => {
    const run = after(asked(1), answered(1, 'A'));
    expect(stateFor(run, 'sets.read {"set":"b"}')).toEqual({ status: 'loading' });
    expect(queryReducer(run, asked(2, 'sets.read {"set":"b"}')).state).toEqual({ status: 'loading' });
  });

  it('says why there is no answer, and stays so while it is asked again', () => {
    const failed = after(asked(1), refused(1));
    expect(failed.state).toMatchObject({
      status: 'failed',
      error: { code: 'set-unknown' },
      refreshing: false,
    });
    expect(queryReducer(failed, asked(2)).state).toMatchObject({ status: 'failed', refreshing: true });
    expect(after(asked(1), refused(1), asked(2), answered(2, 'A')).state).toMatchObject({ status: 'ready' });
  });
});
