// Hands what a bundle of the intake holds to a scan, as if it were the folder of a source. No plaintext touches the disk.
import { hash } from 'node:crypto';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import type { Finding } from '../../../../shared/domain/finding.ts';
import { raise } from '../../../../shared/domain/findings/registry.ts';
import type { Identity } from '../../crypto/age/opener.ts';
import { errnoOf } from '../errno.ts';
import * as findings from '../findings.ts';
import type { Intake } from '../intake.ts';
import { pathFields } from '../item-path.ts';
import type { Pace } from '../pace.ts';
import type { StatCache } from '../stat-cache.ts';
import { readBundleIndex, type BundleEntry, type BundleIndex } from './bundle-index.ts';
import { mayHaveChanged } from './changed-files.ts';
import { hashEntry } from './content-hash.ts';
import { damagedBundle, missingBundle, standingFindings, type IntakeBundle } from './intake-bundle.ts';
import { SealedBundle } from './sealed-bundle.ts';

interface Scan {
  readonly intake: Intake;
  readonly cache: StatCache;
  readonly pace: Pace;
}

/**
 * Takes the items of a bundle. One that is absent or damaged is a finding, and nothing of it is taken.
 * Answers whether it was taken. Errors: cancelled.
 */
export async function scanBundle(
  kept: IntakeBundle,
  identities: readonly Identity[],
  scan: Scan,
): Promise<boolean> {
  const { intake } = scan;
  const before = intake.items.length;
  let sealed: SealedBundle;
  try {
    sealed = new SealedBundle(kept.path, identities);
  } catch (error) {
    intake.findings.push(isAbsent(error) ? missingBundle(kept) : damagedBundle(kept, howDamaged(error)));
    return false;
  }
  try {
    if (!(await isTheImported(kept, sealed, scan))) {
      intake.findings.push(damagedBundle(kept, 'is not the one that was imported: its SHA-256 differs'));
      return false;
    }
    const index = await readBundleIndex(sealed, scan.pace);
    await takeEntries(kept.bundle.label, sealed, index, scan);
    intake.findings.push(...standingFindings(kept));
    return true;
  } catch (error) {
    if (error instanceof ColdkeepError && error.code === 'cancelled') throw error;
    intake.items.length = before;
    intake.findings.push(damagedBundle(kept, howDamaged(error)));
    return false;
  } finally {
    sealed.close();
  }
}

const isAbsent = (error: unknown): boolean =>
  !(error instanceof ColdkeepError) && errnoOf(error) === 'ENOENT';

const howDamaged = (error: unknown): string =>
  error instanceof ColdkeepError
    ? `cannot be read any more (${error.message.replace(/\.$/, '')})`
    : `cannot be read (${errnoOf(error)})`;

/** The SHA-256 of the sealed file, from the file or, where nothing about it has changed, from memory. */
async function isTheImported(
  { bundle }: IntakeBundle,
  { file }: SealedBundle,
  { cache, pace }: Scan,
): Promise<boolean> {
  if (file.sizeBytes !== bundle.bytes) return false;
  // No item's path is without a "/", so this one is nobody else's.
  const name = `bundle:${bundle.id}`;
  const known = cache.find(name, file.stat);
  if (known !== null) return known === bundle.sha256;
  const since = cache.startReading();
  const sha256 = await hashEntry(file, { offset: 0, sizeBytes: file.sizeBytes }, pace);
  if (sha256 !== bundle.sha256) return false;
  cache.remember(name, file.stat, sha256, since);
  return true;
}

async function takeEntries(
  label: string,
  sealed: SealedBundle,
  index: BundleIndex,
  { intake, pace }: Scan,
): Promise<void> {
  const above = Buffer.from(`${label}/`);
  const pathOf = (entry: BundleEntry): Buffer => Buffer.concat([above, entry.path]);
  const filled = new Set<string>();
  for (const entry of index.entries) {
    const path = pathOf(entry);
    const before = intake.items.length;
    if (entry.type === 'file') {
      const sha256 = await takeFile(path, sealed, entry, mayHaveChanged(index, entry.path), intake, pace);
      if (sha256 !== entry.listedSha256) intake.findings.push(changedFile(path));
    } else if (entry.type === 'link') {
      intake.readLink(path, entry.target, entry.mtimeSeconds);
    } else if (entry.type === 'fifo') {
      intake.findings.push(findings.specialFile(pathFields(path).path, 'fifo'));
    }
    if (intake.items.length > before) fillAbove(filled, path);
    if (pace.due) await pace.rest();
  }
  // Deepest first: a folder that holds only an empty folder is not empty.
  const folders = index.entries.filter((entry) => entry.type === 'folder');
  for (const entry of folders.toSorted((a, b) => b.path.length - a.path.length)) {
    const path = pathOf(entry);
    if (filled.has(path.toString('latin1'))) continue;
    intake.readFolder(Buffer.concat([path, Buffer.from('/')]), entry.mode, entry.mtimeSeconds);
    fillAbove(filled, path);
  }
}

const changedFile = (path: Buffer): Finding =>
  raise('bundle-file-changed', {
    subject: pathFields(path).path,
    message: 'On the host it changed or went away while the kit packed it.',
  });

function fillAbove(filled: Set<string>, path: Buffer): void {
  const text = path.toString('latin1');
  for (let at = text.lastIndexOf('/'); at > 0; at = text.lastIndexOf('/', at - 1)) {
    const folder = text.slice(0, at);
    if (filled.has(folder)) return;
    filled.add(folder);
  }
}

/**
 * Answers the SHA-256 of the content. The list of checksums was compared with every content when the bundle was imported, but for files
 * that may have changed meanwhile: a large one of those is read as a whole.
 */
async function takeFile(
  path: Buffer,
  sealed: SealedBundle,
  entry: BundleEntry,
  uncertain: boolean,
  intake: Intake,
  pace: Pace,
): Promise<string> {
  const content = sealed.contentOf(entry);
  const { mode, mtimeSeconds } = entry;
  try {
    const listed = uncertain ? null : entry.listedSha256;
    const sha256 =
      content.whole === null
        ? (listed ?? (await hashEntry(sealed, entry, pace)))
        : hash('sha256', content.whole, 'hex');
    pace.spend(content.whole?.length ?? 0, 1);
    const look = intake.readFile(path, { content, sha256, mode, mtimeSeconds });
    if (look !== null) await look;
    return sha256;
  } finally {
    content.whole?.fill(0);
  }
}
