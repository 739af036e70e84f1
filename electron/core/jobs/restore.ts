// Restore: from a trusted copy into a new folder. Plaintext lands in <into>.partial and gets its name when all of it is authenticated.
import { chmod, mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Failure } from '../../../shared/domain/facts.ts';
import type { Item } from '../../../shared/domain/item.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import type { RestoreReport } from '../../../shared/domain/reports.ts';
import { restorePlan } from '../../../shared/domain/restore-plan.ts';
import type { Kind } from '../../../shared/domain/words.ts';
import { completenessFindings } from '../../../shared/profiles/completeness.ts';
import { custom } from '../../../shared/profiles/custom.ts';
import type { RestoreInput } from '../vault-api.ts';
import { attachForReading, type ReadableMedium } from './attach-reading.ts';
import type { JobContext } from './context.ts';
import { resolvedProfile } from './profile-of-set.ts';
import { readableParts, type ReadablePart } from './copy-reader.ts';
import { pickCopy, type PickedCopy } from './pick-copy.ts';
import { endsTheJob } from './verify-copy.ts';

/**
 * Restores a copy. What could not be authenticated is not restored and is named in `failures`.
 * Errors: target-occupied, target-unwritable, stale-refused, payload-damaged (nothing could be restored), and those of pickCopy.
 */
export async function restoreCopy(
  context: JobContext,
  input: RestoreInput,
  run: RunOptions,
): Promise<RestoreReport> {
  const into = resolve(input.into);
  await assertFree(into);
  const attached = await attachForReading(context, input.at);
  const picked = await pickCopy(context, attached, input);
  if (input.forceStale !== true) refuseStale(context, picked);

  const partial = `${into}.partial`;
  const kinds = input.only ?? null;
  try {
    await makePartial(partial);
    const { restored, failures } = await restoreParts(context, attached, picked, partial, kinds, run);
    if (restored === 0 && failures.length > 0) throw nothingRestored(failures);
    await commit(partial, into);
    await record(context, attached, picked, restored, failures, input);
    const knowledge = context.ledger.catalogue.knowledgeOf(picked.manifest.set.id);
    const profile = resolvedProfile(picked.manifest.profile, knowledge);
    const restoredItems = picked.manifest.items.filter((item) => wanted(item, kinds));
    const lost = new Set(failures.map(({ path }) => path));
    const { plan, warnings } = restorePlan({
      profile: profile ?? custom,
      items: picked.manifest.items.filter(({ path }) => !lost.has(path)),
      only: kinds,
      bundles: picked.manifest.conditions.bundles ?? [],
    });
    return {
      snapshot: picked.manifest.snapshot,
      set: picked.manifest.set.name,
      into: input.into,
      items: restored,
      failures,
      findings:
        profile === null || kinds !== null ? [] : completenessFindings(profile, restoredItems, knowledge),
      plan,
      warnings,
    };
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw targetError(error, into);
  }
}

const wanted = (item: Item, kinds: readonly Kind[] | null): boolean =>
  kinds === null || kinds.includes(item.kind);

async function assertFree(into: string): Promise<void> {
  const found = await stat(into).catch(() => null);
  if (found === null) return;
  const empty = found.isDirectory() && (await readdir(into)).length === 0;
  if (!empty)
    throw new ColdkeepError('target-occupied', `${into} exists already and is not an empty folder.`);
}

/** A newer snapshot is known: restoring this one could bring back keys or counters that were replaced since. */
function refuseStale(context: JobContext, picked: PickedCopy): void {
  const newest = context.ledger.catalogue.newestSnapshot(picked.manifest.set.id);
  if (newest === null || newest.seq <= picked.manifest.seq) return;
  const holders = context.ledger.catalogue
    .copies()
    .filter((copy) => copy.snapshot === newest.id && copy.status === 'verified')
    .map((copy) => context.ledger.catalogue.medium(copy.medium)?.label ?? copy.medium.slice(0, 8));
  throw new ColdkeepError(
    'stale-refused',
    `This copy is seq ${picked.manifest.seq}; the newest known snapshot of "${picked.manifest.set.name}" is seq ${newest.seq}.`,
    holders.length === 0
      ? {}
      : { hint: `The newest one is on ${holders.join(' and ')}. Take that, or insist with --force-stale.` },
  );
}

