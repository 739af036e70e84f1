// Mending a medium: what is chosen, what it may be mended from, and what came of it in words.
import type { RepairReport, RepairedCopy } from '../../shared/domain/repair-report.ts';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { visibleText } from '../../shared/domain/text.ts';
import type { Volume } from '../../shared/ipc/views.ts';
import { isUnreadable } from '../volumes/volume-state.ts';
import { oneJobReducer } from '../work/one-job.ts';

export interface RepairChoices {
  /** Token; null until a person chose one. */
  readonly volume: string | null;
  /** What it was called when the repair began: it may be out when its name is needed. */
  readonly label: string | null;
  /** Where it was mounted then: errors name media by that. */
  readonly path: string | null;
}

export const repairReducer = oneJobReducer<RepairReport, RepairChoices>((job) =>
  job.kind === 'repair' ? job.result : null,
);

const isOurs = ({ state, present, medium }: Volume): boolean =>
  state === 'mounted' && present && medium !== null;

/** Media of this vault that can be written to, or at least read. */
export const repairable = (volumes: readonly Volume[]): Volume[] => volumes.filter(isOurs);

/** The other media of this vault that can be read: from their copies it is mended where parity does not suffice. */
export const sourcesFor = (chosen: Volume | null, volumes: readonly Volume[]): Volume[] =>
  volumes.filter((volume) => isOurs(volume) && !isUnreadable(volume) && volume.token !== chosen?.token);

/** Whose error it is: the medium that was mended only where the message names its folder; else one that it was mended from. */
export function mediumOfError(
  { message }: Pick<ErrorRecord, 'message'>,
  { label, path }: Pick<RepairChoices, 'label' | 'path'>,
): string {
  if (label === null || path === null) return 'a medium';
  const after = message.split(path).slice(1);
  return after.some((rest) => /^(?:[\s.,:;)]|$)/.test(rest)) ? label : 'a medium';
}

export type RepairOutcome = 'whole' | 'repaired' | 'failed';

/** The worst of its copies, and of what stands around them. */
export function outcomeOf({ copies, failures }: RepairReport): RepairOutcome {
  if (failures.length > 0 || copies.some(({ status }) => status === 'failed')) return 'failed';
  return copies.some(({ status }) => status === 'repaired') ? 'repaired' : 'whole';
}

/** "Blue stick is whole again." */
export function repairTitle(report: RepairReport, label: string): string {
  const failed = report.copies.filter(({ status }) => status === 'failed').length;
  switch (outcomeOf(report)) {
    case 'whole':
      return `Nothing on ${label} had to be mended.`;
    case 'repaired':
      return `${label} is whole again.`;
    case 'failed':
      if (failed === 0) return `Not everything on ${label} could be mended.`;
      return `${failed === 1 ? 'One copy' : `${failed} copies`} on ${label} could not be mended.`;
  }
}

const sources: Readonly<Record<RepairedCopy['repaired'][number]['from'], string>> = {
  parity: 'from parity',
  'other-copy': 'from another copy',
  catalogue: 'from the catalogue',
};

/** "from parity", that on the medium or beside another copy; "from the copy on Green disk". */
export const mendedFrom = ({ from, medium }: RepairedCopy['repaired'][number]): string =>
  from === 'other-copy' && medium !== null ? `from the copy on ${visibleText(medium)}` : sources[from];
