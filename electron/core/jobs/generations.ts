// Generations: a medium keeps its newest verified copies of a set; older ones make room, never the last good one.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { formatBytes } from '../../../shared/domain/text.ts';
import { retireCopy } from '../media/retire.ts';
import type { AttachedMedium } from './attach.ts';
import type { JobContext } from './context.ts';

/** Room for signature, checksums, catalogue, folders and what a file system rounds up. */
export const spareBytes = 256 * 1024;

/** Verified copies of one set on one medium, newest first. */
function generationsOn(context: JobContext, mediumId: string, setId: string) {
  return context.ledger.catalogue
    .copies()
    .filter((copy) => copy.medium === mediumId && copy.set === setId && copy.status === 'verified')
    .toSorted((a, b) => b.seq - a.seq);
}

/** Removes all but the newest `keep` verified copies of the set from the medium. Call only after the newest one was verified. */
export async function retireOldGenerations(
  context: JobContext,
  attached: AttachedMedium,
  setId: string,
  keep: number,
): Promise<void> {
  for (const old of generationsOn(context, attached.id, setId).slice(Math.max(1, keep))) {
    await retire(
      context,
      attached,
      old,
      `${keep} newer verified ${keep === 1 ? 'copy is' : 'copies are'} on the medium`,
    );
  }
}

/**
 * Makes sure that one more copy fits. With `keep` 1, older copies are removed first where another medium verifiably holds the
 * same snapshot. Errors: medium-full with the numbers.
 */
export async function makeRoom(
  context: JobContext,
  attached: AttachedMedium,
  neededBytes: number,
  keep: number,
): Promise<void> {
  const needed = neededBytes + spareBytes;
  const copies = context.ledger.catalogue.copies();
  let free = (await attached.medium.capacity()).freeBytes;
  if (free >= needed) return;
  if (keep === 1) {
    for (const copy of copies.filter((held) => held.medium === attached.id && held.status === 'verified')) {
      const elsewhere = copies.some(
        (other) =>
          other.medium !== attached.id && other.snapshot === copy.snapshot && other.status === 'verified',
      );
      if (!elsewhere) continue;
      await retire(context, attached, copy, 'it made room for a newer copy, and another medium holds it');
      free = (await attached.medium.capacity()).freeBytes;
      if (free >= needed) return;
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

async function retire(
  context: JobContext,
  attached: AttachedMedium,
  copy: { snapshot: string; path: string },
  why: string,
): Promise<void> {
  // Recorded first: should the machine stop in between, the catalogue expects less than there is, never more.
  await context.ledger.commit((catalogue, atMs) => {
    catalogue.append(
      { kind: 'copy-retired', body: { medium: attached.id, snapshot: copy.snapshot, why } },
      atMs,
    );
  });
  await retireCopy(attached.medium, copy.path);
}
