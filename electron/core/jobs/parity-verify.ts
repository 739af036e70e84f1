// Verifying parity: the files beside a copy against what was recorded when they were written. Damage there is the medium's, not the copy's.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Failure } from '../../../shared/domain/facts.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { snapshotIdPattern } from '../../../shared/domain/manifest.ts';
import type { ParityState } from '../catalogue/hardware-state.ts';
import { isDropping } from '../media/contents.ts';
import { paritiesFolder, parityFolder, partialSuffix } from '../media/layout.ts';
import type { Entry, Medium } from '../media/medium.ts';
import type { ReadableMedium } from './attach-reading.ts';
import type { JobContext } from './context.ts';
import { compareWithRecorded, endsTheJob, failureOf, noFile } from './verify-copy.ts';
import { whyUnreadable } from './verify-surroundings.ts';

/** What is wrong with the parity of copies that are on the medium, and what is worth a note. Errors: medium-removed, cancelled. */
export async function verifyParity(
  context: JobContext,
  attached: ReadableMedium,
  run: RunOptions = {},
): Promise<{ failures: Failure[]; notes: string[] }> {
  const { medium, id } = attached;
  const failures: Failure[] = [];
  const notes: string[] = [];
  const recorded = id === null ? [] : countingParity(context, id);
  const folder = paritiesFolder(context.vaultId);
  const entries = (await medium.list(folder)) ?? [];
  for (const parity of recorded) {
    if (attached.snapshots.includes(parity.snapshot))
      failures.push(...(await verifyOne(context, medium, parity, run)));
  }
  for (const { name, type } of entries) {
    const path = `${folder}/${name}`;
    if (failures.some((failure) => failure.path === path)) continue;
    if (type === 'unreadable') failures.push({ path, reason: await whyUnreadable(medium, path) });
    else if (name.endsWith(partialSuffix))
      notes.push(`${path} was left by an interrupted export; the next export removes it.`);
    else if (isDropping(name)) notes.push(`${path} was left by an operating system: harmless.`);
    else if (type !== 'folder' || !snapshotIdPattern.test(name))
      failures.push({ path, reason: 'It does not belong here: Coldkeep did not write it.' });
    else if (!attached.snapshots.includes(name))
      notes.push(`${path} is the parity of a copy that is not on this medium: harmless.`);
  }
  return { failures, notes };
}

/** The parity that is recorded for copies that count. */
function countingParity(context: JobContext, mediumId: string): ParityState[] {
  const { catalogue } = context.ledger;
  const counting = new Set(
    catalogue
      .copies()
      .filter((copy) => copy.medium === mediumId && copy.status !== 'retired')
      .map((copy) => copy.snapshot),
  );
  return catalogue.parityOn(mediumId).filter(({ snapshot }) => counting.has(snapshot));
}

/** Damage of the parity of one copy. Errors: medium-removed, cancelled. */
export async function verifyOne(
  context: JobContext,
  medium: Medium,
  recorded: Pick<ParityState, 'snapshot' | 'files'>,
  run: RunOptions = {},
): Promise<Failure[]> {
  const folder = parityFolder(context.vaultId, recorded.snapshot);
  const failures: Failure[] = [];
  const read = [];
  let entries: Entry[];
  try {
    entries = (await medium.list(folder)) ?? [];
  } catch (error) {
    if (!(error instanceof ColdkeepError) || endsTheJob(error)) throw error;
    return [{ path: folder, reason: `${failureOf(error)} ${parityOnly}` }];
  }
  for (const { name, type } of entries) {
    const path = `${folder}/${name}`;
    if (isDropping(name)) continue;
    if (type !== 'file' && type !== 'unreadable') {
      failures.push({ path, reason: noFile(type) });
      continue;
    }
    try {
      const { bytes, sha256 } = await medium.readBack(path, {
        ...run,
        onProgress: (progress) => run.onProgress?.({ ...progress, phase: 'reading back parity' }),
      });
      read.push({ path, bytes, sha256 });
    } catch (error) {
      if (!(error instanceof ColdkeepError) || endsTheJob(error)) throw error;
      failures.push({ path, reason: failureOf(error) });
    }
  }
  compareWithRecorded(read, recorded.files, failures);
  return failures.map(({ path, reason }) => ({ path, reason: `${reason} ${parityOnly}` }));
}

const parityOnly = 'It is parity: the copy itself is not affected.';
