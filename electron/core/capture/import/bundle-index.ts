// What a bundle holds and where (docs/bundle.md): conditions first, then dumps and files, their checksums, and the end mark.
import type { BundleConditions } from '../../../../shared/domain/bundle-conditions.ts';
import type { ByteRange } from '../../crypto/age/sealed-reader.ts';
import type { Pace } from '../pace.ts';
import { maxPathBytes } from '../item-path.ts';
import { parseChecksumList } from './checksum-list.ts';
import {
  joinConditions,
  maxTextBytes,
  parseBeginning,
  parseEnd,
  type BundleBeginning,
  type BundleEnd,
} from './conditions-text.ts';
import { foreignEntries, type ForeignEntry } from './foreign-tar.ts';
import { bundleDamaged, bundleHostile, shownName } from './refusals.ts';

/** A dump, or a file, folder or link of the host. */
export interface BundleEntry extends Omit<ForeignEntry, 'path'> {
  /** As items have it below the label: the path on the host without its first "/", or "dump/" and a name. */
  readonly path: Buffer;
  /** SHA-256 in the bundle's own list, hex; null where it names none, and for what is no file. */
  readonly listedSha256: string | null;
}

export interface BundleIndex {
  readonly conditions: BundleConditions;
  /** In the order of the archive. */
  readonly entries: readonly BundleEntry[];
  /** Bytes of all files. */
  readonly contentBytes: number;
  /** Names that only the list of checksums has: files that came into being while the kit packed. */
  readonly onlyListed: readonly Buffer[];
  /** What the kit noticed while it packed: a file that changed meanwhile is named here. */
  readonly endNotes: readonly string[];
}

const root = 'coldkeep-bundle';
const files = `${root}/files`;
const dumps = `${root}/dump`;
const conditionsName = `${root}/conditions`;
const checksumsName = `${root}/CHECKSUMS.sha256`;
const endName = `${root}/end`;
const maxChecksumsBytes = 256 * 1024 * 1024;
/** Room for the label before a path. */
const maxBelowBytes = maxPathBytes - 256;

/** Reads headers, conditions and checksums, no other content. Errors: bundle-damaged, bundle-hostile, cancelled, and what reading throws. */
export async function readBundleIndex(archive: ByteRange, pace: Pace): Promise<BundleIndex> {
  const draft = new Draft(archive);
  for (const entry of foreignEntries(archive)) {
    draft.take(entry);
    pace.spend(0, 1);
    if (pace.due) await pace.rest();
  }
  return draft.finish();
}

/** How the bundle was begun, from the beginning of the archive alone. Errors: as above. */
export function readBundleBeginning(archive: ByteRange): BundleBeginning {
  const draft = new Draft(archive);
  for (const entry of foreignEntries(archive)) {
    draft.take(entry);
    if (draft.beginning !== null) return draft.beginning;
  }
  throw bundleDamaged('it does not begin with its conditions');
}

class Draft {
  readonly #archive: ByteRange;
  readonly #found: ForeignEntry[] = [];
  beginning: BundleBeginning | null = null;
  #sums: ReadonlyMap<string, string> | null = null;
  #end: BundleEnd | null = null;

  constructor(archive: ByteRange) {
    this.#archive = archive;
  }

  take(entry: ForeignEntry): void {
    const path = entry.path.toString('latin1');
    if (this.#end !== null) throw bundleHostile(`${shownName(entry.path)} after its end mark`);
    if (path === root || path === files || path === dumps) {
      if (entry.type !== 'folder') throw bundleHostile(`${shownName(entry.path)}, which is no folder`);
    } else if (this.beginning === null) {
      if (path !== conditionsName) throw bundleDamaged('it does not begin with its conditions');
      this.beginning = parseBeginning(this.#contentOf(entry, maxTextBytes));
    } else if (this.#sums !== null) {
      if (path !== endName) throw bundleHostile(`${shownName(entry.path)} where its end mark belongs`);
      this.#end = parseEnd(this.#contentOf(entry, maxTextBytes));
    } else if (path === checksumsName) {
      this.#sums = parseChecksumList(this.#contentOf(entry, maxChecksumsBytes));
    } else if (path.startsWith(`${files}/`) || path.startsWith(`${dumps}/`)) {
      this.#found.push(entry);
    } else {
      throw bundleHostile(`${shownName(entry.path)}, which belongs to no bundle`);
    }
  }

  finish(): BundleIndex {
    if (this.beginning === null || this.#sums === null || this.#end === null)
      throw bundleDamaged('its end mark is missing: the kit did not come to its end');
    if (this.#end.files !== this.#sums.size)
      throw bundleDamaged('its list of checksums does not have as many lines as its end mark says');
    const { entries, onlyListed } = withSums(this.#found, this.#sums);
    return {
      conditions: joinConditions(this.beginning, this.#end),
      entries,
      contentBytes: entries.reduce((sum, entry) => sum + entry.sizeBytes, 0),
      onlyListed,
      endNotes: this.#end.notes,
    };
  }

  #contentOf(entry: ForeignEntry, maxBytes: number): Buffer {
    if (entry.type !== 'file') throw bundleHostile(`${shownName(entry.path)}, which is no file`);
    if (entry.sizeBytes > maxBytes) throw bundleHostile(`${shownName(entry.path)}, beyond all measure`);
    const bytes = Buffer.alloc(entry.sizeBytes);
    this.#archive.readInto(bytes, entry.offset);
    return bytes;
  }
}

/** Files and checksums brought together. What has only one of them changed while it was packed, or the bundle is not what it was. */
function withSums(
  found: readonly ForeignEntry[],
  sums: ReadonlyMap<string, string>,
): Pick<BundleIndex, 'entries' | 'onlyListed'> {
  const left = new Set(sums.keys());
  const hasDumps = found.some((entry) => entry.path.toString('latin1').startsWith(`${dumps}/`));
  const entries = found.map((entry) => {
    const name = entry.path.toString('latin1').slice(root.length + 1);
    const path = pathOf(name);
    if (hasDumps && /^files\/dump(?:\/|$)/.test(name))
      throw bundleHostile(`a folder /dump of the host beside dumps of its own: ${shownName(path)}`);
    if (path.length > maxBelowBytes) throw bundleHostile(`a path that is too long: ${shownName(path)}`);
    if (entry.type === 'link') refuseLinkOut(path, entry.target);
    left.delete(name);
    return { ...entry, path, listedSha256: entry.type === 'file' ? (sums.get(name) ?? null) : null };
  });
  return { entries, onlyListed: [...left].map(pathOf) };
}

/** As items have it, of a name below "coldkeep-bundle/" in latin1. */
const pathOf = (name: string): Buffer =>
  Buffer.from(name.startsWith('files/') ? name.slice('files/'.length) : name, 'latin1');

/** A link to an absolute path is a matter of the host, and told in a finding; one that climbs out of the host's root is no host's. */
function refuseLinkOut(path: Buffer, target: Buffer): void {
  const text = target.toString('utf8');
  if (text === '' || target.includes(0)) throw bundleHostile(`a link to nothing: ${shownName(path)}`);
  if (text.startsWith('/')) return;
  if (climbsOut(path, text)) throw bundleHostile(`a link that leads out of it: ${shownName(path)}`);
}

/** Whether the target, taken step by step from the link's folder, goes above the root. */
function climbsOut(path: Buffer, target: string): boolean {
  let depth = path.toString('latin1').split('/').length - 1;
  for (const name of target.split('/')) {
    if (name === '..') depth -= 1;
    else if (name !== '' && name !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}
