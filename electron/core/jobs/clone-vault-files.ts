// What an adoption from a clone needs beside the copy, taken over as it is: nobody signs anew while the vault is locked.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { parseChecksums } from '../bundle/checksums.ts';
import {
  catalogueName,
  identityNames,
  readmePath,
  rootFolder,
  vaultChecksumsName,
  vaultFolder,
  vaultSignatureName,
} from '../media/layout.ts';
import type { Medium } from '../media/medium.ts';
import { commitStaged, sha256Of, stageFile } from '../media/place-file.ts';
import { readmeText } from '../media/readme.ts';

const mostBytes = 1024 ** 3;

/**
 * Takes over identity, catalogue and their signature, those of them that are as the checksums say. A medium that has its own of this
 * vault keeps them. Answers sentences for a person on what is not there afterwards. Errors: medium-… of the target.
 */
export async function cloneVaultFiles(from: Medium, to: Medium, vaultId: string): Promise<string[]> {
  const folder = vaultFolder(vaultId);
  if ((await to.list(rootFolder))?.every((entry) => `${rootFolder}/${entry.name}` !== readmePath) === true)
    await put(to, readmePath, Buffer.from(readmeText));
  const there = (await to.list(folder)) ?? [];
  if (there.some(({ name }) => name === vaultSignatureName)) return [];

  const checksums = await readOrNull(from, `${folder}/${vaultChecksumsName}`);
  const signature = await readOrNull(from, `${folder}/${vaultSignatureName}`);
  const signed =
    checksums === null ? new Map<string, string>() : (parse(checksums) ?? new Map<string, string>());
  const warnings: string[] = [];
  await to.makeFolder(folder);
  const identity = await firstAsSigned(from, folder, identityNames, signed);
  if (identity === null)
    warnings.push(
      'There was no identity to take along: to open this copy, identity.age is needed from elsewhere.',
    );
  else for (const name of identityNames) await put(to, `${folder}/${name}`, identity);
  const catalogue = await firstAsSigned(from, folder, [catalogueName], signed);
  if (catalogue === null)
    warnings.push(
      'There was no catalogue to take along: an adoption from this medium knows its copies alone.',
    );
  else await put(to, `${folder}/${catalogueName}`, catalogue);
  if (checksums !== null) await put(to, `${folder}/${vaultChecksumsName}`, checksums);
  if (signature !== null) await put(to, `${folder}/${vaultSignatureName}`, signature);
  return warnings;
}

/** The first of some files that is what the checksums say; where they say nothing of it, the first that can be read. */
async function firstAsSigned(
  from: Medium,
  folder: string,
  names: readonly string[],
  signed: ReadonlyMap<string, string>,
): Promise<Uint8Array | null> {
  for (const name of names) {
    const bytes = await readOrNull(from, `${folder}/${name}`);
    const wanted = signed.get(name);
    if (bytes !== null && (wanted === undefined || sha256Of(bytes) === wanted)) return bytes;
  }
  return null;
}

function parse(checksums: Uint8Array): Map<string, string> | null {
  try {
    return parseChecksums(checksums);
  } catch {
    return null;
  }
}

async function readOrNull(medium: Medium, path: string): Promise<Uint8Array | null> {
  try {
    return await medium.readFile(path, mostBytes);
  } catch (error) {
    if (error instanceof ColdkeepError && (error.code === 'medium-io' || error.code === 'medium-damaged'))
      return null;
    throw error;
  }
}

async function put(medium: Medium, path: string, bytes: Uint8Array): Promise<void> {
  await stageFile(medium, path, bytes);
  await commitStaged(medium, path);
  await medium.syncFolder(path.slice(0, path.lastIndexOf('/')));
}
