// Reading the files beside the copies of a vault, whatever state an interrupted export left them in: a state is
// what one signature vouches for, the current one or its predecessor.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { parseChecksums } from '../bundle/checksums.ts';
import {
  catalogueName,
  previousSuffix,
  vaultChecksumsName,
  vaultFolder,
  vaultSignatureName,
} from './layout.ts';
import type { Medium } from './medium.ts';
import { sha256Of } from './place-file.ts';

const maxChecksumsBytes = 64 * 1024;
const maxSignatureBytes = 4096;
const maxCatalogueBytes = 1024 ** 3;

export interface VaultFilesState {
  readonly checksums: Uint8Array;
  readonly signature: Uint8Array;
  /** The sealed catalogue that the signature vouches for; null where it is absent or damaged (a note says which). */
  readonly catalogue: Uint8Array | null;
  /** Sentences for a person about what was not as it should be. */
  readonly notes: string[];
}

/** Throws one of the conditions of a signature if it does not hold for these bytes and this vault. */
export type VerifyState = (checksums: Uint8Array, signature: Uint8Array) => Promise<void>;

const refusals = new Set(['signature-malformed', 'signature-wrong', 'signature-foreign', 'comment-mismatch']);

/**
 * Picks the checksums, signature and catalogue that belong together: the current ones, else their predecessors, also where an interrupted
 * export left them in different places. Nothing is parsed before `verify` accepts it. Errors: what `verify` says
 * of the current pair if none holds, signature-malformed if there is none, medium-….
 */
export async function readVaultFiles(
  medium: Medium,
  vaultId: string,
  verify: VerifyState,
): Promise<VaultFilesState> {
  const folder = vaultFolder(vaultId);
  let refusal: ColdkeepError | null = null;
  let withoutCatalogue: VaultFilesState | null = null;
  for (const [checksumsSuffix, signatureSuffix] of pairings) {
    const checksums = await readIfGood(
      medium,
      `${folder}/${vaultChecksumsName}${checksumsSuffix}`,
      maxChecksumsBytes,
    );
    const signature = await readIfGood(
      medium,
      `${folder}/${vaultSignatureName}${signatureSuffix}`,
      maxSignatureBytes,
    );
    if (checksums === null || signature === null) continue;
    try {
      await verify(checksums, signature);
    } catch (error) {
      if (!(error instanceof ColdkeepError) || !refusals.has(error.code)) throw error;
      refusal ??= error;
      continue;
    }
    const found = await findCatalogue(medium, folder, checksums);
    const isCurrent = checksumsSuffix === '' && signatureSuffix === '';
    const notes = isCurrent
      ? []
      : [
          'The last export to this medium was interrupted or its files were damaged: the state before it was taken.',
        ];
    if (found.note === null) return { checksums, signature, catalogue: found.catalogue, notes };
    withoutCatalogue ??= { checksums, signature, catalogue: null, notes: [...notes, found.note] };
  }
  if (withoutCatalogue !== null) return withoutCatalogue;
  throw (
    refusal ??
    new ColdkeepError(
      'signature-malformed',
      `${folder} has no ${vaultChecksumsName} with its signature that can be read.`,
    )
  );
}

const pairings = [
  ['', ''],
  [previousSuffix, previousSuffix],
  [previousSuffix, ''],
  ['', previousSuffix],
] as const;

async function findCatalogue(
  medium: Medium,
  folder: string,
  checksums: Uint8Array,
): Promise<{ catalogue: Uint8Array | null; note: string | null }> {
  const expected = parseChecksums(checksums).get(catalogueName);
  if (expected === undefined) return { catalogue: null, note: null };
  for (const suffix of ['', previousSuffix]) {
    const catalogue = await readIfGood(medium, `${folder}/${catalogueName}${suffix}`, maxCatalogueBytes);
    if (catalogue !== null && sha256Of(catalogue) === expected) return { catalogue, note: null };
  }
  return { catalogue: null, note: `${folder}/${catalogueName} is missing or not what was signed.` };
}

/** A file that is absent or cannot be read is no candidate; that the medium is gone ends everything. */
async function readIfGood(medium: Medium, path: string, maxBytes: number): Promise<Uint8Array | null> {
  try {
    return await medium.readFile(path, maxBytes);
  } catch (error) {
    if (error instanceof ColdkeepError && (error.code === 'medium-io' || error.code === 'medium-damaged'))
      return null;
    throw error;
  }
}
