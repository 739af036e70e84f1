// Repair: every copy of this vault on one medium is read; what is damaged comes back from parity, or from another medium's copy.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import type { RepairedCopy, RepairReport } from '../../../shared/domain/repair-report.ts';
import { paritiesFolder, partialSuffix, vaultFolder } from '../media/layout.ts';
import type { RepairInput } from '../vault-api.ts';
import type { CopyState } from '../catalogue/media-state.ts';
import type { Medium } from '../media/medium.ts';
import { attachForReading, type ReadableMedium } from './attach-reading.ts';
import type { JobContext } from './context.ts';
import { recordFoundCopy } from './found-copy.ts';
import { identityOf, identityWarnings, refuseTwin } from './identity.ts';
import { ParityScratch, writeParityAnew } from './parity.ts';
import { verifyOne } from './parity-verify.ts';
import { noteAccepted, refuseDrive } from './refusals.ts';
import { repairCopy, type CopyRepair } from './repair-copy.ts';
import { stagingFolder } from './repair-place.ts';
import type { Helper } from './repair-sources.ts';
import { repairVaultFiles } from './repair-vault-files.ts';
import { openWorkingFolder, type WorkingFolder } from './working-folder.ts';

/**
 * Repairs all that this vault has on a medium. What cannot be repaired stays as it is and is named. Errors: not-a-medium, medium-foreign,
 * bad-input (a helper is the same medium), medium-twin, drive-never-offered, drive-announces, medium-removed, medium-read-only, cancelled, worker-ended.
 */
export async function repairMedium(
  context: JobContext,
  input: RepairInput,
  run: RunOptions,
): Promise<RepairReport> {
  const attached = await attachForReading(context, input.at);
  const identity = await identityOf(context, attached.medium.root, attached.id);
  const label = context.ledger.catalogue.medium(attached.id ?? '')?.label ?? input.at;
  refuseTwin(input.at, label, identity);
  refuseDrive(context, input.at, identity, input.acceptAnnounced);
  const helpers = await attachHelpers(context, attached, input.from ?? []);
  await noteAccepted(context, label, identity);
  const work = await workFolder(context);
  const report: RepairReport = {
    medium: attached.id ?? '',
    copies: [],
    files: [],
    failures: [],
    notes: identityWarnings(label, identity),
  };
  try {
    const snapshots = snapshotsOf(context, attached);
    for (const [index, snapshot] of snapshots.entries()) {
      const counted = countedRun(run, index, snapshots.length);
      const copy = { medium: attached.medium, snapshot, helpers, workFolder: join(work.path, snapshot) };
      const repair = await repairCopy(context, attached, copy, setName(context, snapshot), counted);
      await rm(copy.workFolder, { recursive: true, force: true });
      await assertPresent(attached);
      await record(context, attached, repair);
      report.copies.push(repair.report);
      if (repair.report.status !== 'failed')
        await repairParity(context, attached, snapshot, join(work.path, 'parity'), report, counted);
    }
    await removeLeftovers(context, attached, report);
    const beside = await repairVaultFiles(context, attached, run);
    report.failures.push(...beside.failures);
    report.notes.push(...beside.written.map((path) => `${path} was written anew.`));
    report.files.push(
      ...beside.written.map((path) => ({ path, status: 'repaired' as const })),
      ...beside.failures.map(({ path }) => ({ path, status: 'failed' as const })),
    );
    await assertPresent(attached);
    return report;
  } finally {
    await work.remove();
  }
}

async function attachHelpers(
  context: JobContext,
  attached: ReadableMedium,
  folders: readonly string[],
): Promise<Helper[]> {
  const helpers: Helper[] = [];
  for (const folder of folders) {
    const { medium, id } = await attachForReading(context, folder);
    if (medium.root === attached.medium.root || (id !== null && id === attached.id)) {
      throw new ColdkeepError('bad-input', `${folder} is the medium that is to be repaired.`, {
        hint: 'Name another medium that holds a copy of the same snapshot.',
      });
    }
    const label = id === null ? null : (context.ledger.catalogue.medium(id)?.label ?? null);
    helpers.push({ medium, id, label: label ?? folder });
  }
  return helpers;
}

