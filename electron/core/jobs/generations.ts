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
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CopyState } from '../catalogue/media-state.ts';
import { capturedAtMs } from '../catalogue/state.ts';
import { paritiesFolder } from '../media/layout.ts';
import { retireCopy } from '../media/retire.ts';
import type { AttachedMedium } from './attach.ts';
import type { JobContext } from './context.ts';
import { liesThere } from './lies-there.ts';
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

/** Of them those that lie on the medium: no other one stands for a copy that is to go, and one that does not lie there whole is left alone. */
async function generationsThere(
  context: JobContext,
  { medium, id }: Pick<AttachedMedium, 'medium' | 'id'>,
  setId: string,
): Promise<CopyState[]> {
  const there: CopyState[] = [];
  for (const copy of generationsOn(context, id, setId))
    if (await liesThere(medium, copy.path, copy.files)) there.push(copy);
  return there;
}

/**
 * What retention says of the verified copies of a set on a medium, newest first: the tiers of its profile, or with `keep` the newest so
 * many. With `next`, as it will be when one more was taken now. `copies`: only of these.
 */
export function generationsPlan(
  context: JobContext,
  mediumId: string,
  set: KnownSet,
  { keep, next = false }: { readonly keep?: number | undefined; readonly next?: boolean } = {},
  copies: readonly CopyState[] = generationsOn(context, mediumId, set.id),
): { copy: CopyState; verdict: RetentionVerdict }[] {
  const nowMs = context.now();
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
  const there = await generationsThere(context, attached, set.id);
  for (const { copy, verdict } of generationsPlan(context, attached.id, set, { keep }, there)) {
    if (verdict.keeps) continue;
    const why =
      keep === undefined
        ? 'newer verified copies on the medium stand for its time'
        : `${keep} newer verified ${keep === 1 ? 'copy is' : 'copies are'} on the medium`;
    retired.push(...(await retire(context, attached, copy, why)));
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
 * ones stay. With `keep` 1, older copies go where another medium in use verifiably holds the same snapshot. Nothing goes where all of that
 * would not make room enough. Errors: medium-full with the numbers.
 */
export async function makeRoom(
  context: JobContext,
  attached: AttachedMedium,
  setId: string,
  { copyBytes, parityBytes }: NeededRoom,
  keep: number | undefined,
): Promise<RetiredGeneration[]> {
  const { catalogue } = context.ledger;
  const needed = copyBytes + spareBytes;
  const retired: RetiredGeneration[] = [];
  const freeBytes = async () => (await attached.medium.capacity()).freeBytes;
  let free = await freeBytes();
  const there = await generationsThere(context, attached, setId);
  const older = there.slice(leastKept).toReversed();
  const newest = keep === 1 ? there.slice(0, leastKept).toReversed() : [];
  const mayGo = [...older, ...newest.filter((copy) => isHeldElsewhere(catalogue, copy))];
  if (free + bytesOf(catalogue, mayGo) < needed) throw fullError(attached, free, needed, keep);

  for (const copy of older) {
    if (free >= needed + parityBytes) return retired;
    retired.push(...(await retire(context, attached, copy, 'it made room for a newer copy')));
    free = await freeBytes();
  }
  for (const copy of newest) {
    if (free >= needed) return retired;
    const why = 'it made room for a newer copy, and another medium holds it';
    retired.push(
      ...(await retire(context, attached, copy, why, (current) => isHeldElsewhere(current, copy))),
    );
    free = await freeBytes();
  }
  if (free >= needed) return retired;
  throw fullError(attached, free, needed, keep);
}

/** What copies and their parity take. */
function bytesOf(catalogue: Catalogue, copies: readonly CopyState[]): number {
  const files = copies.flatMap(({ medium, snapshot, files: own }) => [
    ...own,
    ...catalogue.parityOn(medium).flatMap((parity) => (parity.snapshot === snapshot ? parity.files : [])),
  ]);
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

const fullError = (
  { label }: AttachedMedium,
  free: number,
  needed: number,
  keep: number | undefined,
): ColdkeepError =>
  new ColdkeepError(
    'medium-full',
    `${label} has ${formatBytes(free)} free, and this copy needs ${formatBytes(needed)}.`,
    {
      hint:
        keep === 1
          ? 'Use a larger medium. What is left on it stays: no other medium in use holds it, or it is not enough.'
          : 'Use a larger medium, or export with --keep 1 to let the older copy go where another medium holds it too.',
    },
  );

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

/** Whether a medium that is in use holds the same snapshot, verified. */
const isHeldElsewhere = (catalogue: Catalogue, { medium, snapshot }: CopyState): boolean =>
  catalogue
    .copies()
    .some(
      (other) =>
        other.medium !== medium &&
        other.snapshot === snapshot &&
        other.status === 'verified' &&
        catalogue.medium(other.medium)?.state === 'active',
    );

/**
 * `mayGo` is asked in the transaction that records it: of two media that are written at once, each may count on the other. Answers
 * nothing where the copy may not go.
 */
async function retire(
  context: JobContext,
  attached: AttachedMedium,
  copy: CopyState,
  why: string,
  mayGo: (catalogue: Catalogue) => boolean = () => true,
): Promise<RetiredGeneration[]> {
  // Recorded first: should the machine stop in between, the catalogue expects less than there is, never more.
  const goes = await context.ledger.commit((catalogue, atMs) => {
    if (!mayGo(catalogue)) return false;
    catalogue.append(
      { kind: 'copy-retired', body: { medium: attached.id, snapshot: copy.snapshot, why } },
      atMs,
    );
    return true;
  });
  if (!goes) return [];
  await retireCopy(attached.medium, copy.path);
  return [{ snapshot: copy.snapshot, seq: copy.seq, takenAtMs: capturedAtMs(copy.snapshot), why }];
}
