// The wizard's state for its steps, and the medium that it was opened for.
import { createContext, useContext } from 'react';
import type { Draft } from '../app/drafts.tsx';
import type { VerifyEvent, VerifyState } from './verify-state.ts';

export interface VerifyValue extends Draft<VerifyState, VerifyEvent> {
  /** Id of the medium that was chosen on another screen; null where none was. */
  readonly medium: string | null;
}

export const VerifyContext = createContext<VerifyValue | null>(null);

export function useVerify(): VerifyValue {
  const value = useContext(VerifyContext);
  if (value === null) throw new Error('A step of the verification stands outside of its wizard.');
  return value;
}
