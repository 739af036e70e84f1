// What lies in a file that somebody says is a bundle: sealed or plain, how it was taken, how much it holds. All of it is read and compared.
import type { BundleConditions } from '../../../../shared/domain/bundle-conditions.ts';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import type { RunOptions } from '../../../../shared/domain/progress.ts';
import { looksArmored } from '../../crypto/age/armor.ts';
import { versionLine } from '../../crypto/age/header.ts';
import type { Identity } from '../../crypto/age/opener.ts';
import type { ByteRange } from '../../crypto/age/sealed-reader.ts';
import { errnoOf } from '../errno.ts';
import { Pace } from '../pace.ts';
import { readBundleIndex, type BundleIndex } from './bundle-index.ts';
import { headerBytes, looksLikeTar } from './foreign-header.ts';
import { mayHaveChanged } from './changed-files.ts';
import { hashEntry } from './content-hash.ts';
import { OpenedFile } from './opened-file.ts';
import { bundleDamaged, shownName } from './refusals.ts';
import { openSealed } from './sealed-bundle.ts';

export interface LookedInto {
  conditions: BundleConditions;
  /** Of the file as it was given. */
  bytes: number;
  /** Files and links. */
  items: number;
  /** False for a plain tar. */
  sealed: boolean;
}

/** Errors: bad-input (no such file), bundle-foreign, bundle-damaged, bundle-hostile, cancelled. */
export async function lookInto(
  path: string,
  identities: readonly Identity[],
  run: RunOptions,
): Promise<LookedInto> {
  return withBundleFile(path, async (file) => {
    const sealed = isSealed(file);
    const reader = sealed ? openSealed(file, identities) : null;
    try {
      const archive = reader ?? file;
      const pace = new Pace(run, 'reading the bundle', archive.sizeBytes);
      const index = await readBundleIndex(archive, pace);
      await assertContents(archive, index, pace);
      pace.end();
      const items = index.entries.filter(({ type }) => type === 'file' || type === 'link').length;
      return { conditions: index.conditions, bytes: file.sizeBytes, items, sealed };
    } finally {
      reader?.dispose();
    }
  });
}

/** Errors: bad-input where it cannot be opened or read, or is no file. */
export async function withBundleFile<T>(path: string, act: (file: OpenedFile) => Promise<T>): Promise<T> {
  const unreadable = (error: unknown) =>
    new ColdkeepError('bad-input', `The bundle ${path} cannot be read (${errnoOf(error)}).`, {
      cause: error,
    });
  let file: OpenedFile;
  try {
    file = new OpenedFile(path);
  } catch (error) {
    throw unreadable(error);
  }
  try {
    if (!file.isFile) throw new ColdkeepError('bad-input', `The bundle ${path} is not a file.`);
    return await act(file);
  } catch (error) {
    if (error instanceof ColdkeepError) throw error;
    throw unreadable(error);
  } finally {
    file.close();
  }
}

/** Whether it is an age file; else it must begin as a tar does. Errors: bundle-damaged. */
export function isSealed(file: OpenedFile): boolean {
  const beginning = Buffer.alloc(Math.min(headerBytes, file.sizeBytes));
  file.readInto(beginning, 0);
  if (beginning.subarray(0, versionLine.length).toString('latin1') === versionLine) return true;
  if (looksArmored(beginning)) throw bundleDamaged('it is in text armor, which no kit writes');
  if (!looksLikeTar(beginning)) throw bundleDamaged('it is neither an age file nor a tar archive');
  return false;
}

/** Demands that every file has the SHA-256 of the list, but for those that the kit says changed meanwhile. Errors: bundle-damaged, cancelled. */
export async function assertContents(archive: ByteRange, index: BundleIndex, pace: Pace): Promise<void> {
  const stray = index.onlyListed.find((path) => !mayHaveChanged(index, path));
  if (stray !== undefined)
    throw bundleDamaged(`its list of checksums names what it does not hold: ${shownName(stray)}`);
  for (const entry of index.entries) {
    if (entry.type !== 'file') continue;
    const sha256 = await hashEntry(archive, entry, pace);
    if (sha256 === entry.listedSha256 || mayHaveChanged(index, entry.path)) continue;
    throw bundleDamaged(
      entry.listedSha256 === null
        ? `its list of checksums does not name ${shownName(entry.path)}`
        : `${shownName(entry.path)} does not have its checksum`,
    );
  }
}
