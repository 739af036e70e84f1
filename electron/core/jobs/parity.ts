// Parity beside a copy: PAR2 files over all that the copy's folder holds, so that stock par2 mends it. A copy counts without them.
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { WrittenFile } from '../../../shared/domain/facts.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { formatBytes } from '../../../shared/domain/text.ts';
import { parityBaseName, parityBeside, partialSuffix } from '../media/layout.ts';
import type { Medium } from '../media/medium.ts';
import { confirmWritten } from '../media/place-file.ts';
import { parityRoom, redundancyFor, type MadeFile } from '../parity/make.ts';
import type { VaultWorker } from '../worker/client.ts';
import type { JobContext } from './context.ts';
import { liesThere } from './lies-there.ts';
import { endsTheJob } from './verify-copy.ts';
import { openWorkingFolder, readWorkingFile, type WorkingFolder } from './working-folder.ts';

/** Room for folders and what a file system rounds up. */
const spareBytes = 64 * 1024;

/** A copy that was written, read back and recorded. */
export interface CopyToProtect {
  readonly snapshot: string;
  /** The copy's folder, relative to the medium's root. */
  readonly path: string;
  /** Every file of it, with paths relative to the medium's root. */
  readonly files: readonly WrittenFile[];
  /** Where the same bytes can be read faster than from the medium: name in the copy's folder → absolute path. */
  readonly elsewhere?: ReadonlyMap<string, string>;
}

interface MadeParity {
  readonly folder: string;
  readonly files: readonly MadeFile[];
}

/**
 * Where parity is computed, once for all media of a job that got the same files: a folder of the vault folder, which holds nothing but what
 * could be worked out from ciphertext. Remove it when the job ends.
 */
export class ParityScratch {
  readonly #open: () => Promise<WorkingFolder>;
  readonly #made = new Map<string, Promise<MadeParity>>();
  #folder: Promise<WorkingFolder> | null = null;

  /** `open` makes an empty folder, once there is something to be computed. */
  constructor(open: () => Promise<WorkingFolder>) {
    this.#open = open;
  }

  static async inVault({ home }: JobContext): Promise<ParityScratch> {
    if (home === null) throw new Error('a visitor writes no parity');
    return new ParityScratch(() => openWorkingFolder(home));
  }

  /** In a folder that somebody else removes. */
  static below(parent: string): ParityScratch {
    return new ParityScratch(async () => ({ path: parent, remove: async () => undefined }));
  }

  /** The parity over a copy's files, computed now or for an earlier medium of the same job. */
  async of(key: string, make: (into: string) => Promise<MadeFile[]>): Promise<MadeParity> {
    const known = this.#made.get(key);
    // What failed on one medium may succeed on the next.
    if (known !== undefined) return known.catch(() => this.#make(key, make));
    return this.#make(key, make);
  }

  #make(key: string, make: (into: string) => Promise<MadeFile[]>): Promise<MadeParity> {
    const making = (async () => {
      this.#folder ??= this.#open();
      const { path } = await this.#folder;
      await mkdir(path, { recursive: true, mode: 0o700 });
      const folder = await mkdtemp(join(path, 'made-'));
      return { folder, files: await make(folder) };
    })();
    this.#made.set(key, making);
    return making;
  }

  async remove(): Promise<void> {
    const folder = await this.#folder?.catch(() => null);
    await folder?.remove();
  }
}

/**
 * At most how many bytes parity adds to a copy of files of these sizes. `maxFileBytes`: what the medium's file system can hold in one.
 */
export const parityBytesFor = (
  { settings }: Pick<JobContext, 'settings'>,
  fileBytes: readonly number[],
  maxFileBytes: number,
): number => {
  const bytes = parityRoom(fileBytes, settings.parityPercent, maxFileBytes);
  return bytes === 0 ? 0 : bytes + spareBytes;
};

/**
 * Call right after a copy was recorded, and for a copy that was there already: writes its parity, reads it back and records it. Does nothing
 * where that stands already, or where the settings want none. Answers sentences for a person on why there is none: the copy counts all
 * the same. Errors: medium-removed, cancelled, worker-ended, catalogue-unwritable; after any of them no half-written parity counts.
 */
export async function writeParity(
  context: JobContext,
  attached: { readonly medium: Medium; readonly id: string },
  copy: CopyToProtect,
  scratch: ParityScratch,
  run: RunOptions = {},
): Promise<string[]> {
  if (await standsAlready(context, attached, copy)) return [];
  return writeParityAnew(context, attached, copy, scratch, run);
}

