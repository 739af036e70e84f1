// Four bad days and what would come back on each: the house burns, the laptop is stolen, one stick fails, the passphrase is forgotten.
import { z } from 'zod';
import { formatDate } from './ages.ts';
import { toneSchema } from './glyph.ts';
import { evidenceOf, labelOf, nearest, type Evidence } from './policy-evidence.ts';
import type { PolicyCopy } from './policy-input.ts';
import { visibleText } from './text.ts';
import { originalsSeen, policyInputOf, type ViewInput, type ViewSet } from './view-input.ts';

export const misfortunes = [
  'house-burns',
  'laptop-stolen',
  'one-stick-fails',
  'passphrase-forgotten',
] as const;
export type Misfortune = (typeof misfortunes)[number];

export const whatIfSchema = z.strictObject({
  misfortune: z.enum(misfortunes),
  /** "If the house burns". */
  question: z.string(),
  /** "All back from Red stick". */
  outcome: z.string(),
  tone: toneSchema,
});
export type WhatIf = z.infer<typeof whatIfSchema>;

type Outcome = Pick<WhatIf, 'outcome' | 'tone'>;

const questions: Readonly<Record<Misfortune, string>> = {
  'house-burns': 'If the house burns',
  'laptop-stolen': 'If this laptop is stolen',
  'one-stick-fails': 'If one stick fails',
  'passphrase-forgotten': 'If the passphrase is forgotten',
};

/** The four, for one set. */
export function whatIfsOf(input: ViewInput, set: ViewSet): WhatIf[] {
  const evidence = evidenceOf(policyInputOf(input, set));
  const outcomes: Readonly<Record<Misfortune, Outcome>> = {
    'house-burns': comesBackFrom(set, onlyOffsite(evidence)),
    'laptop-stolen': comesBackFrom(set, evidence),
    'one-stick-fails': oneFails(set, evidence),
    'passphrase-forgotten': forgotten(input),
  };
  return misfortunes.map((misfortune) => ({
    misfortune,
    question: questions[misfortune],
    ...outcomes[misfortune],
  }));
}

/** The four, for all sets: the worst outcome of each, with the set named where there are several. */
export function whatIfsOfAll(input: ViewInput): WhatIf[] {
  const all = input.sets.map((set) => ({ set, answers: whatIfsOf(input, set) }));
  return misfortunes.map((misfortune, index): WhatIf => {
    const answers = all.flatMap(({ set, answers: of }) => {
      const answer = of[index];
      return answer === undefined ? [] : [{ name: visibleText(set.status.name), answer }];
    });
    const worst =
      answers.find(({ answer }) => answer.tone === 'danger') ??
      answers.find(({ answer }) => answer.tone === 'attention') ??
      answers[0];
    if (worst === undefined)
      return {
        misfortune,
        question: questions[misfortune],
        outcome: 'Nothing is protected yet',
        tone: 'empty',
      };
    const named = input.sets.length > 1 && misfortune !== 'passphrase-forgotten';
    if (!named) return worst.answer;
    const same = answers.every(({ answer }) => answer.outcome === worst.answer.outcome);
    return same ? worst.answer : { ...worst.answer, outcome: `${worst.name}: ${worst.answer.outcome}` };
  });
}

const away = (copies: readonly PolicyCopy[]): PolicyCopy[] => copies.filter(({ offsite }) => offsite);

const onlyOffsite = (evidence: Evidence): Evidence => {
  return {
    counting: away(evidence.counting),
    possible: away(evidence.possible),
    behind: away(evidence.behind),
    failed: away(evidence.failed),
    unread: away(evidence.unread),
    standing: away(evidence.standing),
  };
};

/** The originals are gone; these copies are left. */
function comesBackFrom(set: ViewSet, left: Evidence): Outcome {
  const sure = nearest(left.counting);
  if (sure !== undefined) return { outcome: `All back from ${labelOf(sure)}`, tone: 'good' };
  const maybe = nearest(left.possible);
  if (maybe !== undefined)
    return { outcome: `Back from ${labelOf(maybe)}, if nothing changed since`, tone: 'attention' };
  const old = newestOf(set, left.behind);
  if (old !== null) return { outcome: `What changed since ${formatDate(old.atMs)} is lost`, tone: 'danger' };
  return left.failed.length + left.unread.length > 0
    ? { outcome: 'Only what can be saved from damaged or unread copies', tone: 'danger' }
    : { outcome: 'All is lost', tone: 'danger' };
}

function oneFails(set: ViewSet, evidence: Evidence): Outcome {
  const seen = originalsSeen(set);
  const good = [...evidence.counting, ...evidence.possible];
  if (good.length >= 2)
    return evidence.counting.length >= 2 || seen
      ? { outcome: 'All back', tone: 'good' }
      : { outcome: 'Back from the other, if nothing changed since', tone: 'attention' };
  if (good.length === 1)
    return seen
      ? { outcome: 'Only the original is left', tone: 'attention' }
      : { outcome: 'Nothing certain is left', tone: 'danger' };
  return seen
    ? { outcome: 'Already only the original is left', tone: 'danger' }
    : { outcome: 'Nothing certain is left', tone: 'danger' };
}

function forgotten({ shares }: ViewInput): Outcome {
  return shares === null
    ? { outcome: 'All is lost, no shares', tone: 'danger' }
    : { outcome: `${shares.threshold} of ${shares.total} shares open it`, tone: 'good' };
}

function newestOf(set: ViewSet, copies: readonly PolicyCopy[]): { atMs: number } | null {
  const held = copies.map(({ snapshot }) => snapshot);
  const newest = set.snapshots
    .filter(({ id }) => held.includes(id))
    .toSorted((a, b) => b.capturedAtMs - a.capturedAtMs)[0];
  return newest === undefined ? null : { atMs: newest.capturedAtMs };
}
