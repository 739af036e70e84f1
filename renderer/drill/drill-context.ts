// The wizard's state for its steps, and the medium that it was opened for.
import { createContext, useContext } from 'react';
import type { Draft } from '../app/drafts.tsx';
import type { DrillEvent, DrillState } from './drill-state.ts';

export interface DrillValue extends Draft<DrillState, DrillEvent> {
  /** Id of the medium that was chosen on another screen; null where none was. */
  readonly medium: string | null;
}

export const DrillContext = createContext<DrillValue | null>(null);

export function useDrill(): DrillValue {
  const value = useContext(DrillContext);
  if (value === null) throw new Error('A step of the drill stands outside of its wizard.');
  return value;
}