/** A visitor has no vault folder: what is worked out of ciphertext is ciphertext, and may lie in the folder for temporary files. */
async function workFolder({ home }: JobContext): Promise<WorkingFolder> {
  if (home !== null) return openWorkingFolder(home);
  const path = await mkdtemp(join(tmpdir(), 'coldkeep-repair-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Snapshots that are recorded for the medium and those that lie on it, oldest first. */
function snapshotsOf(context: JobContext, attached: ReadableMedium): string[] {
  const known = context.ledger.catalogue
    .copies()
    .filter((copy) => copy.medium === attached.id && copy.status !== 'retired')
    .map((copy) => copy.snapshot);
  return [...new Set([...known, ...attached.snapshots])].toSorted();
}

const setName = ({ ledger: { catalogue } }: JobContext, snapshot: string): string | null => {
  const set = catalogue.snapshot(snapshot)?.set;
  return catalogue.sets().find((known) => known.id === set)?.name ?? null;
};

const countedRun = (run: RunOptions, target: number, targets: number): RunOptions => ({
  ...run,
  onProgress: (progress) => run.onProgress?.({ ...progress, target, targets }),
});

/** Nothing is concluded from a medium that was pulled out meanwhile. */
async function assertPresent({ medium }: ReadableMedium): Promise<void> {
  if (await medium.isPresent()) return;
  throw new ColdkeepError('medium-removed', `${medium.root} was removed while it was repaired.`, {
    hint: 'Plug it in again and repair it again: what was not finished stays as it was.',
  });
}

/** What was written anew, and how the copy reads now. */
async function record(context: JobContext, attached: ReadableMedium, repair: CopyRepair): Promise<void> {
  const medium = attached.id;
  const { report, reading, found } = repair;
  const { snapshot } = report;
  if (medium === null) return;
  const copy = context.ledger.catalogue
    .copies()
    .find((known) => known.medium === medium && known.snapshot === snapshot);
  if (copy === undefined || copy.status === 'retired') {
    const good = report.status !== 'failed';
    if (good && reading !== null && reading.manifest !== null)
      await recordFoundCopy(context, attached, reading.manifest, reading);
    if (!good || reading?.manifest === null) return;
  }
  const from = report.repaired.map(({ path }) => ({
    path,
    file: found.get(path.slice(path.lastIndexOf('/') + 1)),
  }));
  const groups = new Map<string, typeof from>();
  for (const each of from) {
    const key = `${each.file?.from ?? 'parity'} ${each.file?.helper?.id ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  await context.ledger.commit((catalogue, atMs) => {
    for (const group of groups.values()) {
      const { file } = group[0] ?? {};
      const fromMedium = file?.helper?.id ?? null;
      const files = group.map(({ path }) => path);
      const body = { medium, snapshot, files, from: file?.from ?? ('parity' as const) };
      catalogue.append(
        { kind: 'copy-repaired', body: fromMedium === null ? body : { ...body, fromMedium } },
        atMs,
      );
    }
    catalogue.append({ kind: 'copy-verified', body: verdict(medium, report, reading) }, atMs);
  });
}

const verdict = (medium: string, report: RepairedCopy, reading: CopyRepair['reading']) => ({
  medium,
  snapshot: report.snapshot,
  status:
    report.status === 'failed'
      ? reading === null
        ? ('missing' as const)
        : ('suspect' as const)
      : ('verified' as const),
  level: reading?.level ?? ('cached' as const),
  failures: report.failures,
  ...(reading === null ? {} : { reading: reading.reading }),
});

/** Parity that is damaged is worked out anew from the copy, which is whole. */
async function repairParity(
  context: JobContext,
  attached: ReadableMedium,
  snapshot: string,
  scratchFolder: string,
  report: RepairReport,
  run: RunOptions,
): Promise<void> {
  const { medium, id } = attached;
  const { catalogue } = context.ledger;
  if (id === null) return;
  const recorded = catalogue.parityOn(id).find((parity) => parity.snapshot === snapshot);
  const copy = catalogue.copies().find((known) => known.medium === id && known.snapshot === snapshot);
  if (recorded === undefined || copy === undefined || copy.status !== 'verified') return;
  const failures = await verifyOne(context, medium, recorded, run);
  if (failures.length === 0) return;
  const warnings = await writeParityAgain(context, { medium, id }, copy, scratchFolder, run);
  const status = warnings.length > 0 ? ('failed' as const) : ('repaired' as const);
  report.files.push(...failures.map(({ path }) => ({ path, status })));
  report.notes.push(
    ...(warnings.length > 0 ? warnings : [`The parity of ${snapshot} was damaged and was written anew.`]),
  );
}

async function writeParityAgain(
  context: JobContext,
  attached: { readonly medium: Medium; readonly id: string },
  copy: CopyState,
  scratchFolder: string,
  run: RunOptions,
): Promise<string[]> {
  if (context.settings.parityPercent === 0)
    return [`The parity of ${copy.snapshot} is damaged, and stays so: the settings want none to be written.`];
  const scratch = ParityScratch.below(scratchFolder);
  try {
    return await writeParityAnew(context, attached, copy, scratch, run);
  } finally {
    await scratch.remove();
  }
}

/** What an interrupted repair left, and unfinished parity. A half-written copy stays: the next export goes on with it. */
async function removeLeftovers(
  context: JobContext,
  { medium }: ReadableMedium,
  report: RepairReport,
): Promise<void> {
  const parities = paritiesFolder(context.vaultId);
  const unfinished = ((await medium.list(parities)) ?? []).filter(({ name }) => name.endsWith(partialSuffix));
  const paths = unfinished.map(({ name }) => `${parities}/${name}`);
  const own = stagingFolder(context.vaultId);
  if (
    (await medium.list(vaultFolder(context.vaultId)))?.some(({ name }) => own.endsWith(`/${name}`)) === true
  )
    paths.push(own);
  for (const path of paths) {
    await medium.remove(path);
    report.notes.push(`${path} was never finished and was removed.`);
  }
}
