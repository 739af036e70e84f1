// Opens the files of a snapshot inside sealed bundles of the intake: they go from one seal into another and are never on the disk.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Item } from '../../../shared/domain/item.ts';
import { readBundleIndex, type BundleEntry } from '../capture/import/bundle-index.ts';
import type { IntakeBundle } from '../capture/import/intake-bundle.ts';
import { SealedBundle } from '../capture/import/sealed-bundle.ts';
import { errnoOf } from '../capture/errno.ts';
import { pathBytes } from '../capture/item-path.ts';
import { Pace } from '../capture/pace.ts';
import type { Identity } from '../crypto/age/opener.ts';
import { labelOf } from './item-rules.ts';
import type { OpenContent } from './source-files.ts';

const hint =
  'Import the bundle again, or a newer one of the same host; or remove it from the set with a reason.';

interface OpenedBundle {
  readonly label: string;
  readonly sealed: SealedBundle;
  /** By path in latin1, which keeps every byte. */
  readonly entries: ReadonlyMap<string, BundleEntry>;
}

export class BundleFiles {
  readonly #bundles: ReadonlyMap<string, IntakeBundle>;
  readonly #identities: readonly Identity[];
  /** Items come in byte order, so that those of one bundle come together. */
  #opened: OpenedBundle | null = null;

  constructor(bundles: readonly IntakeBundle[], identities: readonly Identity[]) {
    this.#bundles = new Map(bundles.map((kept) => [kept.bundle.label, kept]));
    this.#identities = identities;
  }

  /** Opens a file item; the caller closes it. Errors: bundle-missing, bundle-damaged, also when it is read. */
  async open(item: Item): Promise<OpenContent> {
    const { sealed, entries, label } = await this.#bundleOf(item);
    const path = pathBytes(item).subarray(Buffer.byteLength(label) + 1);
    const entry = entries.get(path.toString('latin1'));
    if (entry?.type !== 'file' || entry.sizeBytes !== item.size) throw damaged(item);
    return {
      read: (into, position) => {
        sealed.readInto(into, entry.offset + position);
        return into.length;
      },
      whenDifferent: () => damaged(item),
      close: () => undefined,
    };
  }

  close(): void {
    this.#opened?.sealed.close();
    this.#opened = null;
  }

  async #bundleOf(item: Item): Promise<OpenedBundle> {
    const label = labelOf(item);
    if (this.#opened?.label === label) return this.#opened;
    this.close();
    const kept = this.#bundles.get(label);
    if (kept === undefined) throw new Error(`there is no source and no bundle "${label}"`);
    const sealed = openKept(kept, this.#identities);
    try {
      const index = await readBundleIndex(sealed, new Pace({}, 'sealing', 0));
      const entries = new Map(index.entries.map((entry) => [entry.path.toString('latin1'), entry]));
      this.#opened = { label, sealed, entries };
      return this.#opened;
    } catch (error) {
      sealed.close();
      throw error;
    }
  }
}

function openKept({ path, bundle }: IntakeBundle, identities: readonly Identity[]): SealedBundle {
  try {
    return new SealedBundle(path, identities);
  } catch (error) {
    if (error instanceof ColdkeepError)
      throw new ColdkeepError(error.code, error.message, { hint, cause: error });
    throw new ColdkeepError(
      'bundle-missing',
      `The bundle of ${bundle.conditions.host} in the intake cannot be read (${errnoOf(error)}).`,
      { cause: error },
    );
  }
}

const damaged = (item: Item): ColdkeepError =>
  new ColdkeepError('bundle-damaged', `"${item.path}" in the intake is not what was imported.`, { hint });
