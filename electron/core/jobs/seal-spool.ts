// Filling the spool: what lies there already, else the parts of an attached medium that holds the snapshot, else a new seal.
import { rm } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Part } from '../../../shared/domain/manifest.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { assignParts, partName } from '../bundle/parts.ts';
import { stopIfCancelled } from '../media/cancelled.ts';
import { manifestName } from '../media/layout.ts';
import type { Medium } from '../media/medium.ts';
import type { JobContext, ScanResult } from './context.ts';
import { readManifest, readableParts, trustCopy, type ReadablePart } from './copy-reader.ts';
import type { KnownSet, ReadFrom } from './scan.ts';
import { assertSpoolRoom, removeSpool, unwritable } from './spool-folder.ts';
import {
  completeSpool,
  emptySpool,
  homeOf,
  maxManifestBytes,
  spooled,
  type SealedSnapshot,
  type SnapshotName,
} from './spool.ts';
import { sealManifest } from './take-snapshot.ts';

/** Sealing gives no more than this: tar headers, padding and the tags of age come on top of the content. */
export const sealedBytesAtMost = (items: number, bytes: number): number =>
  Math.ceil(bytes + items * 4096 + bytes / 2048 + 65536);

/** What is to be sealed, and for whom. */
export interface SealingInput {
  readonly set: KnownSet & ReadFrom;
  readonly scan: ScanResult;
  readonly snapshot: SnapshotName;
  /** Media of this export that hold a verified copy of the snapshot. */
  readonly holders: readonly Medium[];
  /** Ids of the known media that are to get it. */
  readonly waiting: readonly string[];
  /** Content bytes of one part. */
  readonly partBytes: number | undefined;
  /** Told of a medium whose copy did not read as it was signed. */
  readonly onDamaged: (medium: Medium) => void;
}

/**
 * The snapshot, sealed once. After a failure the spool is empty. Errors: source-…, bundle-…, catalogue-unwritable, cancelled, worker-ended.
 */
export async function sealedOnce(
  context: JobContext,
  input: SealingInput,
  run: RunOptions,
): Promise<SealedSnapshot> {
  const kept = await spooled(context, input.snapshot, run);
  if (kept !== null) return kept;
  try {
    for (const holder of input.holders) {
      const fetched = await fetchFrom(context, holder, input, run);
      if (fetched !== null) return fetched;
    }
    return await sealAnew(context, input, run);
  } catch (error) {
    await removeSpool(homeOf(context));
    throw error;
  }
}

async function sealAnew(context: JobContext, input: SealingInput, run: RunOptions): Promise<SealedSnapshot> {
  const { set, scan, snapshot, partBytes } = input;
  const folder = await emptySpool(homeOf(context));
  const total = scan.items.reduce((sum, item) => sum + item.size, 0);
  await assertSpoolRoom(homeOf(context), sealedBytesAtMost(scan.items.length, total));
  const runs = assignParts(scan.items, partBytes);
  const parts: Part[] = [];
  let before = 0;
  for (const [index, items] of runs.entries()) {
    const name = partName(index, runs.length);
    const sealedBefore = before;
    const sealed = await context.worker.call(
      'sealPart',
      { items, sources: set.sources, bundles: set.bundles, outPath: join(folder, name) },
      {
        ...run,
        onProgress: (progress) =>
          run.onProgress?.({
            ...progress,
            phase: 'sealing',
            step: 'sealing',
            done: sealedBefore + progress.done,
            total,
          }),
      },
    );
    before += items.reduce((sum, item) => sum + item.size, 0);
    parts.push({ name, bytes: sealed.bytes, sha256: sealed.sha256, items: items.length });
  }
  const manifest = await sealManifest(context, set, scan, snapshot, parts);
  return completeSpool(context, snapshot, manifest, parts, input.waiting);
}

/** Copies manifest and parts from a medium; null where its copy does not hold, or the medium went away. */
async function fetchFrom(
  context: JobContext,
  holder: Medium,
  input: SealingInput,
  run: RunOptions,
): Promise<SealedSnapshot | null> {
  try {
    const copy = await trustCopy(context, holder, input.snapshot.id);
    const manifest = await readManifest(context, holder, copy);
    if (manifest.contentDigest !== input.scan.contentDigest) return null;
    const bytes = await holder.readFile(`${copy.folder}/${manifestName}`, maxManifestBytes);
    if (bytes === null || sha256Of(bytes) !== copy.checksums.get(manifestName)) return null;
    const folder = await emptySpool(homeOf(context));
    const total = manifest.parts.reduce((sum, part) => sum + part.bytes, 0);
    await assertSpoolRoom(homeOf(context), total + bytes.length);
    let done = 0;
    for (const part of readableParts(manifest, copy)) {
      await fetchPart(holder, part, join(folder, part.part.name), (count) => {
        stopIfCancelled(run.signal);
        done += count;
        const progress = { phase: 'copying sealed parts', step: 'sealing', unit: 'bytes' } as const;
        run.onProgress?.({ ...progress, done, total, cancellable: true });
      });
    }
    return await completeSpool(context, input.snapshot, bytes, manifest.parts, input.waiting);
  } catch (error) {
    if (!(error instanceof ColdkeepError) || endsTheExport.includes(error.code)) throw error;
    if (error.code !== 'medium-removed') input.onDamaged(holder);
    return null;
  }
}

const endsTheExport = ['cancelled', 'worker-ended', 'internal', 'catalogue-unwritable'];

/** Errors: medium-…, payload-damaged (not the bytes that the manifest names), catalogue-unwritable. */
async function fetchPart(
  medium: Medium,
  { part, paths }: ReadablePart,
  into: string,
  seen: (bytes: number) => void,
): Promise<void> {
  const hash = createHash('sha256');
  const writing = <T>(act: () => Promise<T>): Promise<T> =>
    act().catch((cause: unknown) => {
      throw unwritable(part.name, cause);
    });
  const handle = await writing(() => open(into, 'wx', 0o600));
  try {
    for (const path of paths) {
      for await (const piece of medium.stream(path)) {
        hash.update(piece);
        await writing(() => handle.writeFile(piece));
        seen(piece.length);
      }
    }
  } finally {
    await handle.close();
  }
  if (hash.digest('hex') === part.sha256) return;
  await rm(into, { force: true });
  throw new ColdkeepError(
    'payload-damaged',
    `${part.name} on the medium at ${medium.root} is not what was sealed.`,
  );
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
