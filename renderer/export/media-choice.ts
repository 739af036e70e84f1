// Which volumes can carry a copy, which are proposed, and what is still missing before the export can start.
import { andList, visibleText } from '../../shared/domain/text.ts';
import { sinceWords, type WitnessedClock } from '../../shared/domain/witnessed-clock.ts';
import type { InputOf } from '../../shared/ipc/call.ts';
import type { Contract } from '../../shared/ipc/contract.ts';
import type { MediumView, Volume } from '../../shared/ipc/views.ts';
import { cutMiddle } from '../parts/long-text.ts';
import type { StatusName } from '../parts/status-names.ts';
import { unnamedMedium, type ExportChoices, type NewMedium } from './export-state.ts';

type Start = InputOf<Contract['exports']['start']>;

export interface VolumeStanding {
  readonly status: StatusName;
  readonly word: string;
}

const has = ({ reasons }: Volume, code: string): boolean => reasons.some((reason) => reason.code === code);

/** Fit and there: it can be chosen. */
export const isUsable = (volume: Volume): boolean => volume.fits && volume.present;

/** Volumes as they are after a person insisted: what was accepted by typing is a warning from then on. */
export const withAccepted = (volumes: readonly Volume[], accepted: ExportChoices['accepted']): Volume[] =>
  volumes.map((volume) => (accepted[volume.token] === undefined ? volume : insistedOn(volume)));

function insistedOn(volume: Volume): Volume {
  const reasons = volume.reasons.map((reason) =>
    reason.code === 'announces-more' ? { ...reason, severity: 'warning' as const } : reason,
  );
  return { ...volume, reasons, fits: reasons.every(({ severity }) => severity !== 'error') };
}

/** Nothing but what it announces stands against it: a person may insist. */
export const canInsist = (volume: Volume): boolean =>
  volume.present && volume.announcedWords !== null && !volume.fits && insistedOn(volume).fits;

/** The set's newest content is on it and verified: nothing would be written. */
export const hasThisAlready = (volume: Volume): boolean => volume.medium?.freshness === 'in-sync';

/** Proposed without being asked: a known medium that can be written to and does not hold the newest content. */
export const isProposed = (volume: Volume): boolean =>
  isUsable(volume) && volume.medium !== null && volume.medium.freshness === 'behind';

/** The volumes that will be written to: what a person ticked or unticked, else what is proposed. */
export const chosenVolumes = (volumes: readonly Volume[], ticked: ExportChoices['ticked']): Volume[] =>
  volumes.filter((volume) => isUsable(volume) && (ticked[volume.token] ?? isProposed(volume)));

/** What a medium is called on the screen; a volume that is none yet has its own name in quotes. */
export const volumeName = (volume: Volume): string =>
  volume.medium === null ? `“${visibleText(volume.name)}”` : visibleText(volume.medium.label);

/** What it will be called in the export: the label typed for it, where it is new. */
export function targetName(volume: Volume, named: ExportChoices['named']): string {
  const typed = named[volume.token]?.label.trim() ?? '';
  return volume.medium === null && typed !== '' ? visibleText(typed) : volumeName(volume);
}

/** How a volume stands before the export, in a shape and a word. */
export function standingOf(volume: Volume, clock: WitnessedClock): VolumeStanding {
  const { medium } = volume;
  if (!volume.present) return { status: 'missing', word: 'Pulled out' };
  if (!volume.fits) return refusalOf(volume);
  // Only a person who insisted gets it this far.
  if (has(volume, 'announces-more')) return { status: 'due', word: 'Used all the same' };
  if (medium === null) return { status: 'planned', word: 'New, fits' };
  if (medium.freshness === 'in-sync') return { status: 'in-sync', word: 'Already has this' };
  if (medium.freshness !== 'behind') return { status: 'planned', word: 'Fits' };
  const since = medium.behindSinceMs;
  return { status: 'behind', word: since === null ? 'Behind' : `Behind since ${sinceWords(since, clock)}` };
}

function refusalOf(volume: Volume): VolumeStanding {
  const codes = volume.reasons.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  if (codes.includes('announces-more')) return { status: 'suspect', word: 'Refused' };
  if (codes.includes('medium-twin')) return { status: 'suspect', word: 'Plugged in twice' };
  if (codes.includes('never-offer')) return { status: 'unmet', word: 'Never offered' };
  if (codes.includes('too-small')) return { status: 'unmet', word: 'Too full' };
  if (codes.includes('read-only')) return { status: 'unmet', word: 'Write-protected' };
  if (codes.includes('medium-damaged')) return { status: 'suspect', word: 'Damaged' };
  return { status: 'unmet', word: 'Cannot be used' };
}

