// Keeps the course of adding a set where a reloaded window finds it: session storage, which lives in memory only.
import type { ChosenFolder } from '../../shared/ipc/values.ts';
import { addSetSteps, emptyAddSet, type AddSetState } from './add-set-state.ts';

/** One for each vault: what was chosen for one means nothing to another. */
const keyOf = (vault: string): string => `add-set ${vault}`;

/** A set that was added needs nothing kept. */
export function keepAddSet(vault: string, state: AddSetState, storage: Storage = sessionStorage): void {
  if (state.at === 'added') storage.removeItem(keyOf(vault));
  else storage.setItem(keyOf(vault), JSON.stringify(state));
}

export const forgetAddSet = (vault: string, storage: Storage = sessionStorage): void =>
  storage.removeItem(keyOf(vault));

/** What was kept; a fresh one where there is nothing, or something from another version. */
export function keptAddSet(vault: string, storage: Pick<Storage, 'getItem'> = sessionStorage): AddSetState {
  const text = storage.getItem(keyOf(vault));
  if (text === null) return emptyAddSet;
  try {
    const kept: unknown = JSON.parse(text);
    return isAddSetState(kept) ? kept : emptyAddSet;
  } catch {
    return emptyAddSet;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';
const steps: readonly unknown[] = addSetSteps;

const isFolder = (value: unknown): value is ChosenFolder =>
  isRecord(value) && [value['token'], value['name'], value['path']].every((each) => typeof each === 'string');

const isPreviewing = (value: unknown): value is AddSetState['previewing'] =>
  value === null ||
  (isRecord(value) && typeof value['job'] === 'string' && typeof value['profile'] === 'string');

const isAddSetState = (value: unknown): value is AddSetState =>
  isRecord(value) &&
  steps.includes(value['at']) &&
  Array.isArray(value['folders']) &&
  value['folders'].every(isFolder) &&
  typeof value['byKit'] === 'boolean' &&
  isTextOrNull(value['proposing']) &&
  isTextOrNull(value['profile']) &&
  isPreviewing(value['previewing']) &&
  isTextOrNull(value['name']);
