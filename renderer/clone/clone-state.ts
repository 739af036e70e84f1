// Cloning a copy: from which medium and which snapshot, to which media, and what came of it in words.
import type { CloneReport, ClonedCopy } from '../../shared/domain/clone-report.ts';
import { andList, plural, visibleText } from '../../shared/domain/text.ts';
import type { MediumView, Volume } from '../../shared/ipc/views.ts';
import { nameOfVolume } from '../volumes/volume-choice.ts';
import { oneJobReducer } from '../work/one-job.ts';

export interface CloneChoices {
  /** Token of the medium that it is taken from; null until a person chose one. */
  readonly from: string | null;
  /** Null for the newest on it. */
  readonly snapshot: string | null;
  /** The source is settled: the targets are chosen next. */
  readonly settled: boolean;
  readonly to: readonly string[];
}

export const cloneReducer = oneJobReducer<CloneReport, CloneChoices>((job) =>
  job.kind === 'clone' ? job.result : null,
);

export type CopyOnMedium = MediumView['copies'][number];

/** Media of this vault that are plugged in and hold a copy. */
export const clonable = (volumes: readonly Volume[]): Volume[] =>
  volumes.filter(
    ({ state, present, medium }) => state === 'mounted' && present && medium !== null && medium.copies > 0,
  );

/** Copies of a medium that are good, newest first: nothing else is worth cloning. */
export const goodCopies = (medium: MediumView | undefined): CopyOnMedium[] =>
  (medium?.copies ?? []).filter(({ status }) => status === 'verified').toSorted((a, b) => b.seq - a.seq);

export const mayTake = (volume: Volume, from: Volume | null): boolean =>
  volume.state === 'mounted' && volume.present && volume.fits && volume.token !== from?.token;

/** Everything else that is plugged in and mounted: with the reason against it where it cannot take a clone. */
export const otherVolumes = (volumes: readonly Volume[], from: Volume | null): Volume[] =>
  volumes.filter(({ state, token }) => state === 'mounted' && token !== from?.token);

/** "Clone to Red stick and Green disk". */
export const cloneButton = (targets: readonly Volume[]): string =>
  targets.length === 0
    ? 'Clone'
    : targets.length > 3
      ? `Clone to ${targets.length} media`
      : `Clone to ${andList(targets.map(nameOfVolume))}`;

export const hasFailed = (copy: ClonedCopy): boolean => copy.error !== undefined;

/** What a target is called: its label where it is known by now, else its folder. */
export const nameOfClone = ({ medium, to }: ClonedCopy, media: readonly MediumView[]): string =>
  visibleText(media.find(({ id }) => id === medium)?.label ?? to);

/** "The copy is on 2 more media." */
export function cloneTitle({ copies }: CloneReport): string {
  const failed = copies.filter(hasFailed).length;
  const fresh = copies.filter((copy) => !hasFailed(copy) && !copy.unchanged).length;
  if (failed > 0 && fresh === 0) return 'No clone was written.';
  if (failed > 0) return `${plural(fresh, 'clone')} written, ${failed} failed.`;
  if (fresh === 0) return 'Nothing to clone: it is there already.';
  return `The copy is on ${fresh === 1 ? 'one more medium' : `${fresh} more media`}.`;
}
