// What a clone is taken from: one copy on a medium, believed by its signature where a key is at hand, else by its checksums, and read in
// full before a byte of it is written anywhere.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { snapshotIdPattern } from '../../../shared/domain/manifest.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { parseChecksums } from '../bundle/checksums.ts';
import { parseTrustedComment } from '../crypto/trusted-comment.ts';
import { mayBeFolder, vaultsOn } from '../media/contents.ts';
import type { CopyFile } from '../media/durable-copy.ts';
import { checksumsName, signatureName, snapshotFolder, snapshotsFolder } from '../media/layout.ts';
import { readMarker } from '../media/marker.ts';
import type { Medium } from '../media/medium.ts';
import { openCarrier } from './attach-reading.ts';

/** Answers the trusted comment of a signature that holds. Errors: signature-…. */
export type VerifySignature = (bytes: Uint8Array, signature: string) => Promise<string>;

export interface CloneSource {
  readonly medium: Medium;
  /** Id of the medium; empty where its marker cannot be read. */
  readonly id: string;
  readonly vaultId: string;
  readonly snapshot: string;
  readonly seq: number;
  /** All that the signature covers, in the order of the checksums, as it can be read from the medium. */
  readonly files: readonly CopyFile[];
  readonly checksums: Uint8Array;
  readonly signature: Uint8Array;
  readonly signatureVerified: boolean;
  /** Snapshots of the same vault on the medium that are not cloned with it. */
  readonly others: readonly string[];
}

interface Candidate {
  readonly vaultId: string;
  readonly snapshot: string;
}

export interface SourceWanted {
  readonly at: string;
  readonly snapshot?: string;
  /** Only copies of this vault. */
  readonly vaultId?: string;
  /** Null where no key is at hand. */
  readonly verify: VerifySignature | null;
}

/**
 * Opens the copy that was named, else the newest of the only vault on the medium. Errors: not-a-medium, medium-foreign, snapshot-unknown,
 * bad-input (several vaults), signature-…, comment-mismatch, manifest-mismatch, copy-failed (a file is damaged), medium-…, cancelled.
 */
export async function openCloneSource(wanted: SourceWanted, run: RunOptions): Promise<CloneSource> {
  const medium = await openCarrier(wanted.at);
  const candidates = await candidatesOn(medium, wanted);
  const read = [];
  for (const candidate of candidates) read.push({ candidate, ...(await readSigned(medium, candidate)) });
  const newest = read.toSorted(
    (a, b) => b.seq - a.seq || (a.candidate.snapshot < b.candidate.snapshot ? 1 : -1),
  )[0];
  if (newest === undefined) throw new Error('there is no candidate');
  const { candidate, checksums, signature, seq } = newest;
  if (checksums === null || signature === null) {
    throw new ColdkeepError(
      'signature-malformed',
      `The copy ${candidate.snapshot} has no checksums with a signature that can be read; without them there is no copy.`,
      { hint: `Repair it first, or name another one with --snapshot.` },
    );
  }
  if (wanted.verify !== null) await wanted.verify(checksums, Buffer.from(signature).toString('latin1'));
  const listed = parseChecksums(checksums);
  assertNames(candidate, listed);
  assertPlace(candidate, signature, listed.size);
  return {
    medium,
    id: (await readMarker(medium, 'reading').catch(() => null))?.medium ?? '',
    ...candidate,
    seq,
    files: await readAll(medium, candidate, listed, run),
    checksums,
    signature,
    signatureVerified: wanted.verify !== null,
    others: candidates.map(({ snapshot }) => snapshot).filter((id) => id !== candidate.snapshot),
  };
}

