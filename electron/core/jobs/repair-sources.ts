// Where the bytes of a damaged file can be had again: worked out from the catalogue, from parity, or from another medium's copy. What is
// found here has the hash that is wanted; nothing is written to a medium.
import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { formatChecksums } from '../bundle/checksums.ts';
import { formatTrustedComment } from '../crypto/trusted-comment.ts';
import { checksumsName, parityBeside, signatureName, snapshotFolder } from '../media/layout.ts';
import type { Medium } from '../media/medium.ts';
import type { FilesByName, MendInput, MendOutcome } from '../parity/mend.ts';
import type { MadeFile } from '../parity/make.ts';
import type { JobContext } from './context.ts';
import { expectedByPair, sha256Hex, type Expected } from './copy-expectation.ts';
import { endsTheJob } from './verify-copy.ts';
import { readWorkingFile } from './working-folder.ts';

/** A medium that may help. */
export interface Helper {
  readonly medium: Medium;
  readonly id: string | null;
  readonly label: string;
}

export interface FoundFile {
  readonly content: () => Uint8Array | AsyncIterable<Uint8Array>;
  readonly from: 'parity' | 'other-copy' | 'catalogue';
  readonly helper: Helper | null;
}

/** By name in the copy's folder. */
export type Found = Map<string, FoundFile>;

export interface CopyToMend {
  readonly medium: Medium;
  readonly snapshot: string;
  readonly helpers: readonly Helper[];
  /** An existing folder for working files. */
  readonly workFolder: string;
}

/** Checksums and signature follow from what is recorded: signing the same bytes with the same key gives the same signature. */
export async function findInCatalogue(
  context: JobContext,
  snapshot: string,
  expected: Expected,
  damaged: ReadonlySet<string>,
): Promise<Found> {
  const found: Found = new Map();
  const seq = context.ledger.catalogue.snapshot(snapshot)?.seq;
  const wanted = [checksumsName, signatureName].filter((name) => damaged.has(name));
  if (wanted.length === 0 || seq === undefined) return found;
  const listed = [...expected].filter(([name]) => name !== checksumsName && name !== signatureName);
  const checksums = formatChecksums(listed.map(([name, { sha256 }]) => [name, sha256]));
  if (sha256Hex(checksums) !== expected.get(checksumsName)?.sha256) return found;
  const take = (name: string, bytes: Uint8Array) => {
    if (damaged.has(name) && sha256Hex(bytes) === expected.get(name)?.sha256)
      found.set(name, { content: () => bytes, from: 'catalogue', helper: null });
  };
  take(checksumsName, checksums);
  const trustedComment = formatTrustedComment({
    vault: context.vaultId,
    snapshot,
    seq,
    files: listed.length,
  });
  take(
    signatureName,
    Buffer.from(await context.worker.call('sign', { bytes: checksums, trustedComment }), 'latin1'),
  );
  return found;
}

/** Files of the copy that another medium holds with the hash that is wanted. */
export async function findOnOthers(
  context: JobContext,
  copy: CopyToMend,
  expected: Expected,
  damaged: Iterable<string>,
  run: RunOptions,
): Promise<Found> {
  const found: Found = new Map();
  const folder = snapshotFolder(context.vaultId, copy.snapshot);
  for (const name of damaged) {
    for (const helper of copy.helpers) {
      const path = `${folder}/${name}`;
      const read = await helper.medium.readBack(path, run).catch(whatHelpersMay);
      if (read === null || read.sha256 !== expected.get(name)?.sha256) continue;
      found.set(name, { content: () => readHelper(helper, path), from: 'other-copy', helper });
      break;
    }
  }
  return found;
}

/** A helper that fails while its bytes are written is a source that is not to be had, not a medium that is to be repaired. */
async function* readHelper({ medium, label }: Helper, path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* medium.stream(path);
  } catch (cause) {
    if (!(cause instanceof ColdkeepError)) throw cause;
    throw new ColdkeepError(
      'copy-failed',
      `The copy on ${label} could not be read to its end: ${cause.message}`,
      {
        cause,
      },
    );
  }
}

