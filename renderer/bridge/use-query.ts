// Asks, and asks again when the main process says that answers may have changed.
import { useCallback, useEffect, useReducer, useRef, useState, type Reducer } from 'react';
import type { CallInput, CallName, CallOutput } from './calls.ts';
import { useAppState, useBridge } from './bridge-context.tsx';
import { queryReducer, stateFor, type QueryEvent, type QueryRun, type QueryState } from './query-state.ts';

export interface Query<T> {
  readonly state: QueryState<T>;
  /** Asks again, for a button in an error. */
  readonly again: () => void;
}

/**
 * The answer to a call that only reads. It is asked again whenever the state's revision changes; meanwhile the old answer stays.
 * `input` is compared by its JSON, so it may be written in place.
 */
export function useQuery<N extends CallName>(name: N, input: CallInput<N>): Query<CallOutput<N>> {
  const bridge = useBridge();
  const { revision } = useAppState();
  const [times, setTimes] = useState(0);
  const lastAsk = useRef(0);
  const inputJson = JSON.stringify(input);
  const question = `${name} ${inputJson}`;
  const [run, dispatch] = useReducer<QueryRun<CallOutput<N>>, null, [QueryEvent<CallOutput<N>>]>(
    queryReducer as Reducer<QueryRun<CallOutput<N>>, QueryEvent<CallOutput<N>>>,
    null,
    () => firstRun(question, bridge.known?.(name, input)),
  );

  useEffect(() => {
    const ask = ++lastAsk.current;
    dispatch({ type: 'asked', question, ask });
    const wait = async () => {
      const answer = await bridge.ask(name, JSON.parse(inputJson) as CallInput<N>);
      dispatch({ type: 'answered', ask, answer });
    };
    void wait();
  }, [bridge, name, inputJson, question, revision, times]);

  const again = useCallback(() => setTimes((count) => count + 1), []);
  return { state: stateFor(run, question), again };
}

function firstRun<T>(question: string, known: QueryAnswer<T> | undefined): QueryRun<T> {
  const loading: QueryRun<T> = { question, ask: 0, state: { status: 'loading' } };
  return known === undefined ? loading : queryReducer(loading, { type: 'answered', ask: 0, answer: known });
}

type QueryAnswer<T> = Extract<QueryEvent<T>, { type: 'answered' }>['answer'];
