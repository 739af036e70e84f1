// The snapshot of an export: its name and number in the catalogue, and the manifest that every copy of it carries.
import { hostname } from 'node:os';
import type { Manifest, Part } from '../../../shared/domain/manifest.ts';
import { encodeManifest } from '../bundle/manifest.ts';
import { bundlesInManifest } from './bundles-of-export.ts';
import type { JobContext, ScanResult } from './context.ts';
import type { KnownSet, ReadFrom } from './scan.ts';

/** The newest snapshot of the set where the content is unchanged, else a new one; recorded before anything is written. */
export async function takeSnapshot(
  context: JobContext,
  set: KnownSet,
  scan: ScanResult,
): Promise<{ id: string; seq: number }> {
  const newest = context.ledger.catalogue.newestSnapshot(set.id);
  if (newest !== null && newest.contentDigest === scan.contentDigest)
    return { id: newest.id, seq: newest.seq };
  const id = await context.worker.call('snapshotId', {
    setId: set.id,
    contentDigest: scan.contentDigest,
    atMs: context.now(),
  });
  return context.ledger.commit((catalogue, atMs) => {
    const seq = catalogue.highestSeq() + 1;
    catalogue.recordSnapshot(
      {
        set: set.id,
        snapshot: id,
        seq,
        contentDigest: scan.contentDigest,
        items: scan.items.length,
        bytes: scan.bytes,
      },
      scan.items,
      atMs,
    );
    return { id, seq };
  });
}

/** The sealed manifest over these parts; every medium of the export gets the same bytes. */
export async function sealManifest(
  context: JobContext,
  set: KnownSet & ReadFrom,
  scan: ScanResult,
  snapshot: { id: string; seq: number },
  parts: readonly Part[],
): Promise<Uint8Array> {
  const manifest: Manifest = {
    coldkeep: 1,
    vault: context.vaultId,
    set: { id: set.id, name: set.name },
    snapshot: snapshot.id,
    seq: snapshot.seq,
    profile: set.profile,
    capturedAt: new Date(context.now()).toISOString(),
    sources: [...set.sources],
    conditions: { host: hostname(), scannedBy: 'coldkeep', ...bundlesInManifest(set) },
    contentDigest: scan.contentDigest,
    items: scan.items,
    parts: [...parts],
  };
  return context.worker.call('sealBytes', { plaintext: encodeManifest(manifest) });
}
