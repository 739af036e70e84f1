// Whether what the catalogue recorded lies on the medium now: a record is as old as the last reading, and sticks lose files in between.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { WrittenFile } from '../../../shared/domain/facts.ts';
import type { Entry, Medium } from '../media/medium.ts';

/** Whether all files of a folder lie there at their lengths; what is in them is for a verification to say. `entries` are the folder's own. */
export function hasAll(folder: string, entries: readonly Entry[], files: readonly WrittenFile[]): boolean {
  const lengths = new Map(
    entries.filter(({ type }) => type === 'file').map(({ name, bytes }) => [`${folder}/${name}`, bytes]),
  );
  return files.every((file) => lengths.get(file.path) === file.bytes);
}

/** The same, asked of the medium; what cannot be listed does not lie there. Errors: medium-removed. */
export async function liesThere(
  medium: Medium,
  folder: string,
  files: readonly WrittenFile[],
): Promise<boolean> {
  try {
    return hasAll(folder, (await medium.list(folder)) ?? [], files);
  } catch (error) {
    if (!(error instanceof ColdkeepError) || error.code === 'medium-removed') throw error;
    return false;
  }
}
