// What the copy that stands for a medium is worth, in words: in sync, behind since when and by what, suspect, missing, lost.
import { z } from 'zod';
import { assertNever } from './assert-never.ts';
import { glyphSchema } from './glyph.ts';
import type { ItemChanges } from './freshness.ts';
import { evidenceOf } from './policy-evidence.ts';
import type { PolicyCopy } from './policy-input.ts';
import { andList, plural, visibleText } from './text.ts';
import { policyCopies, policyInputOf, type ViewInput, type ViewSet } from './view-input.ts';
import { sinceWords, witnessedClock } from './witnessed-clock.ts';

export const contentStates = [
  'in-sync',
  'behind',
  'unknown',
  'written',
  'planned',
  'suspect',
  'missing',
  'lost',
] as const;
export type ContentState = (typeof contentStates)[number];

export const contentSchema = z.strictObject({
  state: z.enum(contentStates),
  glyph: glyphSchema,
  /** "In sync", "Behind since 73 days". */
  words: z.string(),
  /** By what: "kes.skey and node.cert changed". Empty where there is nothing to add. */
  detail: z.string(),
});
export type Content = z.infer<typeof contentSchema>;

/** Worst last: the order in which a place is named by its worst copy. */
export const stateSeverity = (state: ContentState): number =>
  ['in-sync', 'planned', 'written', 'unknown', 'behind', 'suspect', 'missing', 'lost'].indexOf(state);

/** One copy for each medium that is in use, and the newest one of each medium that was lost. */
export function standingCopies(input: ViewInput, set: ViewSet): PolicyCopy[] {
  const lost = new Map<string, PolicyCopy>();
  for (const copy of policyCopies(input, set)) {
    const other = lost.get(copy.medium);
    if (copy.mediumState === 'lost' && (other === undefined || copy.snapshot > other.snapshot)) {
      lost.set(copy.medium, copy);
    }
  }
  return [...evidenceOf(policyInputOf(input, set)).standing, ...lost.values()];
}

export function contentOf(copy: PolicyCopy, set: ViewSet, input: ViewInput): Content {
  if (copy.mediumState === 'lost')
    return { state: 'lost', glyph: 'missing', words: 'Lost', detail: 'The medium is not there any more.' };
  switch (copy.status) {
    case 'verified':
      return verifiedContent(copy, set, input);
    case 'suspect':
      return {
        state: 'suspect',
        glyph: 'suspect',
        words: 'Suspect',
        detail: 'Found damaged when it was last read.',
      };
    case 'missing':
      return {
        state: 'missing',
        glyph: 'missing',
        words: 'Missing',
        detail: 'Not on the medium when it was last read.',
      };
    case 'written':
      return { state: 'written', glyph: 'written', words: 'Written', detail: 'Not read back yet.' };
    case 'planned':
    case 'retired':
      return { state: 'planned', glyph: 'planned', words: 'Planned', detail: '' };
    default:
      return assertNever(copy.status);
  }
}

function verifiedContent(copy: PolicyCopy, set: ViewSet, input: ViewInput): Content {
  switch (copy.freshness) {
    case 'in-sync':
      return { state: 'in-sync', glyph: 'in-sync', words: 'In sync', detail: '' };
    case 'unknown':
      return {
        state: 'unknown',
        glyph: 'unknown',
        words: 'Unknown',
        detail: 'Holds the newest snapshot; the originals were not seen.',
      };
    case 'behind': {
      const sinceMs = behindSinceMs(set, copy.snapshot);
      const clock = witnessedClock(input.nowMs, input.newestWitnessedMs);
      return {
        state: 'behind',
        glyph: 'behind',
        words: sinceMs === null ? 'Behind' : `Behind since ${sinceWords(sinceMs, clock)}`,
        detail: changeWords(changesBehind(set, copy.snapshot)),
      };
    }
    default:
      return assertNever(copy.freshness);
  }
}

/** When the originals were first seen to differ from a snapshot, for good; null where no record tells. */
export function behindSinceMs(set: ViewSet, snapshotId: string): number | null {
  const snapshot = set.snapshots.find(({ id }) => id === snapshotId);
  if (snapshot === undefined) return null;
  const later = [
    ...set.snapshots.map(({ capturedAtMs, contentDigest }) => ({ atMs: capturedAtMs, contentDigest })),
    ...set.scans,
  ]
    .filter(({ atMs }) => atMs >= snapshot.capturedAtMs)
    .toSorted((a, b) => a.atMs - b.atMs);
  const lastEqual = later.findLastIndex(({ contentDigest }) => contentDigest === snapshot.contentDigest);
  return later[lastEqual + 1]?.atMs ?? null;
}

function changesBehind(set: ViewSet, snapshotId: string): ItemChanges {
  const known = set.changesSince.find(({ snapshot }) => snapshot === snapshotId);
  if (known !== undefined) return known;
  const held = set.status.copies.filter((copy) => copy.status === 'verified').map(({ snapshot }) => snapshot);
  const newest = set.snapshots.filter(({ id }) => held.includes(id)).toSorted((a, b) => b.seq - a.seq)[0];
  return newest?.id === snapshotId ? set.status.changes : { added: [], changed: [], removed: [] };
}

/** More paths than this are counted rather than named. */
const maxNamed = 3;

/** "kes.skey and node.cert changed", "4 files changed, 1 added"; empty where nothing differs. */
export function changeWords(changes: ItemChanges): string {
  const groups = [
    { paths: changes.changed, verb: 'changed' },
    { paths: changes.added, verb: 'added' },
    { paths: changes.removed, verb: 'removed' },
  ].filter(({ paths }) => paths.length > 0);
  const total = groups.reduce((sum, { paths }) => sum + paths.length, 0);
  return groups
    .map(({ paths, verb }, index) =>
      total <= maxNamed
        ? `${andList(paths.map(baseName))} ${verb}`
        : `${index === 0 ? plural(paths.length, 'file') : paths.length} ${verb}`,
    )
    .join(', ');
}

/** The last part of a path; a folder keeps its "/". */
export const baseName = (path: string): string =>
  visibleText(path.slice(path.replace(/\/$/, '').lastIndexOf('/') + 1));
