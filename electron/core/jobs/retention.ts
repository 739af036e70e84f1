// What retention keeps of a set and what it lets go, on every medium and in the intake. Nothing is removed here.
import type { ImportedBundle } from '../../../shared/domain/bundle-conditions.ts';
import type { ContentsReport } from '../../../shared/domain/contents.ts';
import { retentionPlan, retentionRules, retentionWhy } from '../../../shared/domain/retention.ts';
import type {
  KeptGeneration,
  RetentionCarrier,
  RetentionReport,
  RetiredGeneration,
} from '../../../shared/domain/retention-report.ts';
import { capturedAtMs } from '../catalogue/state.ts';
import type { JobContext } from './context.ts';
import { generationsPlan } from './generations.ts';
import { judgingProfile } from './profile-of-set.ts';
import { setNamed, type KnownSet } from './scan.ts';

/** How to look ahead: once a further copy was written now (`next`), and with `keep` instead of what the profile says. */
export interface RetentionQuestion {
  readonly next?: boolean;
  readonly keep?: number | undefined;
}

/** Errors: set-unknown. */
export function retentionOf(
  context: JobContext,
  name: string,
  question: RetentionQuestion = {},
): RetentionReport {
  const set = setNamed(context, name);
  const { keep } = question;
  return {
    set: set.name,
    rules:
      keep === undefined
        ? retentionRules(judgingProfile(context, set).retention)
        : [`Of each medium the newest ${keep} stay.`],
    carriers: [...mediaOf(context, set, question), ...intakeOf(context, set)],
  };
}

/** Media in use that hold a verified copy of the set, by label. */
function mediaOf(context: JobContext, set: KnownSet, question: RetentionQuestion): RetentionCarrier[] {
  return context.ledger.catalogue
    .media()
    .filter(({ state }) => state === 'active')
    .map(({ id, label }) => ({
      id,
      label,
      generations: generationsPlan(context, id, set, question).map(({ copy, verdict }): KeptGeneration => ({
        id: copy.snapshot,
        name: `seq ${copy.seq}`,
        takenAtMs: capturedAtMs(copy.snapshot),
        keeps: verdict.keeps,
        why: question.keep !== undefined && !verdict.keeps ? 'newer ones are kept' : retentionWhy(verdict),
      })),
    }))
    .filter(({ generations }) => generations.length > 0)
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en') || a.id.localeCompare(b.id, 'en'));
}

/** What an export would remove, for each medium where something goes. */
export const retiringOf = (
  context: JobContext,
  set: KnownSet,
  question: RetentionQuestion,
): ContentsReport['retires'] =>
  context.ledger.catalogue
    .media()
    .filter(({ state }) => state === 'active')
    .map(({ id, label }) => ({ medium: id, label, generations: retiringOn(context, id, set, question) }))
    .filter(({ generations }) => generations.length > 0);

/** What an export would remove from one medium, newest first. */
export const retiringOn = (
  context: JobContext,
  mediumId: string,
  set: KnownSet,
  question: RetentionQuestion,
): RetiredGeneration[] =>
  generationsPlan(context, mediumId, set, question)
    .filter(({ verdict }) => !verdict.keeps)
    .map(({ copy, verdict }) => ({
      snapshot: copy.snapshot,
      seq: copy.seq,
      takenAtMs: capturedAtMs(copy.snapshot),
      why: retentionWhy(verdict),
    }));

/** The bundles of each host are generations of their own; one whose origin nobody confirmed pushes no confirmed one out. */
function intakeOf(context: JobContext, set: KnownSet): RetentionCarrier[] {
  const bundles = context.ledger.catalogue.bundlesOf(set.id);
  const labels = [...new Set(bundles.map(({ label }) => label))].toSorted();
  const generations = labels.flatMap((label) =>
    bundlesPlan(
      context,
      set,
      bundles.filter((bundle) => bundle.label === label),
    ),
  );
  return generations.length === 0 ? [] : [{ id: 'intake', label: 'Intake', generations }];
}

function bundlesPlan(
  context: JobContext,
  set: KnownSet,
  bundles: readonly ImportedBundle[],
): KeptGeneration[] {
  // In the order of import: the last one is what the set uses, whatever the clock of its host said.
  const newestFirst = bundles.toReversed();
  const verdicts = retentionPlan({
    generations: newestFirst.map(({ id, originConfirmed, conditions }) => ({
      id,
      capturedAtMs: conditions.endedAtMs,
      verified: originConfirmed,
    })),
    tiers: judgingProfile(context, set).retention,
    nowMs: context.now(),
  });
  return newestFirst.flatMap(({ id, originConfirmed, conditions }, index) => {
    const verdict = verdicts[index];
    if (verdict === undefined) return [];
    return {
      id,
      name: conditions.host,
      takenAtMs: conditions.endedAtMs,
      keeps: verdict.keeps,
      why: `${retentionWhy(verdict)}${originConfirmed ? '' : '; its origin is not confirmed'}`,
    };
  });
}
