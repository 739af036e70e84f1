// Generations: a medium keeps its newest verified copies of a set, and of older ones what the profile says; the rest makes room.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import {
  leastKept,
  onlyNewest,
  retentionPlan,
  type RetentionVerdict,
} from '../../../shared/domain/retention.ts';
import type { RetiredGeneration } from '../../../shared/domain/retention-report.ts';
import { formatBytes } from '../../../shared/domain/text.ts';
import type { CopyState } from '../catalogue/media-state.ts';
import { capturedAtMs } from '../catalogue/state.ts';
import { paritiesFolder } from '../media/layout.ts';
import { retireCopy } from '../media/retire.ts';
import type { AttachedMedium } from './attach.ts';
import type { JobContext } from './context.ts';
import { judgingProfile } from './profile-of-set.ts';
import type { KnownSet } from './scan.ts';

/** Room for signature, checksums, catalogue, folders and what a file system rounds up. */
export const spareBytes = 256 * 1024;

/** Verified copies of one set on one medium, newest first. */
const generationsOn = (context: JobContext, mediumId: string, setId: string): CopyState[] =>
  context.ledger.catalogue
    .copies()
    .filter((copy) => copy.medium === mediumId && copy.set === setId && copy.status === 'verified')
    .toSorted((a, b) => b.seq - a.seq);

/**
 * What retention says of the verified copies of a set on a medium, newest first: the tiers of its profile, or with `keep` the newest so
 * many. With `next`, as it will be when one more was taken now.
 */
export function generationsPlan(
  context: JobContext,
  mediumId: string,
  set: KnownSet,
  { keep, next = false }: { readonly keep?: number | undefined; readonly next?: boolean } = {},
): { copy: CopyState; verdict: RetentionVerdict }[] {
  const nowMs = context.now();
  const copies = generationsOn(context, mediumId, set.id);
  const known = copies.map((copy) => ({
    id: copy.snapshot,
    capturedAtMs: capturedAtMs(copy.snapshot),
    verified: true,
  }));
  const coming = next ? [{ id: '', capturedAtMs: nowMs, verified: true }] : [];
  const verdicts = retentionPlan({
    generations: [...coming, ...known],
    nowMs,
    ...(keep === undefined
      ? { tiers: judgingProfile(context, set).retention }
      : { tiers: onlyNewest(keep), atLeast: 1 }),
  });
  return copies.flatMap((copy) => {
    const verdict = verdicts.find(({ id }) => id === copy.snapshot);
    return verdict === undefined ? [] : { copy, verdict };
  });
}

/**
 * Removes what retention lets go of a set on a medium, and says what that was. Call only after the newest copy was verified.
 * With `keep`, all but the newest so many.
 */
export async function retireOldGenerations(
  context: JobContext,
  attached: AttachedMedium,
  set: KnownSet,
  keep: number | undefined,
): Promise<RetiredGeneration[]> {
  await removeParityOfRetired(context, attached);
  const retired: RetiredGeneration[] = [];
  for (const { copy, verdict } of generationsPlan(context, attached.id, set, { keep })) {
    if (verdict.keeps) continue;
    const why =
      keep === undefined
        ? 'newer verified copies on the medium stand for its time'
        : `${keep} newer verified ${keep === 1 ? 'copy is' : 'copies are'} on the medium`;
    retired.push(await retire(context, attached, copy, why));
  }
  return retired;
}

/** How much room a copy needs on a medium. */
export interface NeededRoom {
  /** Bytes of the copy that are not on the medium yet. */
  readonly copyBytes: number;
  /** Bytes of its parity: wanted, but the copy counts without. */
  readonly parityBytes: number;
}

/**
 * Makes sure that one more copy fits, and says what went for it. What only the tiers keep goes first, oldest first: the two newest verified
 * ones stay. With `keep` 1, older copies go where another medium verifiably holds the same snapshot. Errors: medium-full with the numbers.
 */
export async function makeRoom(
  context: JobContext,
  attached: AttachedMedium,
  setId: string,
  { copyBytes, parityBytes }: NeededRoom,
  keep: number | undefined,
): Promise<RetiredGeneration[]> {
  const needed = copyBytes + spareBytes;
  const retired: RetiredGeneration[] = [];
  let free = (await attached.medium.capacity()).freeBytes;
  for (const copy of generationsOn(context, attached.id, setId).slice(leastKept).toReversed()) {
    if (free >= needed + parityBytes) return retired;
    retired.push(await retire(context, attached, copy, 'it made room for a newer copy'));
    free = (await attached.medium.capacity()).freeBytes;
  }
  if (free >= needed) return retired;
  if (keep === 1) {
    const copies = context.ledger.catalogue.copies();
    for (const copy of copies.filter((held) => held.medium === attached.id && held.status === 'verified')) {
      const elsewhere = copies.some(
        (other) =>
          other.medium !== attached.id && other.snapshot === copy.snapshot && other.status === 'verified',
      );
      if (!elsewhere) continue;
      const why = 'it made room for a newer copy, and another medium holds it';
      retired.push(await retire(context, attached, copy, why));
      free = (await attached.medium.capacity()).freeBytes;
      if (free >= needed) return retired;
    }
  }
  throw new ColdkeepError(
    'medium-full',
    `${attached.label} has ${formatBytes(free)} free, and this copy needs ${formatBytes(needed)}.`,
    {
      hint:
        keep === 1
          ? 'Use a larger medium. The copies on it were left alone: no other medium holds them.'
          : 'Use a larger medium, or export with --keep 1 to let the older copy go where another medium holds it too.',
    },
  );
}

/**
 * A machine that stopped while a copy was taken away may have left its parity. Only that of copies that are recorded as retired: the parity
 * of a copy that is missing may be all that brings it back.
 */
async function removeParityOfRetired(
  context: JobContext,
  { medium, id }: Pick<AttachedMedium, 'medium' | 'id'>,
): Promise<void> {
  const left = new Set(((await medium.list(paritiesFolder(context.vaultId))) ?? []).map(({ name }) => name));
  const retired = context.ledger.catalogue
    .copies()
    .filter((copy) => copy.medium === id && copy.status === 'retired' && left.has(copy.snapshot));
  for (const { path } of retired) if ((await medium.list(path)) === null) await retireCopy(medium, path);
}

async function retire(
  context: JobContext,
  attached: AttachedMedium,
  copy: CopyState,
  why: string,
): Promise<RetiredGeneration> {
  // Recorded first: should the machine stop in between, the catalogue expects less than there is, never more.
  await context.ledger.commit((catalogue, atMs) => {
    catalogue.append(
      { kind: 'copy-retired', body: { medium: attached.id, snapshot: copy.snapshot, why } },
      atMs,
    );
  });
  await retireCopy(attached.medium, copy.path);
  return { snapshot: copy.snapshot, seq: copy.seq, takenAtMs: capturedAtMs(copy.snapshot), why };
}