/** As `writeParity`, also where the parity that is recorded lies there. */
export async function writeParityAnew(
  context: JobContext,
  attached: { readonly medium: Medium; readonly id: string },
  copy: CopyToProtect,
  scratch: ParityScratch,
  run: RunOptions = {},
): Promise<string[]> {
  if (context.settings.parityPercent === 0) return [];
  try {
    const files = await putParity(
      context.worker,
      attached.medium,
      copy,
      context.settings.parityPercent,
      scratch,
      run,
    );
    await context.ledger.commit((catalogue, atMs) => {
      catalogue.append(
        { kind: 'parity-written', body: { medium: attached.id, snapshot: copy.snapshot, files } },
        atMs,
      );
    });
    return [];
  } catch (error) {
    if (!(error instanceof ColdkeepError) || endsTheJob(error)) throw error;
    if (!(await attached.medium.isPresent())) {
      throw new ColdkeepError('medium-removed', `The medium at ${attached.medium.root} is no longer there.`, {
        cause: error,
      });
    }
    return [`The copy is good, but it has no parity to be repaired from: ${error.message}`];
  }
}

/** Whether the parity that is recorded lies there, at its lengths; what is in it is for a verification to say. */
async function standsAlready(
  context: JobContext,
  { medium, id }: { readonly medium: Medium; readonly id: string },
  copy: CopyToProtect,
): Promise<boolean> {
  const { catalogue } = context.ledger;
  const recorded = catalogue.parityOn(id).find(({ snapshot }) => snapshot === copy.snapshot);
  const since = catalogue.copies().find((known) => known.medium === id && known.snapshot === copy.snapshot);
  if (recorded === undefined || since === undefined || recorded.atMs < since.recordedAtMs) return false;
  return liesThere(medium, parityBeside(copy.path), recorded.files);
}

/**
 * Computes parity over the files of a copy and puts it beside the copy, read back; the parity that was there goes. Answers its
 * files, with paths relative to the medium's root. Errors: medium-…, copy-failed, target-unwritable, cancelled, worker-ended.
 */
export async function putParity(
  worker: VaultWorker,
  medium: Medium,
  copy: CopyToProtect,
  percent: number,
  scratch: ParityScratch,
  run: RunOptions = {},
): Promise<WrittenFile[]> {
  const { freeBytes, maxFileBytes } = await medium.capacity();
  const sizes = copy.files.map(({ bytes }) => bytes);
  const needed = parityRoom(sizes, percent, maxFileBytes) + spareBytes;
  if (needed > freeBytes) {
    throw new ColdkeepError(
      'medium-full',
      `it needs ${formatBytes(needed)}, and the medium has ${formatBytes(freeBytes)} free.`,
    );
  }
  const made = await scratch.of(keyOf(copy.files, maxFileBytes), (into) =>
    worker.call(
      'makeParity',
      {
        files: copy.files.map(({ path, sha256 }) => {
          const name = path.slice(copy.path.length + 1);
          return { name, sha256, path: copy.elsewhere?.get(name) ?? medium.absolutePath(path) };
        }),
        redundancy: redundancyFor(sizes, percent),
        into,
        baseName: parityBaseName,
        mostFileBytes: maxFileBytes,
      },
      run,
    ),
  );
  return place(medium, parityBeside(copy.path), made, run);
}

/** Media whose copies have the same files get the same parity, unless their file systems differ in what they can hold. */
const keyOf = (files: readonly WrittenFile[], maxFileBytes: number): string =>
  createHash('sha256')
    .update(files.map(({ path, sha256 }) => `${sha256} ${path}\n`).join(''))
    .update(String(Math.min(maxFileBytes, Number.MAX_SAFE_INTEGER)))
    .digest('hex');

async function place(
  medium: Medium,
  folder: string,
  made: MadeParity,
  run: RunOptions,
): Promise<WrittenFile[]> {
  const partial = folder + partialSuffix;
  const total = made.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const parent = folder.slice(0, folder.lastIndexOf('/'));
  await medium.remove(partial);
  try {
    await medium.makeFolder(partial);
    let before = 0;
    for (const { name, bytes, sha256 } of made.files) {
      const done = before;
      const written = await medium.writeFile(`${partial}/${name}`, readWorkingFile(join(made.folder, name)), {
        ...run,
        onProgress: (progress) =>
          run.onProgress?.({ ...progress, phase: 'writing parity', done: done + progress.done, total }),
      });
      if (written.bytes !== bytes || written.sha256 !== sha256)
        throw new ColdkeepError('copy-failed', `${name} changed between computing and writing.`);
      before += bytes;
    }
    await medium.syncFolder(partial);
    before = 0;
    for (const file of made.files) {
      const done = before;
      await confirmWritten(medium, `${partial}/${file.name}`, file, {
        ...run,
        onProgress: (progress) =>
          run.onProgress?.({ ...progress, phase: 'reading back parity', done: done + progress.done, total }),
      });
      before += file.bytes;
    }
    await medium.remove(folder);
    await medium.rename(partial, folder);
    await medium.syncFolder(parent);
  } catch (error) {
    await medium.remove(partial).catch(() => undefined);
    throw error;
  }
  return made.files.map(({ name, bytes, sha256 }) => ({ path: `${folder}/${name}`, bytes, sha256 }));
}
