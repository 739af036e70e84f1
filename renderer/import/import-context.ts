// What the steps of an import share: the state, its acts, and what it was opened for.
import { createContext, useContext } from 'react';
import type { ChosenBundle } from '../../shared/ipc/bundles.ts';
import type { ImportEvent, ImportState } from './import-state.ts';

export interface ImportValue {
  readonly state: ImportState;
  readonly dispatch: (event: ImportEvent) => void;
  readonly forget: () => void;
  /** The set that one came from; null where one did not. */
  readonly openedFor: string | null;
  /** Looks into a bundle that was chosen or dropped. */
  readonly take: (bundle: ChosenBundle) => void;
}

export const ImportContext = createContext<ImportValue | null>(null);

export function useImport(): ImportValue {
  const value = useContext(ImportContext);
  if (value === null) throw new Error('A step of an import stands outside of it.');
  return value;
}
