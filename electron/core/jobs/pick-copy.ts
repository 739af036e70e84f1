// Which copy on a medium a drill or restore works with: the one that was named, else the newest of the set.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Manifest } from '../../../shared/domain/manifest.ts';
import type { ReadableMedium } from './attach-reading.ts';
import type { JobContext } from './context.ts';
import { readManifest, trustCopy, type TrustedCopy } from './copy-reader.ts';

export interface PickedCopy {
  readonly trusted: TrustedCopy;
  readonly manifest: Manifest;
}

/**
 * Trusts and opens the copies of a medium, newest first, until one fits. A damaged one is never passed over in silence: if the
 * newest that could fit is damaged, its error is thrown. Errors: snapshot-unknown, bad-input, signature-…, manifest-mismatch.
 */
export async function pickCopy(
  context: JobContext,
  attached: ReadableMedium,
  wanted: { set?: string; snapshot?: string },
): Promise<PickedCopy> {
  if (wanted.snapshot !== undefined) {
    if (!attached.snapshots.includes(wanted.snapshot)) {
      throw new ColdkeepError(
        'snapshot-unknown',
        `There is no snapshot ${wanted.snapshot} on ${attached.medium.root}.`,
      );
    }
    return openCopy(context, attached, wanted.snapshot);
  }
  const setId =
    wanted.set === undefined ? null : (context.ledger.catalogue.setByName(wanted.set)?.id ?? null);
  const newestFirst = await bySeq(context, attached);
  const found: PickedCopy[] = [];
  for (const snapshot of newestFirst) {
    const knownSet = context.ledger.catalogue.snapshot(snapshot)?.set;
    if (wanted.set !== undefined && knownSet !== undefined && knownSet !== setId) continue;
    const picked = await openCopy(context, attached, snapshot);
    const fits =
      wanted.set === undefined || picked.manifest.set.id === setId || picked.manifest.set.name === wanted.set;
    if (fits && wanted.set !== undefined) return picked;
    if (fits) found.push(picked);
  }
  const [newest] = found;
  if (newest === undefined) {
    const what = wanted.set === undefined ? 'no copy' : `no copy of "${wanted.set}"`;
    throw new ColdkeepError('snapshot-unknown', `There is ${what} of this vault on ${attached.medium.root}.`);
  }
  const names = [...new Set(found.map((picked) => picked.manifest.set.name))];
  if (names.length > 1) {
    throw new ColdkeepError(
      'bad-input',
      `${attached.medium.root} holds copies of several sets: ${names.join(', ')}.`,
      {
        hint: 'Name one with --set.',
      },
    );
  }
  return newest;
}

/** Trusts and opens one copy. Errors: signature-…, comment-mismatch, manifest-mismatch, payload-damaged, medium-…. */
export async function openCopy(
  context: JobContext,
  attached: ReadableMedium,
  snapshot: string,
): Promise<PickedCopy> {
  const trusted = await trustCopy(context, attached.medium, snapshot);
  return { trusted, manifest: await readManifest(context, attached.medium, trusted) };
}

/** Newest first. Ids begin with their time, which a wrong clock may have set: the catalogue's seq decides where it is known. */
async function bySeq(context: JobContext, attached: ReadableMedium): Promise<string[]> {
  const seqOf = (id: string) => context.ledger.catalogue.snapshot(id)?.seq ?? Number.MAX_SAFE_INTEGER;
  return attached.snapshots.toSorted((a, b) => seqOf(b) - seqOf(a) || (a < b ? 1 : -1));
}