async function makePartial(partial: string): Promise<void> {
  if ((await stat(partial).catch(() => null)) !== null) {
    throw new ColdkeepError('target-occupied', `${partial} exists: an earlier restore was interrupted.`, {
      hint: 'Look at it, remove it, then run the command again. It may hold keys in the clear.',
    });
  }
  await mkdir(partial, { mode: 0o700, recursive: true });
  await chmod(partial, 0o700);
}

async function restoreParts(
  context: JobContext,
  attached: ReadableMedium,
  picked: PickedCopy,
  partial: string,
  kinds: readonly Kind[] | null,
  run: RunOptions,
): Promise<{ restored: number; failures: Failure[] }> {
  const failures: Failure[] = [];
  let restored = 0;
  for (const part of readableParts(picked.manifest, picked.trusted)) {
    if (!part.items.some((item) => wanted(item, kinds))) continue;
    try {
      await assertSigned(attached, picked, part, run);
      const opened = await context.worker.call(
        'openPart',
        {
          files: part.paths.map((path) => attached.medium.absolutePath(path)),
          sha256: part.part.sha256,
          items: part.items,
          into: partial,
          ...(kinds === null ? {} : { onlyKinds: kinds }),
        },
        run,
      );
      restored += opened.items;
      failures.push(...opened.failures);
    } catch (error) {
      if (!(error instanceof ColdkeepError) || endsTheJob(error) || !isDamage(error)) throw error;
      failures.push({ path: `${picked.trusted.folder}/${part.part.name}`, reason: error.message });
      for (const item of part.items.filter((lost) => wanted(lost, kinds))) {
        failures.push({
          path: item.path,
          reason: `Not restored: it is in ${part.part.name}, which is damaged.`,
        });
      }
    }
  }
  return { restored, failures };
}

const isDamage = (error: ColdkeepError): boolean =>
  [
    'payload-damaged',
    'header-damaged',
    'header-mac-wrong',
    'manifest-mismatch',
    'medium-io',
    'medium-damaged',
  ].includes(error.code);

/** Reads a part once before any plaintext is written, so that a damaged one never reaches the disk, not even its good beginning. */
async function assertSigned(
  attached: ReadableMedium,
  picked: PickedCopy,
  part: ReadablePart,
  run: RunOptions,
): Promise<void> {
  for (const path of part.paths) {
    const expected = picked.trusted.checksums.get(path.slice(path.lastIndexOf('/') + 1));
    const read = await attached.medium.readBack(path, run);
    if (read.sha256 !== expected) {
      throw new ColdkeepError('payload-damaged', `${path} is damaged: its contents are not what was signed.`);
    }
  }
}

const nothingRestored = (failures: readonly Failure[]): ColdkeepError =>
  new ColdkeepError('payload-damaged', `Nothing was restored. ${failures[0]?.reason ?? ''}`);

/** Gives the folder its name; an empty folder of that name makes way. */
async function commit(partial: string, into: string): Promise<void> {
  await rmdir(into).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(partial, into);
  const parent = await open(dirname(into), 'r');
  try {
    await parent.sync();
  } finally {
    await parent.close();
  }
}

async function record(
  context: JobContext,
  attached: ReadableMedium,
  picked: PickedCopy,
  restored: number,
  failures: Failure[],
  input: RestoreInput,
): Promise<void> {
  const reason = (input.staleReason ?? '').trim();
  await context.ledger.commit((catalogue, atMs) => {
    const { set, snapshot } = picked.manifest;
    catalogue.append(
      {
        kind: 'restored',
        body: {
          medium: attached.id,
          set: set.id,
          snapshot,
          items: restored,
          failures,
          forcedStale: input.forceStale === true,
          ...(reason === '' ? {} : { staleReason: reason }),
        },
      },
      atMs,
    );
  });
}

/** Errors of the file system that the plaintext goes to, in words; everything else passes. */
function targetError(error: unknown, into: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (error instanceof ColdkeepError || typeof code !== 'string') return error;
  return new ColdkeepError('target-unwritable', `${into} could not be written (${code}).`);
}
