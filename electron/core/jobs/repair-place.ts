// Putting mended files in place: staged beside the copies, read back, compared, and only then given their names. Whenever it is
// interrupted, each file is the old one or the new one.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { partialSuffix, snapshotFolder, snapshotsFolder, vaultFolder } from '../media/layout.ts';
import type { Medium } from '../media/medium.ts';
import { confirmWritten } from '../media/place-file.ts';
import type { Expected } from './copy-expectation.ts';
import type { Found } from './repair-sources.ts';

/** Removed, with what is in it, by the next export or repair where an interrupted repair left it. */
export const stagingFolder = (vaultId: string): string => `${vaultFolder(vaultId)}/repair${partialSuffix}`;

export interface PlaceInput {
  readonly medium: Medium;
  readonly vaultId: string;
  readonly snapshot: string;
  readonly expected: Expected;
  readonly found: Found;
  /** True where there is no copy's folder at all: then all files must have been found. */
  readonly isMissing: boolean;
}

/** Answers the paths that were written anew. Errors: medium-…, copy-failed (a source changed), cancelled (not while names change). */
export async function placeFound(input: PlaceInput, run: RunOptions): Promise<string[]> {
  const { medium, vaultId, snapshot, found, isMissing } = input;
  const folder = snapshotFolder(vaultId, snapshot);
  const staging = isMissing ? folder + partialSuffix : stagingFolder(vaultId);
  await medium.remove(staging);
  try {
    await medium.makeFolder(staging);
    for (const name of found.keys()) await stage(input, staging, name, run);
    await medium.syncFolder(staging);
    if (isMissing) await medium.rename(staging, folder);
    else {
      const entries = (await medium.list(folder)) ?? [];
      for (const name of found.keys()) {
        const there = entries.find((entry) => entry.name === name);
        // Only a file gives way to a file by itself.
        if (there !== undefined && there.type !== 'file') await medium.remove(`${folder}/${name}`);
        await medium.rename(`${staging}/${name}`, `${folder}/${name}`);
      }
      await medium.syncFolder(folder);
    }
    await medium.syncFolder(snapshotsFolder(vaultId));
  } finally {
    if (await medium.isPresent()) await medium.remove(staging).catch(() => undefined);
  }
  return [...found.keys()].map((name) => `${folder}/${name}`);
}

async function stage(
  { medium, expected, found }: PlaceInput,
  staging: string,
  name: string,
  run: RunOptions,
): Promise<void> {
  const source = found.get(name);
  const wanted = expected.get(name);
  if (source === undefined || wanted === undefined) throw new Error(`${name} is not part of the copy`);
  const named: RunOptions = {
    ...run,
    onProgress: (progress) => run.onProgress?.({ ...progress, phase: 'writing what was mended' }),
  };
  const written = await medium.writeFile(`${staging}/${name}`, source.content(), named);
  if (written.sha256 !== wanted.sha256) {
    throw new ColdkeepError(
      'copy-failed',
      `${name} was another file when it was written than when it was found.`,
    );
  }
  await confirmWritten(medium, `${staging}/${name}`, written, {
    ...run,
    onProgress: (progress) => run.onProgress?.({ ...progress, phase: 'reading back what was mended' }),
  });
}
