// The capacity test as a job: whether a medium keeps what it is given, up to the size that it claims. The result is kept where known.
import { statfs } from 'node:fs/promises';
import type { Drive } from '../../../shared/domain/drive.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { judgeFaults } from '../../../shared/domain/medium-health-faults.ts';
import { capacityPlan, estimateTestSeconds, sampleBytes } from '../../../shared/domain/medium-health-plan.ts';
import type { MediumTest, MediumTestReport } from '../../../shared/domain/medium-test.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { testCapacity } from '../media/capacity-test.ts';
import { TestPattern } from '../media/capacity-test-pattern.ts';
import { testFolder, withTestSpace } from '../media/capacity-test-space.ts';
import { isMemory } from '../media/file-system.ts';
import { openFolderMedium } from '../media/folder-medium.ts';
import { formatBytes } from '../../../shared/domain/text.ts';
import { readMarker, writeMarker } from '../media/marker.ts';
import type { Medium } from '../media/medium.ts';
import { driveBelow } from '../drives/drive-below.ts';
import { driveOf } from '../drives/drive-of.ts';
import type { TestMediumInput } from '../vault-api.ts';
import { attachForExport, type AttachedMedium } from './attach.ts';
import type { JobContext } from './context.ts';
import { findTwin } from './find-twin.ts';
import { identityOf, identityWarnings, recordSeen, refuseTwin, twinError } from './identity.ts';
import { noteAccepted, refuseAnnouncing, refuseDrive } from './refusals.ts';

/**
 * Tests a folder's medium without a vault; nothing is kept of it. A medium that fails the test is a result, not an error.
 * Errors: not-a-medium, medium-read-only, medium-full (nothing free to be tested), drive-announces, medium-twin,
 * medium-removed, cancelled.
 */
export async function testFolderAt(
  input: Omit<TestMediumInput, 'enrol'>,
  run: RunOptions,
  drives: () => Promise<readonly Drive[]> = () => Promise.resolve([]),
): Promise<MediumTestReport> {
  const medium = await openFolderMedium(input.at);
  const plugged = await drives();
  refuseAnnouncing(input.at, await driveBelow(plugged, input.at), input.acceptAnnounced);
  const id = await markedAs(medium);
  const twinAt = id === null ? null : await findTwin(plugged, input.at, id);
  if (id !== null && twinAt !== null) throw twinError(input.at, id.slice(0, 8), twinAt);
  const { test, notes } = await runTest(medium, input, null, run);
  return { medium: id, label: null, recorded: false, test, notes };
}

/**
 * The same with a vault: the result is recorded for a medium that it knows. With `enrol`, a medium that passed and has no marker gets
 * one and is known from then on. Errors: as testFolderAt, and drive-never-offered, catalogue-unwritable.
 */
export async function testMedium(
  context: JobContext,
  input: TestMediumInput,
  run: RunOptions,
): Promise<MediumTestReport> {
  const medium = await openFolderMedium(input.at);
  const id = await markedAs(medium);
  const known = id === null ? null : context.ledger.catalogue.medium(id);
  const identity = await identityOf(context, input.at, id);
  refuseDrive(context, input.at, identity, input.acceptAnnounced);
  refuseTwin(input.at, known?.label ?? id?.slice(0, 8) ?? '', identity);
  // Whatever speaks against it is said before an hour of writing, not after it.
  const fresh =
    known === null && input.enrol !== undefined
      ? await attachForExport(context, input.at, input.enrol, { acceptAnnounced: input.acceptAnnounced })
      : null;
  if (fresh === null) await noteAccepted(context, known?.label ?? input.at, identity);
  const earlier = known === null ? null : context.ledger.catalogue.testOf(known.id);
  const { test, notes } = await runTest(medium, input, earlier, run);
  if (known !== null) {
    await context.ledger.commit((catalogue, atMs) => {
      catalogue.append({ kind: 'medium-tested', body: { medium: known.id, test } }, atMs);
    });
    const warnings = identityWarnings(known.label, identity);
    await recordSeen(context, known.id, identity);
    return { medium: known.id, label: known.label, recorded: true, test, notes: [...warnings, ...notes] };
  }
  if (fresh === null || test.verdict === 'failed')
    return { medium: id, label: null, recorded: false, test, notes };
  await enrol(context, fresh, test);
  await recordSeen(context, fresh.id, fresh.identity);
  return { medium: fresh.id, label: fresh.label, recorded: true, test, notes: [...fresh.warnings, ...notes] };
}

