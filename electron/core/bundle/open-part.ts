// Opens one part and compares everything in it with the manifest; restores it where a folder is given.
import type { Failure } from '../../../shared/domain/facts.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Item } from '../../../shared/domain/item.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import type { Kind } from '../../../shared/domain/words.ts';
import { Pace } from '../capture/pace.ts';
import { Opener, type Identity } from '../crypto/age/opener.ts';
import { loadSodium } from '../crypto/sodium.ts';
import { assertItems } from './item-rules.ts';
import { RestoredTree } from './restored-tree.ts';
import { SealedSlices } from './sealed-slices.ts';
import { TarReader, type ItemReceiver } from './tar-reader.ts';

export interface OpenPartInput {
  /** The part, or its slices in order: paths on the medium. */
  readonly files: readonly string[];
  /** SHA-256 of the sealed part, hex, from a manifest that was authenticated. */
  readonly sha256: string;
  /** The items of this part, in order. */
  readonly items: readonly Item[];
  readonly identities: readonly Identity[];
  /** A folder to write to (the caller's `<into>.partial`), or null to compare only: then nothing touches the disk. */
  readonly into: string | null;
  /** Write only items of these kinds; all are compared. */
  readonly onlyKinds?: readonly Kind[];
}

export interface OpenPartOutput {
  /** Items of the wanted kinds that are as the manifest says (and written, where they were to be), and their content in bytes. */
  items: number;
  bytes: number;
  failures: Failure[];
}

/**
 * Errors: manifest-mismatch (the items cannot be), those of an age file, payload-damaged where the part does not have its
 * SHA-256, medium-io, target-unwritable, cancelled. After an error nothing of this part stays below `into`. An item that fails by itself is a
 * failure, and is not there.
 */
export async function openPart(input: OpenPartInput, run: RunOptions): Promise<OpenPartOutput> {
  assertItems(input.items);
  await loadSodium();
  const slices = new SealedSlices(input.files);
  try {
    const tree = input.into === null ? null : new RestoredTree(input.into);
    try {
      const output = await receive(input, slices, tree, run);
      tree?.finish();
      return output;
    } catch (error) {
      tree?.discard();
      throw error;
    } finally {
      tree?.close();
    }
  } finally {
    slices.close();
  }
}

async function receive(
  input: OpenPartInput,
  slices: SealedSlices,
  tree: RestoredTree | null,
  run: RunOptions,
): Promise<OpenPartOutput> {
  const pace = new Pace(run, 'opening', slices.bytes);
  const kinds = input.onlyKinds;
  const receiver = new Receiver(tree, (item) => kinds === undefined || kinds.includes(item.kind), pace);
  const archive = new TarReader(input.items, receiver);
  const opener = new Opener(input.identities, archive);
  try {
    for (;;) {
      const count = slices.read(opener.window());
      if (count === 0) break;
      opener.advance(count);
      pace.spend(count, 0);
      if (pace.due) await pace.rest();
    }
    opener.finish();
  } finally {
    opener.dispose();
  }
  if (slices.digest() !== input.sha256) {
    throw new ColdkeepError(
      'payload-damaged',
      'The part is not the one that the manifest names: its SHA-256 differs.',
    );
  }
  const failures: Failure[] = archive.finish().map(({ path, reason }) => ({ path, reason }));
  receiver.finish();
  pace.end();
  return { items: receiver.items, bytes: receiver.bytes, failures: [...failures, ...receiver.failures] };
}

class Receiver implements ItemReceiver {
  readonly #tree: RestoredTree | null;
  readonly #wanted: (item: Item) => boolean;
  readonly #pace: Pace;
  readonly #links: Item[] = [];
  readonly failures: Failure[] = [];
  items = 0;
  bytes = 0;
  /** Whether the content of the current item goes to a file. */
  #writing = false;

  constructor(tree: RestoredTree | null, wanted: (item: Item) => boolean, pace: Pace) {
    this.#tree = tree;
    this.#wanted = wanted;
    this.#pace = pace;
  }

  begin(item: Item): void {
    if (this.#tree === null || item.type !== 'file' || !this.#wanted(item)) return;
    this.#writing = this.#succeeds(item, this.#tree.beginFile(item));
  }

  content(item: Item, bytes: Uint8Array): void {
    if (!this.#writing || this.#tree === null) return;
    if (this.#succeeds(item, this.#tree.write(bytes))) return;
    this.#writing = false;
    this.#tree.abandonFile();
  }

  end(item: Item, intact: boolean): void {
    this.#pace.spend(0, 1);
    if (!intact) this.#tree?.abandonFile();
    else if (this.#wanted(item)) this.#keep(item);
    this.#writing = false;
  }

  /** Makes the links, after all else; lets go of a file that was left in the middle. */
  finish(): void {
    this.#tree?.abandonFile();
    for (const link of this.#links) {
      if (this.#tree !== null && this.#succeeds(link, this.#tree.link(link))) this.#count(link);
    }
  }

  #keep(item: Item): void {
    if (this.#tree === null) this.#count(item);
    else if (item.type === 'link') this.#links.push(item);
    else if (item.type === 'folder') {
      if (this.#succeeds(item, this.#tree.folder(item))) this.#count(item);
    } else if (this.#writing && this.#succeeds(item, this.#tree.endFile())) this.#count(item);
  }

  #count(item: Item): void {
    this.items += 1;
    this.bytes += item.size;
  }

  #succeeds(item: Item, problem: string | null): boolean {
    if (problem !== null) this.failures.push({ path: item.path, reason: problem });
    return problem === null;
  }
}
