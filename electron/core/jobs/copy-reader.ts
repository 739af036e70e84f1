// Reading a copy that may be hostile: the signature first, then the checksums it covers, then the manifest. Nothing else is believed.
import { createHash } from 'node:crypto';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Item } from '../../../shared/domain/item.ts';
import type { Manifest, Part } from '../../../shared/domain/manifest.ts';
import { parseChecksums } from '../bundle/checksums.ts';
import { parseManifest } from '../bundle/manifest.ts';
import { slicesOf } from '../bundle/slices.ts';
import { parseTrustedComment } from '../crypto/trusted-comment.ts';
import { checksumsName, manifestName, signatureName, snapshotFolder } from '../media/layout.ts';
import type { Medium } from '../media/medium.ts';
import type { JobContext } from './context.ts';

const maxChecksumsBytes = 16 * 1024 * 1024;
const maxSignatureBytes = 4096;
const maxManifestBytes = 1024 * 1024 * 1024;

/** A copy whose signature holds and whose folder is the one that was signed for. */
export interface TrustedCopy {
  readonly snapshot: string;
  readonly seq: number;
  /** The copy's folder, relative to the medium's root. */
  readonly folder: string;
  /** File name → SHA-256 (hex) that the signature vouches for. */
  readonly checksums: ReadonlyMap<string, string>;
}

/**
 * Reads and checks signature and checksums of the copy of `snapshot`.
 * Errors: signature-malformed (also: absent), signature-wrong, signature-foreign, comment-mismatch, medium-….
 */
export async function trustCopy(context: JobContext, medium: Medium, snapshot: string): Promise<TrustedCopy> {
  const folder = snapshotFolder(context.vaultId, snapshot);
  const checksums = await medium.readFile(`${folder}/${checksumsName}`, maxChecksumsBytes);
  const signature = await medium.readFile(`${folder}/${signatureName}`, maxSignatureBytes);
  if (checksums === null || signature === null) {
    const absent = checksums === null ? checksumsName : signatureName;
    throw new ColdkeepError(
      'signature-malformed',
      `The copy ${snapshot} has no ${absent}; without it there is no copy.`,
    );
  }
  const comment = parseTrustedComment(
    await context.worker.call('verifySignature', {
      bytes: checksums,
      signature: Buffer.from(signature).toString('latin1'),
    }),
  );
  const files = parseChecksums(checksums);
  if (comment.vault !== context.vaultId || comment.snapshot !== snapshot || comment.files !== files.size) {
    throw new ColdkeepError(
      'comment-mismatch',
      `The folder ${folder} is signed as snapshot ${comment.snapshot ?? '-'} of vault ${comment.vault}: it was renamed or moved here.`,
    );
  }
  return { snapshot, seq: comment.seq, folder, checksums: files };
}

/** Opens the manifest of a trusted copy. Errors: manifest-mismatch, payload-damaged and the other conditions of an age file. */
export async function readManifest(
  context: JobContext,
  medium: Medium,
  copy: TrustedCopy,
): Promise<Manifest> {
  const path = `${copy.folder}/${manifestName}`;
  const sealed = await medium.readFile(path, maxManifestBytes);
  if (sealed === null) throw new ColdkeepError('manifest-mismatch', `${path} is missing.`);
  const actual = sha256(sealed);
  if (actual !== copy.checksums.get(manifestName)) {
    throw new ColdkeepError(
      'manifest-mismatch',
      `${path} is not the file that was signed (SHA-256 differs).`,
    );
  }
  const manifest = parseManifest(
    await context.worker.call('openBytes', { ciphertext: sealed, maxBytes: maxManifestBytes }),
  );
  if (
    manifest.vault !== context.vaultId ||
    manifest.snapshot !== copy.snapshot ||
    manifest.seq !== copy.seq
  ) {
    throw new ColdkeepError(
      'manifest-mismatch',
      `${path} describes another snapshot than the one that was signed.`,
    );
  }
  for (const part of manifest.parts) partFileNames(part, copy);
  return manifest;
}

/** One part of a copy: its files on the medium in order, and the items it holds. */
export interface ReadablePart {
  readonly part: Part;
  readonly paths: readonly string[];
  readonly items: readonly Item[];
}

/** The parts of a copy with the items each holds, in order. */
export function readableParts(manifest: Manifest, copy: TrustedCopy): ReadablePart[] {
  let next = 0;
  return manifest.parts.map((part) => {
    const items = manifest.items.slice(next, next + part.items);
    next += part.items;
    return { part, items, paths: partFileNames(part, copy).map((name) => `${copy.folder}/${name}`) };
  });
}

/** File names of a part among the signed checksums: itself, or its slices .000, .001, … without a gap. */
function partFileNames(part: Part, copy: TrustedCopy): string[] {
  const names = slicesOf(part.name, copy.checksums.keys());
  if (names === null) {
    throw new ColdkeepError(
      'manifest-mismatch',
      `${copy.folder}: the manifest names ${part.name}, which the signature does not cover.`,
    );
  }
  return names;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
