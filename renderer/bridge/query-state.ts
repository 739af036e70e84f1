// What is known of one question: nothing yet, an answer (perhaps being asked again), or why there is none.
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import type { Answer } from '../../shared/ipc/call.ts';

export type QueryState<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T; readonly refreshing: boolean }
  | { readonly status: 'failed'; readonly error: ErrorRecord; readonly refreshing: boolean };

/** A question under way and what is known of it. `question` is call and input; `ask` counts how often something was asked. */
export interface QueryRun<T> {
  readonly question: string;
  readonly ask: number;
  readonly state: QueryState<T>;
}

export type QueryEvent<T> =
  | { readonly type: 'asked'; readonly question: string; readonly ask: number }
  | { readonly type: 'answered'; readonly ask: number; readonly answer: Answer<T> };

/** The same question asked again keeps the old answer in sight; an answer to anything but the last ask is dropped. */
export function queryReducer<T>(run: QueryRun<T>, event: QueryEvent<T>): QueryRun<T> {
  switch (event.type) {
    case 'asked': {
      const { question, ask } = event;
      if (question !== run.question || run.state.status === 'loading') {
        return { question, ask, state: { status: 'loading' } };
      }
      return { question, ask, state: { ...run.state, refreshing: true } };
    }
    case 'answered': {
      if (event.ask !== run.ask) return run;
      const { answer } = event;
      return {
        ...run,
        state: answer.ok
          ? { status: 'ready', value: answer.value, refreshing: false }
          : { status: 'failed', error: answer.error, refreshing: false },
      };
    }
    default:
      return assertNever(event);
  }
}

/** What may be shown for a question: never the answer to another one. */
export const stateFor = <T>(run: QueryRun<T>, question: string): QueryState<T> =>
  run.question === question ? run.state : { status: 'loading' };
