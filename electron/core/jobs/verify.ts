// Verify: what is on a medium, read back and compared; copies that fail no longer count, copies nobody knew are recorded.
import type { Failure } from '../../../shared/domain/facts.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import type { VerifiedCopy, VerifyReport } from '../../../shared/domain/reports.ts';
import type { VerificationLevel } from '../../../shared/domain/words.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { snapshotFolder } from '../media/layout.ts';
import type { VerifyInput } from '../vault-api.ts';
import { attachForReading, type ReadableMedium } from './attach-reading.ts';
import type { JobContext } from './context.ts';
import { recordFoundCopy } from './found-copy.ts';
import { identityOf, identityWarnings, recordSeen, refuseTwin } from './identity.ts';
import { verifyParity } from './parity-verify.ts';
import { verifySurroundings } from './verify-surroundings.ts';
import { readCopyBack } from './verify-copy.ts';
import { verifyVaultFiles } from './verify-vault-files.ts';

/** Verifies everything of this vault on one medium. Errors: not-a-medium, medium-foreign, medium-removed, cancelled. */
export async function verifyMedium(
  context: JobContext,
  input: VerifyInput,
  run: RunOptions,
): Promise<VerifyReport> {
  const { catalogue } = context.ledger;
  const attached = await attachForReading(context, input.at);
  const identity = await identityOf(context, attached.medium.root, attached.id);
  const label = catalogue.medium(attached.id ?? '')?.label ?? input.at;
  refuseTwin(input.at, label, identity);
  const warnings = identityWarnings(label, identity);
  const known = catalogue
    .copies()
    .filter(
      (copy) =>
        copy.medium === attached.id &&
        (copy.status !== 'retired' || attached.snapshots.includes(copy.snapshot)),
    );
  const snapshots = new Set([...known.map((copy) => copy.snapshot), ...attached.snapshots]);

  const copies: VerifiedCopy[] = [];
  for (const [index, snapshot] of [...snapshots].toSorted().entries()) {
    const counted = countedRun(run, index, snapshots.size);
    copies.push(await verifyOne(context, attached, snapshot, input, counted));
  }
  const recorded = attached.id === null ? null : (catalogue.vaultFiles(attached.id)?.files ?? null);
  const failures = await verifyVaultFiles(context, attached.medium, recorded);
  const parity = await verifyParity(context, attached, run);
  const surroundings = await verifySurroundings(context, attached);
  // Nothing is concluded from a medium that was pulled out while it was read.
  if (!(await attached.medium.isPresent())) {
    throw new ColdkeepError(
      'medium-removed',
      `${input.at} was removed while it was verified. Nothing was concluded.`,
    );
  }
  await record(context, attached, copies, input.cold === true);
  await recordSeen(context, attached.id, identity);
  return {
    medium: attached.id ?? '',
    copies,
    failures: eachOnce([...failures, ...parity.failures, ...surroundings.failures]),
    notes: [...surroundings.notes, ...parity.notes],
    warnings,
  };
}

/** A file that cannot be read is missed where it belongs and found where it lies. */
const eachOnce = (failures: readonly Failure[]): Failure[] =>
  [...new Map(failures.toReversed().map((failure) => [failure.path, failure])).values()].toReversed();

async function verifyOne(
  context: JobContext,
  attached: ReadableMedium,
  snapshot: string,
  input: VerifyInput,
  run: RunOptions,
): Promise<VerifiedCopy> {
  const { catalogue } = context.ledger;
  const copy = catalogue
    .copies()
    .find((known) => known.medium === attached.id && known.snapshot === snapshot);
  const set = catalogue.snapshot(snapshot)?.set ?? null;
  const setName = catalogue.sets().find((known) => known.id === set)?.name ?? null;
  if (!attached.snapshots.includes(snapshot)) {
    const path = copy?.path ?? snapshotFolder(context.vaultId, snapshot);
    return {
      snapshot,
      set: setName,
      status: 'missing',
      level: null,
      failures: [{ path, reason: 'The copy is missing: its folder is not on the medium.' }],
    };
  }
  const expectation = {
    open: input.open === true,
    cold: input.cold === true,
    ...(copy === undefined || copy.status === 'retired' ? {} : { recorded: copy.files }),
  };
  const reading = await readCopyBack(context, attached.medium, snapshot, expectation, run);
  const status = reading.failures.length === 0 ? 'verified' : 'suspect';
  if (
    status === 'verified' &&
    reading.manifest !== null &&
    (copy === undefined || copy.status === 'retired')
  ) {
    await recordFoundCopy(context, attached, reading.manifest, reading);
  }
  return {
    snapshot,
    set: setName ?? reading.manifest?.set.name ?? null,
    status,
    level: input.cold === true ? coldLevel(reading.level) : reading.level,
    failures: reading.failures,
    reading: reading.reading,
  };
}

/**
 * The caller witnessed that the device was gone: the kernel dropped its pages with it, so even an ordinary read came from the
 * medium. Decrypting and comparing every item is more than that.
 */
const coldLevel = (level: VerificationLevel): VerificationLevel => (level === 'opened' ? 'opened' : 'cold');

/** Says with each report of progress which of the copies is read. */
const countedRun = (run: RunOptions, target: number, targets: number): RunOptions => ({
  ...run,
  onProgress: (progress) => run.onProgress?.({ ...progress, target, targets }),
});

/**
 * One fact a copy, in one commit; a cold reading that was opened too is two, since both were done. Copies that the catalogue does
 * not know and that do not verify are reported, not recorded.
 */
async function record(
  context: JobContext,
  attached: ReadableMedium,
  copies: readonly VerifiedCopy[],
  cold: boolean,
): Promise<void> {
  const medium = attached.id;
  if (medium === null) return;
  const known = context.ledger.catalogue.copies().filter((copy) => copy.medium === medium);
  const facts = copies.filter((copy) => known.some((other) => other.snapshot === copy.snapshot));
  if (facts.length === 0) return;
  await context.ledger.commit((catalogue, atMs) => {
    for (const { snapshot, status, level, failures, reading } of facts) {
      if (status !== 'verified' && status !== 'suspect' && status !== 'missing') continue;
      const said = { medium, snapshot, status, failures };
      const levels: VerificationLevel[] =
        cold && level === 'opened' ? ['cold', 'opened'] : [level ?? 'cached'];
      for (const [index, each] of levels.entries()) {
        // It was read once, whatever that proved.
        const once = index === 0 && reading !== undefined ? { reading } : {};
        catalogue.append({ kind: 'copy-verified', body: { ...said, level: each, ...once } }, atMs);
      }
    }
  });
}
