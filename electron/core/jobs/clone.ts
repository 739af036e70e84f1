// Clone: a snapshot is taken over from one medium to others as it is, the same bytes under the same signature. Nothing is opened for it.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClonedCopy, CloneReport } from '../../../shared/domain/clone-report.ts';
import type { Drive } from '../../../shared/domain/drive.ts';
import { ColdkeepError, toErrorRecord } from '../../../shared/domain/errors.ts';
import type { WrittenFile } from '../../../shared/domain/facts.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { defaultSettings } from '../../../shared/domain/settings.ts';
import { formatBytes, plural } from '../../../shared/domain/text.ts';
import { driveBelow } from '../drives/drive-below.ts';
import { driveOf } from '../drives/drive-of.ts';
import { assertReadable } from '../media/contents.ts';
import { writeCopy } from '../media/durable-copy.ts';
import { openFolderMedium } from '../media/folder-medium.ts';
import { checksumsName, parityFolder, signatureName, snapshotFolder } from '../media/layout.ts';
import { readMarker, writeMarker } from '../media/marker.ts';
import type { Medium, ReadLevel } from '../media/medium.ts';
import { sha256Of } from '../media/place-file.ts';
import type { CloneInput } from '../vault-api.ts';
import type { VaultWorker } from '../worker/client.ts';
import { openCloneSource, type CloneSource, type VerifySignature } from './clone-source.ts';
import { cloneVaultFiles } from './clone-vault-files.ts';
import { ParityScratch, putParity } from './parity.ts';
import { refuseAnnouncing, refusePinned } from './refusals.ts';
import { systemDiskWarning } from './attach.ts';
import { findTwin } from './find-twin.ts';
import { twinError } from './identity.ts';

/** A medium that a clone goes to. */
export interface CloneTarget {
  readonly medium: Medium;
  readonly id: string;
  /** True where it has no marker yet. */
  readonly isNew: boolean;
  readonly warnings: string[];
}

/** How targets are opened and what is done with a clone that stands. */
export interface CloneSteps {
  open(folder: string): Promise<CloneTarget>;
  /** Answers warnings. */
  finish(target: CloneTarget, copy: CloneWritten, scratch: ParityScratch, run: RunOptions): Promise<string[]>;
}

export interface CloneWritten {
  readonly path: string;
  readonly level: ReadLevel;
  readonly files: readonly WrittenFile[];
  readonly unchanged: boolean;
}

export interface LockedCloneInput extends CloneInput {
  /** What is plugged in; without it no stick is known to be more than storage. */
  readonly drives?: () => Promise<readonly Drive[]>;
  /** Serial numbers and file system ids that are pinned. */
  readonly neverOffer?: readonly string[];
  /** The vault folder of this machine, where there is one: it stays locked, and what is pinned in it is not written to. */
  readonly home?: string;
  /** The vault's public key as sheets and labels carry it; without it checksums alone decide. */
  readonly key?: string;
}

