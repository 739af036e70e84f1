// The three states of a question on a screen: a ring, the error in its usual order, or the answer.
import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Loading } from '../parts/loading.tsx';
import type { Query } from './use-query.ts';

export interface AskedProps<T> {
  readonly query: Query<T>;
  /** What is being waited for: "Reading the catalogue". */
  readonly waiting: string;
  /** What is still good where the question failed. */
  readonly stillGood?: ReactNode;
  readonly children: (value: T) => ReactNode;
}

export function Asked<T>({ query, waiting, stillGood, children }: AskedProps<T>) {
  const { state, again } = query;
  if (state.status === 'loading') return <Loading>{waiting}</Loading>;
  if (state.status === 'ready') return children(state.value);
  return (
    <ErrorPanel
      error={state.error}
      stillGood={stillGood}
      action={
        <Button kind="filled" busy={state.refreshing} onPress={again}>
          Try again
        </Button>
      }
    />
  );
}