async function candidatesOn(medium: Medium, wanted: SourceWanted): Promise<Candidate[]> {
  const vaults = (await vaultsOn(medium)).filter(
    (id) => wanted.vaultId === undefined || id === wanted.vaultId,
  );
  if (vaults.length === 0) {
    throw new ColdkeepError(
      'medium-foreign',
      `${medium.root} holds nothing of ${wanted.vaultId === undefined ? 'any' : 'this'} vault.`,
    );
  }
  const found: Candidate[] = [];
  for (const vaultId of vaults) {
    for (const entry of (await medium.list(snapshotsFolder(vaultId))) ?? []) {
      const { name } = entry;
      const fits = wanted.snapshot === undefined || wanted.snapshot === name;
      if (mayBeFolder(entry) && snapshotIdPattern.test(name) && fits) found.push({ vaultId, snapshot: name });
    }
  }
  if (found.length === 0) {
    const what = wanted.snapshot === undefined ? 'no copy' : `no snapshot ${wanted.snapshot}`;
    throw new ColdkeepError('snapshot-unknown', `There is ${what} on ${medium.root}.`);
  }
  if (new Set(found.map(({ vaultId }) => vaultId)).size > 1) {
    throw new ColdkeepError('bad-input', `${medium.root} holds copies of several vaults.`, {
      hint: `Name one with --snapshot: ${found.map(({ snapshot }) => snapshot).join(', ')}`,
    });
  }
  return found;
}

/** What is said of a copy, not yet believed; seq is 0 where it cannot be read. */
async function readSigned(medium: Medium, { vaultId, snapshot }: Candidate) {
  const folder = snapshotFolder(vaultId, snapshot);
  const checksums = await readOrNull(medium, `${folder}/${checksumsName}`, 16 * 1024 * 1024);
  const signature = await readOrNull(medium, `${folder}/${signatureName}`, 4096);
  return { checksums, signature, seq: signature === null ? 0 : (commentOf(signature)?.seq ?? 0) };
}

async function readOrNull(medium: Medium, path: string, maxBytes: number): Promise<Uint8Array | null> {
  try {
    return await medium.readFile(path, maxBytes);
  } catch (error) {
    if (error instanceof ColdkeepError && (error.code === 'medium-io' || error.code === 'medium-damaged'))
      return null;
    throw error;
  }
}

function commentOf(signature: Uint8Array) {
  const line = Buffer.from(signature).toString('latin1').split('\n')[2] ?? '';
  try {
    return parseTrustedComment(line.replace(/^trusted comment: /, ''));
  } catch {
    return null;
  }
}

function assertPlace({ vaultId, snapshot }: Candidate, signature: Uint8Array, files: number): void {
  const comment = commentOf(signature);
  if (comment?.vault === vaultId && comment.snapshot === snapshot && comment.files === files) return;
  throw new ColdkeepError(
    'comment-mismatch',
    `The folder ${snapshotFolder(vaultId, snapshot)} is signed for another place: it was renamed or moved here.`,
  );
}

/** Without a key anybody may have written the list: it names files of the copy's own folder, and neither itself nor its signature. */
function assertNames({ snapshot }: Candidate, listed: ReadonlyMap<string, string>): void {
  for (const name of listed.keys()) {
    if (!name.includes('/') && name !== checksumsName && name !== signatureName) continue;
    throw new ColdkeepError(
      'manifest-mismatch',
      `The checksums of ${snapshot} name ${name}, which is no file that a copy consists of.`,
    );
  }
}

/** Every file of the copy, once it read back as its checksums say. */
async function readAll(
  medium: Medium,
  { vaultId, snapshot }: Candidate,
  listed: ReadonlyMap<string, string>,
  run: RunOptions,
): Promise<CopyFile[]> {
  const folder = snapshotFolder(vaultId, snapshot);
  const entries = new Map((await medium.list(folder))?.map((entry) => [entry.name, entry.bytes]));
  const total = [...listed.keys()].reduce((sum, name) => sum + (entries.get(name) ?? 0), 0);
  const files: CopyFile[] = [];
  let before = 0;
  for (const [name, sha256] of listed) {
    const path = `${folder}/${name}`;
    const done = before;
    const read = await medium.readBack(path, {
      ...run,
      onProgress: (progress) =>
        run.onProgress?.({ ...progress, phase: 'reading the copy', done: done + progress.done, total }),
    });
    if (read.sha256 !== sha256) {
      throw new ColdkeepError('copy-failed', `${path} is damaged: it is not what its checksums say.`, {
        hint: 'Repair the medium first ("coldkeep repair --at DIR"), or clone from another one.',
      });
    }
    before += read.bytes;
    // No file of a clone is cut into slices, so its range is always all of it.
    files.push({ name, bytes: read.bytes, sha256, content: () => medium.stream(path) });
  }
  return files;
}