/** What is wrong with what was typed for a new medium; null where it is complete. */
export interface NamingProblems {
  readonly label: string | null;
  readonly location: string | null;
}

/** Labels have to differ: sheets and instructions name media by them. */
export function namingProblems(volume: Volume, words: NewMedium, taken: readonly string[]): NamingProblems {
  const label = words.label.trim();
  const other = taken.some((each) => each.trim().toLowerCase() === label.toLowerCase());
  return {
    label:
      label === ''
        ? `Give ${volumeName(volume)} a name.`
        : other
          ? `Another medium is called “${label}”.`
          : null,
    location: words.location.trim() === '' ? 'Say where it will rest.' : null,
  };
}

/** Labels that a new medium must not have: of every medium of the vault, and of the other new ones of this export. */
export function takenLabels(
  volume: Volume,
  chosen: readonly Volume[],
  choices: ExportChoices,
  media: readonly MediumView[],
): string[] {
  const others = chosen.filter(({ token, medium }) => token !== volume.token && medium === null);
  return [
    ...media.map(({ label }) => label),
    ...others.flatMap(({ token }) => {
      const label = choices.named[token]?.label.trim() ?? '';
      return label === '' ? [] : [label];
    }),
  ];
}

/** Why the export cannot start yet, as a sentence; null where it can. */
export function whatIsMissing(
  chosen: readonly Volume[],
  choices: ExportChoices,
  media: readonly MediumView[],
): string | null {
  if (chosen.length === 0) return 'No medium is chosen.';
  for (const volume of chosen.filter(({ medium }) => medium === null)) {
    const words = choices.named[volume.token] ?? unnamedMedium;
    const problems = namingProblems(volume, words, takenLabels(volume, chosen, choices, media));
    const problem = problems.label ?? problems.location;
    if (problem !== null) return problem;
  }
  return null;
}

/** What the main process is asked to write to. Words are said of new media only. */
export const targetsOf = (
  chosen: readonly Volume[],
  { named, accepted }: Pick<ExportChoices, 'named' | 'accepted'>,
): Start['targets'] =>
  chosen.map((volume) => {
    const typed = accepted[volume.token];
    return {
      volume: volume.token,
      words: volume.medium === null ? wordsOf(volume, named) : {},
      ...(typed !== undefined && { acceptAnnounced: typed }),
    };
  });

function wordsOf(volume: Volume, named: ExportChoices['named']): Start['targets'][number]['words'] {
  const { type, ...words } = named[volume.token] ?? unnamedMedium;
  return { ...words, type: type ?? volume.type };
}

/** More names than this do not fit on a button. */
const mostNamed = 3;
/** Characters of one of them. */
const longestName = 24;

/** "Write to Blue stick and Red stick". */
export function writeButton(chosen: readonly Volume[], named: ExportChoices['named']): string {
  if (chosen.length === 0) return 'Write';
  if (chosen.length > mostNamed) return `Write to ${chosen.length} media`;
  return `Write to ${andList(chosen.map((volume) => cutMiddle(targetName(volume, named), longestName)))}`;
}

/** "Blue stick already has this." where every medium that is there has it; else null. */
export function nothingToWrite(volumes: readonly Volume[]): string | null {
  const known = volumes.filter((volume) => isUsable(volume) && volume.medium !== null);
  if (known.length === 0 || !known.every(hasThisAlready)) return null;
  return `${andList(known.map(volumeName))} already ${known.length === 1 ? 'has' : 'have'} this.`;
}

/**
 * FAT promises no atomic rename. True where writing would touch every medium that holds the set: then one accident can reach
 * them all, and keeping one away is the better plan.
 */
export function touchesEveryCopy(
  chosen: readonly Volume[],
  media: readonly MediumView[],
  set: string,
): boolean {
  const holding = media.filter(
    ({ state, copies }) =>
      state === 'active' && copies.some((copy) => copy.set === set && copy.status === 'verified'),
  );
  return holding.length > 1 && holding.every(({ id }) => chosen.some(({ medium }) => medium?.id === id));
}
