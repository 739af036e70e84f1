// What the steps of a checklist share: the chosen medium, shell words for the set and its snapshot, a short way to write a step.
import { payloadShape } from '../by-hand.ts';
import type { ChecklistStep } from '../reports.ts';
import { shellWord } from '../shell-word.ts';
import { andList, visibleText } from '../text.ts';
import type { ChecklistInput } from './input.ts';
import { rankMedia, type RankedMedium } from './media-order.ts';

/** Where the steps mount a medium and put what they restore. */
export const mountPoint = '/mnt/coldkeep';
export const restoredFolder = '~/restored';

export interface StepContext {
  readonly input: ChecklistInput;
  readonly ranked: readonly RankedMedium[];
  /** The copy that the steps are written for; null where there is none. */
  readonly best: RankedMedium | null;
  /** Name of the set as a shell word, and as text in quotes. */
  readonly setWord: string;
  readonly setName: string;
  /** Id of the snapshot that the best medium holds, or a placeholder. */
  readonly snapshotId: string;
  readonly payload: { readonly parts: number; readonly sliced: boolean };
}

export function stepContext(input: ChecklistInput): StepContext {
  const ranked = rankMedia(input);
  const best = ranked[0] ?? null;
  return {
    input,
    ranked,
    best,
    setWord: shellWord(input.set.name),
    setName: `"${visibleText(input.set.name)}"`,
    snapshotId: best?.copy.snapshot ?? '<newest>',
    payload: payloadShape(best?.copy.files ?? []),
  };
}

/** A step; what is not given is empty. */
export const step = (title: string, parts: Partial<Omit<ChecklistStep, 'title'>>): ChecklistStep => ({
  title,
  acts: parts.acts ?? [],
  commands: parts.commands ?? [],
  mustShow: parts.mustShow ?? [],
  critical: parts.critical ?? false,
});

/** "Blue stick (Home, Mira Holm)". */
export function describeMedium({ medium }: RankedMedium): string {
  const label = medium.label.trim() === '' ? `medium ${medium.id.slice(0, 8)}` : visibleText(medium.label);
  const where = [medium.location, medium.custodian].filter((text) => text.trim() !== '').map(visibleText);
  return where.length === 0 ? label : `${label} (${where.join(', ')})`;
}

/** Off-site media in words, for what to fetch if all of one place is gone. */
export const offsiteMedia = (context: StepContext): string =>
  andList(context.ranked.filter(({ medium }) => medium.offsite).map(describeMedium));
