// Import: a bundle that came from a host is judged, put into the intake and read with its set. What is refused leaves nothing behind.
import { randomUUID } from 'node:crypto';
import { access, rm, stat, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ImportedBundle } from '../../../shared/domain/bundle-conditions.ts';
import type { BundleInspection, ImportReport } from '../../../shared/domain/bundle-report.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { formatBytes } from '../../../shared/domain/text.ts';
import { parseBundleWords } from '../../../shared/domain/words-of-bundle.ts';
import { profileById } from '../../../shared/profiles/index.ts';
import { stopIfCancelled } from '../media/cancelled.ts';
import { readFromMedium } from '../media/read-back.ts';
import type { ImportBundleInput } from '../vault-api.ts';
import type { ReceivedBundle } from '../capture/import/receive-bundle.ts';
import type { JobContext } from './context.ts';
import { clearFromIntake, intakePath, labelFor, placeInIntake, prepareIntake } from './intake.ts';
import { profileOf } from './profile-of-set.ts';
import { scanWithBundles, setNamed, type KnownSet } from './scan.ts';

/** Reads all of a bundle and keeps nothing. Errors: bad-input, bundle-…, cancelled. */
export async function inspectBundle(
  context: JobContext,
  file: string,
  run: RunOptions,
): Promise<BundleInspection> {
  const looked = await context.worker.call('inspectBundle', { file: resolve(file) }, run);
  const { system } = looked.conditions;
  return {
    ...looked,
    profileTitle: profileById(system)?.title ?? '',
    sets: context.ledger.catalogue
      .sets()
      .filter((set) => set.profile === system)
      .map(({ name }) => name),
  };
}

/**
 * Takes a bundle into the intake of a set, and scans the set. Errors: set-unknown, bad-input (no such file, words that are none), bundle-…,
 * catalogue-unwritable, cancelled; after any of them the intake is as it was.
 */
export async function importBundle(
  context: JobContext,
  input: ImportBundleInput,
  run: RunOptions,
): Promise<ImportReport> {
  const set = setNamed(context, input.set);
  const wordsHex = hexOfWords(input.words);
  const bundle = await receive(context, set, input.bundle, wordsHex, run);
  return { ...(await scanWithBundles(context, set, run)), bundle };
}

/** Null where there are none. */
function hexOfWords(words: string | undefined): string | null {
  if (words === undefined || words.trim() === '') return null;
  const { hex, problem } = parseBundleWords(words);
  if (hex !== null) return hex;
  throw new ColdkeepError('bad-input', problem, {
    hint: 'Type the sixteen words as the kit showed them. Upper and lower case and commas do not matter.',
  });
}

async function receive(
  context: JobContext,
  set: KnownSet,
  file: string,
  wordsHex: string | null,
  run: RunOptions,
): Promise<ImportedBundle> {
  const folder = await prepareIntake(context);
  await assertRoom(folder, resolve(file));
  const outPath = join(folder, `${randomUUID()}.partial`);
  const profile = profileOf(context, set);
  try {
    const received = await context.worker.call(
      'receiveBundle',
      { file: resolve(file), outPath, profile, wordsHex },
      run,
    );
    await assertWritten(outPath, received, run);
    stopIfCancelled(run.signal);
    return await keep(context, set, outPath, received, wordsHex !== null);
  } finally {
    await rm(outPath, { force: true });
  }
}

/** From here on it comes into being: the file first, then the fact, so that no fact is without its file. */
async function keep(
  context: JobContext,
  set: KnownSet,
  outPath: string,
  { bytes, sha256, conditions }: ReceivedBundle,
  confirmed: boolean,
): Promise<ImportedBundle> {
  const id = sha256.slice(0, 32);
  const known = context.ledger.catalogue.bundlesOf(set.id).find((bundle) => bundle.id === id);
  const wasThere = await access(intakePath(context, id)).then(
    () => true,
    () => false,
  );
  const bundle: ImportedBundle = {
    id,
    sha256,
    bytes,
    label: labelFor(context, set, conditions),
    importedAtMs: context.now(),
    // Words that were right once are right for the same bytes.
    originConfirmed: confirmed || known?.originConfirmed === true,
    conditions,
  };
  await placeInIntake(context, outPath, id);
  try {
    await context.ledger.commit((catalogue, atMs) =>
      catalogue.append({ kind: 'bundle-imported', body: { set: set.id, bundle } }, atMs),
    );
  } catch (error) {
    if (!wasThere) await clearFromIntake(context, id).catch(() => undefined);
    throw error;
  }
  return bundle;
}

/** Read back past the page cache, where the file system allows it. */
async function assertWritten(path: string, expected: ReceivedBundle, run: RunOptions): Promise<void> {
  const { bytes, sha256 } = await readFromMedium(path, 'direct', run);
  if (bytes === expected.bytes && sha256 === expected.sha256) return;
  throw new ColdkeepError(
    'catalogue-unwritable',
    'The bundle did not come back from the disk as it was written.',
    {
      hint: 'The disk of the vault folder may be failing: copy what you can from it, and bring the vault back elsewhere.',
    },
  );
}

async function assertRoom(folder: string, file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found === null) throw new ColdkeepError('bad-input', `There is no bundle ${file}.`);
  const system = await statfs(folder);
  const freeBytes = system.bavail * system.bsize;
  // Sealing a plain one adds a little to it.
  const neededBytes = Math.ceil(found.size + found.size / 2048 + 65536);
  if (freeBytes >= neededBytes) return;
  throw new ColdkeepError(
    'catalogue-unwritable',
    `The vault folder has ${formatBytes(freeBytes)} free, and this bundle needs ${formatBytes(neededBytes)} there.`,
  );
}