async function enrol(context: JobContext, fresh: AttachedMedium, test: MediumTest): Promise<void> {
  if (fresh.isNew) await writeMarker(fresh.medium, fresh.id);
  await context.ledger.commit((catalogue, atMs) => {
    if (fresh.enrol !== null)
      catalogue.append({ kind: 'medium-enrolled', body: { medium: fresh.id, ...fresh.enrol } }, atMs);
    catalogue.append({ kind: 'medium-tested', body: { medium: fresh.id, test } }, atMs);
  });
}

/** Null where it has none, or none that can be read: a test asks nothing of it. Errors: medium-removed, medium-io. */
async function markedAs(medium: Medium): Promise<string | null> {
  try {
    return (await readMarker(medium, 'reading'))?.medium ?? null;
  } catch (error) {
    if (error instanceof ColdkeepError && ['medium-damaged', 'medium-newer'].includes(error.code))
      return null;
    throw error;
  }
}

async function runTest(
  medium: Medium,
  { extent, onPlan }: TestMediumInput,
  earlier: MediumTest | null,
  run: RunOptions,
): Promise<{ test: MediumTest; notes: string[] }> {
  // To fill it would take the memory from everything that runs.
  if (await isMemory(medium.root))
    throw new ColdkeepError('not-a-medium', `${medium.root} is memory of this machine, not a medium.`);
  // What an interrupted test left would count as used.
  await medium.remove(testFolder);
  const { freeBytes } = await medium.capacity();
  // A folder of the system disk says nothing of a stick, and filling that disk would harm what runs on it.
  const { onSystemDisk } = await driveOf(medium.root, null);
  const usableBytes = onSystemDisk ? Math.min(freeBytes, systemDiskBytes) : freeBytes;
  const plan = capacityPlan(usableBytes, extent);
  if (plan.bytes === 0) {
    throw new ColdkeepError(
      'medium-full',
      `The medium at ${medium.root} has ${freeBytes} bytes free: too little to test anything.`,
      { hint: 'Free some room on it: what is full cannot be tested.' },
    );
  }
  const { blocks, bsize } = await statfs(medium.root);
  const { result, leftover } = await withTestSpace(medium, async (space) => {
    const outcome = await testCapacity(space, plan, new TestPattern(sampleBytes), {
      ...run,
      onAhead: (ahead) =>
        onPlan?.({
          bytes: ahead.toWrite,
          readBytes: ahead.toRead,
          freeBytes,
          seconds: estimateTestSeconds(ahead, earlier),
        }),
    });
    return { outcome, level: space.level(), inOrder: space.inOrder };
  });
  const { outcome, level, inOrder } = result;
  const verdict = judgeFaults(outcome.faults, {
    claimedBytes: blocks * bsize,
    stretches: plan.stretches,
    testedTo: outcome.testedTo,
    inOrder,
  });
  const test: MediumTest = {
    // Of the system's disk most is left alone, whatever was asked for.
    extent: usableBytes < freeBytes ? 'sampled' : plan.extent,
    freeBytes,
    testedBytes: outcome.testedBytes,
    writeBytesPerSecond: outcome.writeBytesPerSecond,
    readBytesPerSecond: outcome.readBytesPerSecond,
    level,
    ...verdict,
  };
  return { test, notes: notesOf(test, leftover, onSystemDisk) };
}

const systemDiskBytes = 32 * 1024 ** 2;

function notesOf(test: MediumTest, leftover: boolean, onSystemDisk: boolean): string[] {
  const notes: string[] = [];
  if (onSystemDisk)
    notes.push(`It is a folder on the system disk: only ${formatBytes(systemDiskBytes)} of it were tested.`);
  if (leftover)
    notes.push(
      `What the test wrote could not be removed: ${testFolder} on the medium is worth nothing. Format the medium anew.`,
    );
  if (test.level === 'cached' && test.verdict === 'passed') {
    notes.push(
      'This file system gives no way to read past the memory of this machine: what came back may never have been on the medium. Test it on another machine before you trust it.',
    );
  }
  return notes;
}
