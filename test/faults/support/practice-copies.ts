// Small copies of a practice vault that really signs, and what makes one valid. Used inside tests and by programs that tests end.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sign, signingKeysFromSeed, verify } from '../../../electron/core/crypto/minisign.ts';
import { loadSodium } from '../../../electron/core/crypto/sodium.ts';
import { formatTrustedComment } from '../../../electron/core/crypto/trusted-comment.ts';
import type { CopyFile, CopyInput } from '../../../electron/core/media/durable-copy.ts';
import type { VaultFilesInput } from '../../../electron/core/media/vault-files.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';

export const vaultId = '0f6f2f70-41c4-4b1b-9d0c-2a3b4c5d6e7f';
export const snapshotA = '20260101T000000Z-0123456789ab';
export const snapshotB = '20260202T000000Z-ba9876543210';

await loadSodium();
const keys = signingKeysFromSeed(pseudoRandomBytes('signing seed', 32));

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const copyFile = (name: string, content: Uint8Array): CopyFile => ({
  name,
  content,
  bytes: content.length,
  sha256: sha256(content),
});

const signFor = (snapshot: string | null) => (checksums: Uint8Array, files: number) =>
  Promise.resolve(sign(keys, checksums, formatTrustedComment({ vault: vaultId, snapshot, seq: 1, files })));

export const signVaultFiles = signFor(null);

/** Throws the conditions of a signature, as the vault worker does. */
export async function verifyVaultFiles(checksums: Uint8Array, signature: Uint8Array): Promise<void> {
  verify(keys.publicKey, checksums, Buffer.from(signature).toString('latin1'));
}

export const copyInput = (snapshotId: string, files: readonly CopyFile[]): CopyInput => ({
  vaultId,
  snapshotId,
  files,
  sign: signFor(snapshotId),
});

/** A manifest and two payload parts of a few pages; different for every seed. */
export const smallCopy = (snapshotId: string, seed: string = snapshotId): CopyInput =>
  copyInput(snapshotId, [
    copyFile('manifest.age', pseudoRandomBytes(`${seed} manifest`, 700)),
    copyFile('payload-001.tar.age', pseudoRandomBytes(`${seed} 1`, 9000)),
    copyFile('payload-002.tar.age', pseudoRandomBytes(`${seed} 2`, 4096)),
  ]);

/** The vault-level files of a state. Every state has a catalogue of its own, every lock an identity file. */
export const vaultFilesOf = (state: string, lock = 'first'): VaultFilesInput => ({
  vaultId,
  identity: identityOf(lock),
  catalogue: catalogueOf(state),
  sign: signVaultFiles,
});

export const identityOf = (lock: string): Uint8Array => pseudoRandomBytes(`identity ${lock}`, 400);

export const catalogueOf = (state: string): Uint8Array => pseudoRandomBytes(`catalogue ${state}`, 5000);

/** Every file below a folder: path → SHA-256 of its contents. */
export function filesBelow(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (statSync(join(folder, path)).isFile()) found[path] = sha256(readFileSync(join(folder, path)));
  }
  return found;
}

/** Throws unless the folder holds a complete, signed copy: signature over checksums, checksums over every other file. */
export function assertValidCopy(folder: string): void {
  const read = (name: string) => readFileSync(join(folder, name));
  const checksums = read('CHECKSUMS.sha256');
  verify(keys.publicKey, checksums, read('CHECKSUMS.sha256.minisig').toString('latin1'));
  const listed = new Map(
    checksums
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => [line.slice(66), line.slice(0, 64)] as const),
  );
  for (const name of readdirSync(folder)) {
    if (name.startsWith('CHECKSUMS.sha256')) continue;
    if (listed.get(name) !== sha256(read(name))) throw new Error(`${name} is not what was signed`);
    listed.delete(name);
  }
  if (listed.size > 0) throw new Error(`missing: ${[...listed.keys()].join(', ')}`);
}
