// Seals items as one part: an archive of them, encrypted as it is made. No plaintext reaches the disk.
import { createHash } from 'node:crypto';
import type { Item, Source } from '../../../shared/domain/item.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import type { IntakeBundle } from '../capture/import/intake-bundle.ts';
import { Pace } from '../capture/pace.ts';
import type { Identity } from '../crypto/age/opener.ts';
import { Sealer, type Recipient } from '../crypto/age/sealer.ts';
import { loadSodium } from '../crypto/sodium.ts';
import { BundleFiles } from './bundle-files.ts';
import { assertItems } from './item-rules.ts';
import { SealedFile } from './sealed-file.ts';
import { SourceFiles, type OpenContent } from './source-files.ts';
import { endBytes, entryHeader, paddingBytes } from './tar-format.ts';

export interface SealPartInput {
  /** In byte order of path. */
  readonly items: readonly Item[];
  readonly sources: readonly Source[];
  /** Bundles of the intake that are part of the set, and what opens them. */
  readonly bundles?: readonly IntakeBundle[];
  readonly identities?: readonly Identity[];
  readonly recipients: readonly Recipient[];
  /** Does not exist yet. */
  readonly outPath: string;
}

const zeros = new Uint8Array(endBytes);

/**
 * Writes one complete tar as one complete age file, synced. Every file must still have the size and SHA-256 of its item.
 * Errors: source-changing, source-missing, bundle-missing, bundle-damaged, catalogue-unwritable, cancelled; after any of them there is no file at `outPath`.
 */
export async function sealPart(
  input: SealPartInput,
  run: RunOptions,
): Promise<{ bytes: number; sha256: string }> {
  assertItems(input.items);
  await loadSodium();
  const out = new SealedFile(input.outPath);
  const sources = new SourceFiles(input.sources);
  const bundles = new BundleFiles(input.bundles ?? [], input.identities ?? []);
  let sealer: Sealer | null = null;
  try {
    sealer = new Sealer(input.recipients, out);
    const pace = new Pace(
      run,
      'sealing',
      input.items.reduce((sum, item) => sum + item.size, 0),
    );
    for (const item of input.items) {
      sealer.write(entryHeader(item));
      const inSource = sources.holds(item);
      if (item.type === 'link' && inSource) sources.assertLink(item);
      if (item.type === 'file') {
        await sealFile(item, inSource ? sources.open(item) : await bundles.open(item), sealer, pace);
        sealer.write(zeros.subarray(0, paddingBytes(item.size)));
      }
      pace.spend(0, 1);
      if (pace.due) await pace.rest();
    }
    sealer.write(zeros);
    sealer.finish();
    const sealed = out.finish();
    pace.end();
    return sealed;
  } catch (error) {
    out.discard();
    throw error;
  } finally {
    sealer?.dispose();
    sources.close();
    bundles.close();
  }
}

/** Reads a file straight into the sealer's window. */
async function sealFile(item: Item, content: OpenContent, sealer: Sealer, pace: Pace): Promise<void> {
  try {
    const hasher = createHash('sha256');
    for (let position = 0; position < item.size;) {
      const window = sealer.window();
      const piece = window.subarray(0, Math.min(window.length, item.size - position));
      const count = content.read(piece, position);
      hasher.update(piece.subarray(0, count));
      sealer.advance(count);
      position += count;
      pace.spend(count, 0);
      if (pace.due) await pace.rest();
    }
    if (hasher.digest('hex') !== item.sha256) throw content.whenDifferent();
  } finally {
    content.close();
  }
}