/** Clones without a vault. `worker` needs no identity. Errors: as openCloneSource, usage, bad-input (the key, a medium twice). */
export async function cloneLocked(
  worker: VaultWorker,
  input: LockedCloneInput,
  run: RunOptions,
): Promise<CloneReport> {
  const { key } = input;
  const verify: VerifySignature | null =
    key === undefined
      ? null
      : (bytes, signature) => worker.call('verifySignatureBy', { key: key.trim(), bytes, signature });
  const source = await openCloneSource({ at: input.from, ...snapshotOf(input), verify }, run);
  const folder = await mkdtemp(join(tmpdir(), 'coldkeep-clone-'));
  try {
    return await cloneTo(source, input.to, ParityScratch.below(folder), run, {
      open: (to) => openLocked(to, source.vaultId, input),
      finish: async ({ medium }, copy, scratch, quiet) => {
        const warnings = await cloneVaultFiles(source.medium, medium, source.vaultId);
        const { parityPercent } = defaultSettings;
        const toProtect = { snapshot: source.snapshot, path: copy.path, files: copy.files };
        if (!copy.unchanged || (await medium.list(parityOf(source))) === null) {
          await putParity(worker, medium, toProtect, parityPercent, scratch, quiet).catch(
            (error: unknown) => {
              if (
                !(error instanceof ColdkeepError) ||
                error.code === 'medium-removed' ||
                error.code === 'cancelled'
              )
                throw error;
              warnings.push(`The copy is good, but it has no parity to be repaired from: ${error.message}`);
            },
          );
        }
        return warnings;
      },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const parityOf = ({ vaultId, snapshot }: CloneSource): string => parityFolder(vaultId, snapshot);

export const snapshotOf = ({ snapshot }: CloneInput): { snapshot?: string } =>
  snapshot === undefined ? {} : { snapshot };

/** What forbids an export to a folder forbids a clone to it, as far as that can be told without a catalogue. */
async function openLocked(
  folder: string,
  vaultId: string,
  { drives, neverOffer, acceptAnnounced }: LockedCloneInput,
): Promise<CloneTarget> {
  const plugged = (await drives?.()) ?? [];
  const below = await driveBelow(plugged, folder);
  refusePinned(folder, below, neverOffer ?? []);
  refuseAnnouncing(folder, below, acceptAnnounced);
  const medium = await openFolderMedium(folder);
  await assertReadable(medium, vaultId);
  const marker = await readMarker(medium);
  const twinAt = marker === null ? null : await findTwin(plugged, folder, marker.medium);
  if (marker !== null && twinAt !== null) throw twinError(folder, marker.medium.slice(0, 8), twinAt);
  const { onSystemDisk } = await driveOf(folder, null);
  return {
    medium,
    id: marker?.medium ?? randomUUID(),
    isNew: marker === null,
    warnings: onSystemDisk ? [systemDiskWarning(folder)] : [],
  };
}

/** Clones to one folder after the other; each ends on its own. Errors: usage (no folder), cancelled. */
export async function cloneTo(
  source: CloneSource,
  folders: readonly string[],
  scratch: ParityScratch,
  run: RunOptions,
  steps: CloneSteps,
): Promise<CloneReport> {
  if (folders.length === 0)
    throw new ColdkeepError('usage', 'No medium was named.', { hint: 'Name one or more with --to DIR.' });
  const copies: ClonedCopy[] = [];
  for (const [index, folder] of folders.entries()) {
    const shown: RunOptions = {
      ...run,
      onProgress: (progress) =>
        run.onProgress?.({ ...progress, subject: folder, target: index, targets: folders.length }),
    };
    const copy: ClonedCopy = {
      medium: null,
      to: folder,
      path: '',
      level: null,
      unchanged: false,
      files: [],
      warnings: [],
    };
    copies.push(copy);
    try {
      await cloneOne(source, copies, copy, scratch, shown, steps);
    } catch (error) {
      if (run.signal?.aborted === true) throw error;
      copy.error = toErrorRecord(error);
    }
  }
  const { snapshot, id, signatureVerified } = source;
  return { snapshot, from: id, signatureVerified, copies };
}

async function cloneOne(
  source: CloneSource,
  copies: readonly ClonedCopy[],
  copy: ClonedCopy,
  scratch: ParityScratch,
  run: RunOptions,
  steps: CloneSteps,
): Promise<void> {
  const target = await steps.open(copy.to);
  if (target.medium.root === source.medium.root || target.id === source.id) {
    throw new ColdkeepError('bad-input', `${copy.to} is the medium that is cloned from.`, {
      hint: 'If it is another one with the same marker, only one of the two may stay in use.',
    });
  }
  if (copies.some((other) => other !== copy && other.medium === target.id))
    throw new ColdkeepError('bad-input', `${copy.to} is the same medium as another one of this clone.`);
  copy.medium = target.id;
  copy.warnings.push(...target.warnings);
  const written = await putCopy(source, target, run);
  const { path, level, unchanged } = written;
  Object.assign(copy, { path, level, unchanged, files: [...written.files] });
  copy.warnings.push(...(await steps.finish(target, written, scratch, run)));
  if (source.others.length > 0) {
    copy.warnings.push(
      `The medium cloned from holds ${plural(source.others.length, 'further snapshot')} that did not come along: ${source.others.join(', ')}.`,
    );
  }
}

async function putCopy(source: CloneSource, target: CloneTarget, run: RunOptions): Promise<CloneWritten> {
  const { medium } = target;
  const held = await alreadyThere(source, medium, run);
  if (held !== null) return held;
  const { maxFileBytes } = await medium.capacity();
  const tooLong = source.files.find(({ bytes }) => bytes > maxFileBytes);
  if (tooLong !== undefined) {
    throw new ColdkeepError(
      'medium-full',
      `${tooLong.name} has ${formatBytes(tooLong.bytes)}, and a file on ${medium.root} can have ${formatBytes(maxFileBytes)}.`,
      { hint: 'Clone to a medium with another file system (exFAT or ext4), or export to this one.' },
    );
  }
  if (target.isNew) await writeMarker(medium, target.id);
  const { path, level, files } = await writeCopy(
    medium,
    {
      vaultId: source.vaultId,
      snapshotId: source.snapshot,
      files: source.files,
      sign: async (checksums) => {
        if (!Buffer.from(checksums).equals(source.checksums))
          throw new ColdkeepError('copy-failed', `${checksumsName} changed while it was cloned.`);
        return Buffer.from(source.signature).toString('latin1');
      },
    },
    run,
  );
  return { path, level, files, unchanged: false };
}

/** The same copy, read back; null where there is none. Errors: medium-damaged where another one stands under its name. */
async function alreadyThere(
  source: CloneSource,
  medium: Medium,
  run: RunOptions,
): Promise<CloneWritten | null> {
  const path = snapshotFolder(source.vaultId, source.snapshot);
  const entries = await medium.list(path);
  if (entries === null) return null;
  const expected = new Map([
    ...source.files.map(({ name, sha256 }) => [name, sha256] as const),
    [checksumsName, sha256Of(source.checksums)],
    [signatureName, sha256Of(source.signature)],
  ]);
  const files: WrittenFile[] = [];
  let level: ReadLevel = 'readback';
  for (const { name } of entries) {
    const read = await medium.readBack(`${path}/${name}`, run);
    if (read.level === 'cached') level = 'cached';
    if (read.sha256 === expected.get(name))
      files.push({ path: `${path}/${name}`, bytes: read.bytes, sha256: read.sha256 });
  }
  if (files.length === expected.size && entries.length === expected.size)
    return { path, level, files, unchanged: true };
  throw new ColdkeepError(
    'medium-damaged',
    `${path} on the medium at ${medium.root} is there already with other bytes, and was not touched.`,
    { hint: 'Repair that medium from the one that is good: coldkeep repair --at DIR --from DIR' },
  );
}
