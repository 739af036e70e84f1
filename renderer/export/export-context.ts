// The wizard's state for its steps: each reads what it needs and says what happened.
import { createContext, useContext } from 'react';
import type { Draft } from '../app/drafts.tsx';
import type { ExportEvent, ExportState } from './export-state.ts';

export const ExportContext = createContext<Draft<ExportState, ExportEvent> | null>(null);

export function useExport(): Draft<ExportState, ExportEvent> {
  const value = useContext(ExportContext);
  if (value === null) throw new Error('A step of the export stands outside of its wizard.');
  return value;
}
