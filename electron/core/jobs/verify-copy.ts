// Verifying one copy: every file read back from the medium and compared with what was written and with what is signed.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Failure, Reading, WrittenFile } from '../../../shared/domain/facts.ts';
import type { Manifest } from '../../../shared/domain/manifest.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import type { VerificationLevel } from '../../../shared/domain/words.ts';
import { checksumsName, signatureName, snapshotFolder } from '../media/layout.ts';
import type { EntryType, Medium } from '../media/medium.ts';
import type { JobContext } from './context.ts';
import { readManifest, readableParts, trustCopy, type TrustedCopy } from './copy-reader.ts';

export interface CopyReading {
  /** Weakest level at which any of its files was read; `opened` when every item was compared too. */
  readonly level: VerificationLevel;
  readonly failures: Failure[];
  /** What is on the medium, as read. */
  readonly files: WrittenFile[];
  /** Present if the manifest could be trusted and opened. */
  readonly manifest: Manifest | null;
  /** What the reading says of the medium. */
  readonly reading: Reading;
}

export interface CopyExpectation {
  /** What the catalogue says was written; without it checksums and signature decide. */
  readonly recorded?: readonly WrittenFile[];
  /** Decrypt everything and compare every item. */
  readonly open?: boolean;
  /** The medium was unplugged and plugged in again: what an ordinary read brings comes from it, too. */
  readonly cold?: boolean;
}

/**
 * Reads a copy back. What does not hold is a failure with the file's path; nothing is concluded when the medium is gone.
 * Errors: medium-removed, cancelled.
 */
export async function readCopyBack(
  context: JobContext,
  medium: Medium,
  snapshot: string,
  expectation: CopyExpectation,
  run: RunOptions = {},
): Promise<CopyReading> {
  const folder = snapshotFolder(context.vaultId, snapshot);
  const failures: Failure[] = [];
  const read = await readFiles(medium, folder, failures, run);
  if (read === null) return unreadableCopy(failures);
  const { files, cached, seconds, unreadable } = read;
  if (expectation.recorded !== undefined) compareWithRecorded(files, expectation.recorded, failures);

  const trusted = await settle(
    () => trustCopy(context, medium, snapshot),
    `${folder}/${checksumsName}`,
    failures,
    [`${folder}/${checksumsName}`, `${folder}/${signatureName}`],
  );
  let manifest: Manifest | null = null;
  if (trusted !== null) {
    compareWithSigned(files, trusted, failures);
    manifest = await settle(
      () => readManifest(context, medium, trusted),
      `${folder}/manifest.age`,
      failures,
      [`${folder}/manifest.age`],
    );
  }
  const errors = erring(failures, [
    ...unreadable,
    ...(expectation.recorded ?? []).map(({ path }) => path),
    ...[...(trusted?.checksums.keys() ?? [])].map((name) => `${folder}/${name}`),
  ]);
  const opened =
    expectation.open === true && trusted !== null && manifest !== null
      ? await openAll(context, medium, trusted, manifest, failures, run)
      : false;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  // How fast the page cache answers says nothing of the medium.
  const reading = { bytes, seconds: cached && expectation.cold !== true ? 0 : seconds, errors };
  return { level: opened ? 'opened' : cached ? 'cached' : 'readback', failures, files, manifest, reading };
}

/** Files of the copy that did not read as they were written. What was put there afterwards says nothing of the medium. */
function erring(failures: readonly Failure[], own: readonly string[]): number {
  const blamed = new Set(failures.map(({ path }) => path));
  return [...new Set(own)].filter((path) => blamed.has(path)).length;
}

/** Nothing is said of the files of a folder that cannot be read: they may well be there once the file system is repaired. */
const unreadableCopy = (failures: Failure[]): CopyReading => ({
  level: 'cached',
  failures,
  files: [],
  manifest: null,
  reading: { bytes: 0, seconds: 0, errors: 1 },
});

/** Reads every file of the copy's folder; what cannot be read or does not belong is a failure. Null where the folder itself cannot be read. */
async function readFiles(medium: Medium, folder: string, failures: Failure[], run: RunOptions) {
  const entries = await settle(async () => (await medium.list(folder)) ?? [], folder, failures);
  if (entries === null) return null;
  const total = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const files: WrittenFile[] = [];
  let done = 0;
  let cached = false;
  const unreadable: string[] = [];
  let milliseconds = 0;
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.type !== 'file' && entry.type !== 'unreadable') {
      failures.push({ path, reason: noFile(entry.type) });
      continue;
    }
    const before = done;
    const startedMs = performance.now();
    const read = await settle(
      () =>
        medium.readBack(path, {
          ...run,
          onProgress: (progress) =>
            run.onProgress?.({ ...progress, phase: 'reading back', done: before + progress.done, total }),
        }),
      path,
      failures,
    );
    done += entry.bytes;
    if (read === null) {
      unreadable.push(path);
      continue;
    }
    milliseconds += performance.now() - startedMs;
    files.push({ path, bytes: read.bytes, sha256: read.sha256 });
    cached ||= read.level === 'cached';
  }
  return { files, cached, unreadable, seconds: Math.round(milliseconds) / 1000 };
}

