// What lies beside the copies of a vault on a medium: what does not belong there, what an operating system left, what cannot be read.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Failure } from '../../../shared/domain/facts.ts';
import { inspectVaultFolder } from '../media/contents.ts';
import { snapshotsFolder } from '../media/layout.ts';
import type { Medium } from '../media/medium.ts';
import type { ReadableMedium } from './attach-reading.ts';
import type { JobContext } from './context.ts';
import { endsTheJob, failureOf } from './verify-copy.ts';

/** Failures and notes of the vault's folder and of the folder of its copies. Errors: medium-removed, cancelled. */
export async function verifySurroundings(
  context: JobContext,
  { medium, strangers, unreadable }: ReadableMedium,
): Promise<{ failures: Failure[]; notes: string[] }> {
  const contents = await inspectVaultFolder(medium, context.vaultId);
  const failures = contents.foreign.map((path) => ({
    path,
    reason: 'It does not belong here: Coldkeep did not write it.',
  }));
  const notes = contents.droppings.map((path) => `${path} was left by an operating system: harmless.`);
  notes.push(...contents.partials.map((path) => `${path} was left by an interrupted export.`));
  for (const name of strangers) {
    const path = `${snapshotsFolder(context.vaultId)}/${name}`;
    if (name.endsWith('.partial'))
      notes.push(`${path} was left by an interrupted export; the next export removes it.`);
    else
      failures.push({ path, reason: 'It is not the name of a snapshot: renamed or put there afterwards.' });
  }
  for (const path of [...contents.unreadable, ...unreadable])
    failures.push({ path, reason: await whyUnreadable(medium, path) });
  return { failures, notes };
}

/** Why an entry that has a name cannot be read, and what to do. Errors: medium-removed, cancelled. */
export async function whyUnreadable(medium: Medium, path: string): Promise<string> {
  try {
    await medium.list(path);
    return 'It could not be read a moment ago, and can be now. Verify the medium again.';
  } catch (error) {
    if (!(error instanceof ColdkeepError) || endsTheJob(error)) throw error;
    return failureOf(error);
  }
}
