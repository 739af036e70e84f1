// What lies on a medium: which vaults, and beside their copies what is ours, what an interrupted export left, what an
// operating system dropped and what somebody put there.
import {
  catalogueName,
  identityNames,
  isVaultFolderName,
  markerPath,
  paritiesFolder,
  partialSuffix,
  previousSuffix,
  readmePath,
  rootFolder,
  snapshotsFolder,
  vaultChecksumsName,
  vaultFolder,
  vaultSignatureName,
} from './layout.ts';
import type { Entry, Medium } from './medium.ts';

export interface VaultFolderContents {
  /** Vault-level files that belong there, predecessors (".prev") included. */
  readonly files: string[];
  /** Left by an interrupted export. */
  readonly partials: string[];
  /** Left by an operating system: harmless. */
  readonly droppings: string[];
  /** Neither ours nor an operating system's. */
  readonly foreign: string[];
  /** What has a name and cannot be read. */
  readonly unreadable: string[];
}

const replaceable = [catalogueName, vaultChecksumsName, vaultSignatureName];
const filesOfVault = new Set<string>([
  ...identityNames,
  ...replaceable,
  ...replaceable.map((name) => name + previousSuffix),
]);
const foldersOfVault = new Set(['snapshots', 'parity']);

/** Names that Windows, macOS, Linux desktops and file systems put on media by themselves. */
const droppings = new Set([
  'system volume information',
  '$recycle.bin',
  'recycler',
  'found.000',
  'thumbs.db',
  'desktop.ini',
  'autorun.inf',
  'indexervolumeguid',
  'wpsettings.dat',
  '.trashes',
  '.fseventsd',
  '.spotlight-v100',
  '.temporaryitems',
  '.documentrevisions-v100',
  '.ds_store',
  '.apdisk',
  '.volumeicon.icns',
  '.metadata_never_index',
  '.directory',
  'lost+found',
]);

/** Whether a name is known to be left by an operating system, or is the shadow that macOS writes beside a file ("._name"). */
export const isDropping = (name: string): boolean => {
  const lower = name.toLowerCase();
  return droppings.has(lower) || lower.startsWith('._') || /^\.trash(-\d+)?$/.test(lower);
};

/** Ids of the vaults that have a folder on the medium, in byte order. */
export async function vaultsOn(medium: Medium): Promise<string[]> {
  const entries = (await medium.list(rootFolder)) ?? [];
  return entries
    .filter((entry) => mayBeFolder(entry) && isVaultFolderName(entry.name))
    .map((entry) => entry.name);
}

/**
 * Fails with the reason where something of the vault has a name and cannot be read: nothing is written to a file system before it is
 * repaired. Errors: medium-….
 */
export async function assertReadable(medium: Medium, vaultId: string): Promise<void> {
  for (const folder of [
    rootFolder,
    vaultFolder(vaultId),
    snapshotsFolder(vaultId),
    paritiesFolder(vaultId),
  ]) {
    const entries = (await medium.list(folder)) ?? [];
    for (const { name, type } of entries) if (type === 'unreadable') await medium.list(`${folder}/${name}`);
  }
}

/**
 * Sorts what lies in COLDKEEP and in the vault's folder; other vaults' folders and the snapshots folder are left to their
 * own readers. Paths are relative to the medium's root. Errors: medium-….
 */
export async function inspectVaultFolder(medium: Medium, vaultId: string): Promise<VaultFolderContents> {
  const contents: VaultFolderContents = {
    files: [],
    partials: [],
    droppings: [],
    foreign: [],
    unreadable: [],
  };
  const folder = vaultFolder(vaultId);
  for (const entry of (await medium.list(rootFolder)) ?? []) {
    const path = `${rootFolder}/${entry.name}`;
    const isOurs = isFile(entry)
      ? path === markerPath || path === readmePath
      : isFolder(entry) && isVaultFolderName(entry.name);
    if (!isFolder(entry) || !isOurs) sort(contents, path, entry, isOurs);
  }
  for (const entry of (await medium.list(folder)) ?? []) {
    if (isFolder(entry) && foldersOfVault.has(entry.name)) continue;
    sort(contents, `${folder}/${entry.name}`, entry, isFile(entry) && filesOfVault.has(entry.name));
  }
  return contents;
}

function sort(contents: VaultFolderContents, path: string, entry: Entry, isOurs: boolean): void {
  if (entry.type === 'unreadable') contents.unreadable.push(path);
  else if (isOurs) contents.files.push(path);
  else if (entry.name.endsWith(partialSuffix)) contents.partials.push(path);
  else if (isDropping(entry.name)) contents.droppings.push(path);
  else contents.foreign.push(path);
}

/** What cannot be read is taken for what its name says: to read on in it fails with the reason, where its absence would be believed. */
export const mayBeFolder = ({ type }: Entry): boolean => type === 'folder' || type === 'unreadable';

const isFile = (entry: Entry): boolean => entry.type === 'file';
const isFolder = (entry: Entry): boolean => entry.type === 'folder';