const nouns: Record<EntryType, string> = {
  file: 'A file',
  folder: 'A folder',
  link: 'A symbolic link',
  other: 'A special file',
  unreadable: 'Something unreadable',
};

/** Why something other than a file is a failure. */
export const noFile = (type: EntryType): string => `${nouns[type]} stands where only files belong.`;

/** Blame by the catalogue: it knows the length and SHA-256 of every file that was written. */
export function compareWithRecorded(
  files: readonly WrittenFile[],
  recorded: readonly WrittenFile[],
  failures: Failure[],
): void {
  const found = new Map(files.map((file) => [file.path, file]));
  const blamed = new Set(failures.map((failure) => failure.path));
  for (const expected of recorded) {
    const actual = found.get(expected.path);
    found.delete(expected.path);
    if (blamed.has(expected.path)) continue;
    const reason = actual === undefined ? 'It is missing.' : difference(actual, expected);
    if (reason !== null) failures.push({ path: expected.path, reason });
  }
  for (const path of found.keys()) {
    failures.push({ path, reason: 'It is not part of the copy: it was put there afterwards.' });
  }
}

function difference(actual: WrittenFile, expected: WrittenFile): string | null {
  if (actual.bytes < expected.bytes)
    return `It was cut short: ${actual.bytes} of ${expected.bytes} bytes are there.`;
  if (actual.bytes > expected.bytes) return `It grew: ${actual.bytes} bytes instead of ${expected.bytes}.`;
  if (actual.sha256 !== expected.sha256) {
    return `Its contents changed: SHA-256 ${actual.sha256.slice(0, 16)}…, written was ${expected.sha256.slice(0, 16)}….`;
  }
  return null;
}

/** Blame by the signature, for files that the catalogue did not blame already. */
function compareWithSigned(files: readonly WrittenFile[], trusted: TrustedCopy, failures: Failure[]): void {
  const blamed = new Set(failures.map((failure) => failure.path));
  const report = (path: string, reason: string) => {
    if (!blamed.has(path)) failures.push({ path, reason });
  };
  const found = new Map(files.map((file) => [file.path, file.sha256]));
  for (const [name, sha256] of trusted.checksums) {
    const path = `${trusted.folder}/${name}`;
    const actual = found.get(path);
    found.delete(path);
    if (actual === undefined) report(path, 'It is missing.');
    else if (actual !== sha256) report(path, 'Its contents are not what was signed.');
  }
  for (const path of found.keys()) {
    if (path.endsWith(`/${checksumsName}`) || path.endsWith(`/${signatureName}`)) continue;
    report(path, 'It is not covered by the signature: it was put there afterwards.');
  }
}

/** Decrypts every part into nothing and compares every item. True if all of it was read. */
async function openAll(
  context: JobContext,
  medium: Medium,
  trusted: TrustedCopy,
  manifest: Manifest,
  failures: Failure[],
  run: RunOptions,
): Promise<boolean> {
  for (const { part, paths, items } of readableParts(manifest, trusted)) {
    const opened = await settle(
      () =>
        context.worker.call(
          'openPart',
          { files: paths.map((path) => medium.absolutePath(path)), sha256: part.sha256, items, into: null },
          run,
        ),
      `${trusted.folder}/${part.name}`,
      failures,
      paths,
    );
    if (opened !== null) failures.push(...opened.failures);
  }
  return failures.length === 0;
}

/** Runs a step; an expected failure becomes a Failure unless one of `already` is blamed; a medium that is gone ends everything. */
async function settle<T>(
  step: () => Promise<T>,
  path: string,
  failures: Failure[],
  already: readonly string[] = [],
): Promise<T | null> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof ColdkeepError) || endsTheJob(error)) throw error;
    if (!failures.some((failure) => already.includes(failure.path)))
      failures.push({ path, reason: failureOf(error) });
    return null;
  }
}

/** What happened; of a medium that cannot be read also what to do, for its file system may be all that has to be repaired. */
export const failureOf = ({ code, message, hint }: ColdkeepError): string =>
  code === 'medium-io' ? `${message} ${hint}` : message;

/** Failures of the whole job, from which nothing may be concluded about a copy. */
export const endsTheJob = (error: ColdkeepError): boolean =>
  ['medium-removed', 'cancelled', 'worker-ended', 'internal', 'catalogue-unwritable'].includes(error.code);
