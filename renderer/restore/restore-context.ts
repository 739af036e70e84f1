// The wizard's state for its steps, and what it was opened for.
import { createContext, useContext } from 'react';
import type { Draft } from '../app/drafts.tsx';
import type { RestoreEvent, RestoreState } from './restore-state.ts';

export interface RestoreValue extends Draft<RestoreState, RestoreEvent> {
  /** Set and medium that were chosen on another screen; null where none was. */
  readonly set: string | null;
  readonly medium: string | null;
}

export const RestoreContext = createContext<RestoreValue | null>(null);

export function useRestore(): RestoreValue {
  const value = useContext(RestoreContext);
  if (value === null) throw new Error('A step of the restore stands outside of its wizard.');
  return value;
}