export interface Mended {
  readonly outcome: MendOutcome | { readonly state: 'not-tried' };
  /** Where the replacements lie. */
  readonly into: string;
}

/** Works out replacements of what is damaged. `withOthers`: also from what is good of other copies. Errors: those that end a job. */
export async function mendByParity(
  context: JobContext,
  copy: CopyToMend,
  expected: Expected | null,
  withOthers: boolean,
  run: RunOptions,
): Promise<Mended> {
  await mkdir(copy.workFolder, { recursive: true, mode: 0o700 });
  const into = await mkdtemp(join(copy.workFolder, 'replacements-'));
  const folder = snapshotFolder(context.vaultId, copy.snapshot);
  const media = [copy.medium, ...copy.helpers.map(({ medium }) => medium)];
  const input: MendInput = {
    // Any medium's parity over the same files is as good.
    parity: (await Promise.all(media.map((medium) => filesIn(medium, parityBeside(folder))))).flatMap(
      (files) => Object.values(files),
    ),
    files: await filesIn(copy.medium, folder),
    others: withOthers ? await Promise.all(copy.helpers.map(({ medium }) => filesIn(medium, folder))) : [],
    expected: expected === null ? null : lengthsOf(expected),
    wanted:
      expected === null
        ? null
        : Object.fromEntries([...expected].map(([name, { sha256 }]) => [name, sha256])),
    into,
  };
  const outcome = await context.worker.call('mendFiles', input, run);
  return { outcome, into };
}

/** Lengths are compared where all of them are known. */
function lengthsOf(expected: Expected): Record<string, number> | null {
  const lengths: Record<string, number> = {};
  for (const [name, { bytes }] of expected) {
    if (bytes === null) return null;
    lengths[name] = bytes;
  }
  return lengths;
}

export function findAmongReplacements({ outcome, into }: Mended, expected: Expected): Found {
  const found: Found = new Map();
  if (outcome.state !== 'mended') return found;
  for (const { name, sha256 } of outcome.replacements) {
    if (sha256 !== expected.get(name)?.sha256) continue;
    found.set(name, { content: () => readWorkingFile(join(into, name)), from: 'parity', helper: null });
  }
  return found;
}

/** What the replacements, and what is good beside them, say of the copy if their signature holds. */
export async function expectedByReplacements(
  context: JobContext,
  copy: CopyToMend,
  { outcome, into }: Mended,
): Promise<Expected | null> {
  if (outcome.state !== 'mended') return null;
  const folder = snapshotFolder(context.vaultId, copy.snapshot);
  const replacement = (name: string): MadeFile | undefined =>
    outcome.replacements.find((each) => each.name === name);
  const read = async (name: string, maxBytes: number): Promise<Uint8Array | null> => {
    const mended = replacement(name);
    if (mended === undefined)
      return copy.medium.readFile(`${folder}/${name}`, maxBytes).catch(whatDoesNotEnd);
    return mended.bytes > maxBytes ? null : readFile(join(into, name));
  };
  const checksums = await read(checksumsName, 16 * 1024 * 1024);
  const signature = await read(signatureName, 4096);
  return checksums === null || signature === null
    ? null
    : expectedByPair(context, copy.snapshot, checksums, signature);
}

/** Regular files of a folder, by name, as absolute paths: links and what cannot be listed count for nothing. */
async function filesIn(medium: Medium, folder: string): Promise<FilesByName> {
  const entries = (await medium.list(folder).catch(whatDoesNotEnd)) ?? [];
  return Object.fromEntries(
    entries
      .filter((entry) => entry.type === 'file')
      .map((entry) => [entry.name, medium.absolutePath(`${folder}/${entry.name}`)]),
  );
}

function whatDoesNotEnd(error: unknown): null {
  if (!(error instanceof ColdkeepError) || endsTheJob(error)) throw error;
  return null;
}

/** A helper that was pulled out helps no more; that is no reason to stop. */
const whatHelpersMay = (error: unknown): null =>
  error instanceof ColdkeepError && error.code === 'medium-removed' ? null : whatDoesNotEnd(error);
