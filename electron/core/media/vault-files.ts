// The files beside the copies: identity, catalogue, README and the signature over them. Whenever the power goes, the old
// state or the new one can be read.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { WrittenFile } from '../../../shared/domain/facts.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { formatChecksums } from '../bundle/checksums.ts';
import { stopIfCancelled } from './cancelled.ts';
import {
  catalogueName,
  identityNames,
  markerPath,
  previousSuffix,
  readmePath,
  rootFolder,
  vaultChecksumsName,
  vaultFolder,
  vaultSignatureName,
} from './layout.ts';
import type { Medium } from './medium.ts';
import { commitStaged, holdsBytes, sha256Of, stageFile } from './place-file.ts';
import { readmeText } from './readme.ts';

export { readVaultFiles } from './read-vault-files.ts';

export interface VaultFilesInput {
  readonly vaultId: string;
  /** The locked identity; null where it is not to be on media, and is then removed. */
  readonly identity: Uint8Array | null;
  /** The sealed catalogue; null where it is not to be on media, and is then removed. */
  readonly catalogue: Uint8Array | null;
  /** Signs VAULT.sha256; answers the four lines of a .minisig file. */
  readonly sign: (checksums: Uint8Array, fileCount: number) => Promise<string>;
}

/** Moved to `.prev` in this order: once the signature is there, the predecessor is complete. */
const signedState = [catalogueName, vaultChecksumsName, vaultSignatureName];

/**
 * Brings the vault-level files up to date and answers all of them, the marker included, with paths relative to the medium's root. What
 * the medium holds already is not written again. The medium must have its marker (`not-a-medium`). Errors: medium-…, cancelled.
 */
export async function writeVaultFiles(
  medium: Medium,
  input: VaultFilesInput,
  run: RunOptions = {},
): Promise<WrittenFile[]> {
  const folder = vaultFolder(input.vaultId);
  const marker = await medium.readFile(markerPath, 4096);
  if (marker === null)
    throw new ColdkeepError('not-a-medium', `The folder ${medium.root} has no ${markerPath}.`);
  await medium.makeFolder(folder);

  const content = new Map<string, Uint8Array>();
  if (input.identity !== null)
    for (const name of identityNames) content.set(`${folder}/${name}`, input.identity);
  if (input.catalogue !== null) content.set(`${folder}/${catalogueName}`, input.catalogue);
  content.set(markerPath, marker);
  content.set(readmePath, Buffer.from(readmeText));
  const checksums = formatChecksums(
    [...content].map(([path, bytes]) => [relativeTo(folder, path), sha256Of(bytes)] as const),
  );
  const signature = Buffer.from(await input.sign(checksums, content.size), 'latin1');
  content.set(`${folder}/${vaultChecksumsName}`, checksums);
  content.set(`${folder}/${vaultSignatureName}`, signature);

  const stale: string[] = [];
  for (const [path, bytes] of content) {
    stopIfCancelled(run.signal);
    if (path !== markerPath && !(await holdsBytes(medium, path, bytes, run))) stale.push(path);
  }
  const belongsToState = (path: string) => signedState.some((name) => path === `${folder}/${name}`);
  // The catalogue and what is signed change together or not at all.
  const state = stale.some(belongsToState) ? [...content.keys()].filter(belongsToState) : [];
  const single = stale.filter((path) => !belongsToState(path));
  for (const path of [...single, ...state])
    await stageFile(medium, path, content.get(path) ?? new Uint8Array(), run);

  stopIfCancelled(run.signal);
  for (const path of single) await commitStaged(medium, path);
  if (single.includes(readmePath)) await medium.syncFolder(rootFolder);
  if (single.length > 0) await medium.syncFolder(folder);
  if (state.length > 0) await replaceState(medium, folder, state, content);
  await removeUnwanted(medium, folder, input);
  return [...content].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256Of(bytes) }));
}

/** Keeps the old state as `.prev`, puts the staged one in its place, reads it back, and only then lets the old one go. */
async function replaceState(
  medium: Medium,
  folder: string,
  state: readonly string[],
  content: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  await keepPrevious(medium, folder);
  for (const path of state) await commitStaged(medium, path);
  await medium.syncFolder(folder);
  for (const path of state) {
    if (!(await holdsBytes(medium, path, content.get(path) ?? new Uint8Array()))) {
      throw new ColdkeepError(
        'medium-damaged',
        `${path} on the medium at ${medium.root} did not come back as it was written.`,
      );
    }
  }
  await removePrevious(medium, folder);
}

/** Makes `.prev` hold the newest state that is whole, wherever an earlier run was interrupted. */
async function keepPrevious(medium: Medium, folder: string): Promise<void> {
  const names = await namesIn(medium, folder);
  const hasPrevious = names.has(vaultSignatureName + previousSuffix);
  // The signature is put in place last: where it stands, the staged state had been read back and was moved completely.
  const isWhole = names.has(vaultChecksumsName) && names.has(vaultSignatureName);
  if (hasPrevious && !isWhole) {
    // The move was finished, what was to follow was not: the predecessor is the newest whole state.
    for (const name of signedState) if (names.has(name)) await medium.remove(`${folder}/${name}`);
  } else {
    const isUnderWay = signedState.some((name) => names.has(name + previousSuffix) && !names.has(name));
    if (hasPrevious || !isUnderWay) await removePrevious(medium, folder);
    for (const name of signedState) {
      if (names.has(name)) await medium.rename(`${folder}/${name}`, `${folder}/${name}${previousSuffix}`);
    }
  }
  await medium.syncFolder(folder);
}

/** In the order that tells an interrupted removal from an interrupted move: the signature goes first. */
async function removePrevious(medium: Medium, folder: string): Promise<void> {
  const names = await namesIn(medium, folder);
  const present = signedState.toReversed().filter((name) => names.has(name + previousSuffix));
  for (const name of present) {
    await medium.remove(`${folder}/${name}${previousSuffix}`);
    // Between two removals the order must hold on the medium too.
    await medium.syncFolder(folder);
  }
}

async function removeUnwanted(medium: Medium, folder: string, input: VaultFilesInput): Promise<void> {
  const unwanted = [
    ...(input.identity === null ? identityNames : []),
    ...(input.catalogue === null ? [catalogueName] : []),
  ];
  const names = await namesIn(medium, folder);
  const present = unwanted.filter((name) => names.has(name));
  for (const name of present) await medium.remove(`${folder}/${name}`);
  if (present.length > 0) await medium.syncFolder(folder);
}

const namesIn = async (medium: Medium, folder: string): Promise<Set<string>> =>
  new Set(((await medium.list(folder)) ?? []).map((entry) => entry.name));

const relativeTo = (folder: string, path: string): string =>
  path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : `../${path.slice(rootFolder.length + 1)}`;
