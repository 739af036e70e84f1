// The three states of a question on a screen: a ring, the error in its usual order, or the answer.
import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Page } from '../parts/layout.tsx';
import { Loading } from '../parts/loading.tsx';
import type { Query } from './use-query.ts';

export interface AskedProps<T> {
  readonly query: Query<T>;
  /** What is being waited for: "Reading the catalogue". */
  readonly waiting: string;
  /** What is still good where the question failed. */
  readonly stillGood?: ReactNode;
  /** It is the whole screen, whose heading comes with the answer: an error gets a page and a heading of its own. */
  readonly wholeScreen?: boolean;
  readonly children: (value: T) => ReactNode;
}

export function Asked<T>({ query, waiting, stillGood, wholeScreen = false, children }: AskedProps<T>) {
  const { state, again } = query;
  if (state.status === 'ready') return children(state.value);
  const rest =
    state.status === 'loading' ? (
      <Loading>{waiting}</Loading>
    ) : (
      <ErrorPanel
        place={wholeScreen ? 'screen' : 'part'}
        error={state.error}
        stillGood={stillGood}
        action={
          <Button kind="filled" busy={state.refreshing} onPress={again}>
            Try again
          </Button>
        }
      />
    );
  return wholeScreen ? <Page>{rest}</Page> : rest;
}
