// The names of the on-medium format, in one place (docs/format.md). All paths are relative to the medium's root.

export const rootFolder = 'COLDKEEP';
export const markerPath = `${rootFolder}/medium.json`;
export const readmePath = `${rootFolder}/README.txt`;

/** What is being written, and is nothing yet. */
export const partialSuffix = '.partial';
/** The predecessor of a vault-level file, kept until the new one has been read back. */
export const previousSuffix = '.prev';

/** The locked identity, twice, for a bad block. */
export const identityNames = ['identity.age', 'identity-2.age'] as const;
export const catalogueName = 'catalogue.age';
export const vaultChecksumsName = 'VAULT.sha256';
export const vaultSignatureName = 'VAULT.sha256.minisig';

export const manifestName = 'manifest.age';
export const checksumsName = 'CHECKSUMS.sha256';
export const signatureName = 'CHECKSUMS.sha256.minisig';

const vaultIdPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isVaultFolderName = (name: string): boolean => vaultIdPattern.test(name);

export const vaultFolder = (vaultId: string): string => `${rootFolder}/${vaultId}`;
export const snapshotsFolder = (vaultId: string): string => `${vaultFolder(vaultId)}/snapshots`;
export const snapshotFolder = (vaultId: string, snapshotId: string): string =>
  `${snapshotsFolder(vaultId)}/${snapshotId}`;

export const paritiesFolder = (vaultId: string): string => `${vaultFolder(vaultId)}/parity`;
/** PAR2 files over the copy of a snapshot: beside it, so that the copy's folder holds nothing but what is signed. */
export const parityFolder = (vaultId: string, snapshotId: string): string =>
  `${paritiesFolder(vaultId)}/${snapshotId}`;
/** How the names of its files begin. */
export const parityBaseName = 'parity';

/** The parity folder that belongs to the folder of a copy. */
export const parityBeside = (copyPath: string): string => {
  const [, vault, , snapshot] = copyPath.split('/');
  if (vault === undefined || snapshot === undefined) throw new Error(`${copyPath} is no copy's folder`);
  return parityFolder(vault, snapshot);
};

/** Every file that stands beside the copies of a vault, where its settings put all of them there. */
export const vaultFilePaths = (vaultId: string): string[] => [
  readmePath,
  markerPath,
  ...[...identityNames, catalogueName, vaultChecksumsName, vaultSignatureName].map(
    (name) => `${vaultFolder(vaultId)}/${name}`,
  ),
];
