// A sealed bundle held open: what it holds, and the content of each file at any place. Everything read is authentic.
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import type { Identity } from '../../crypto/age/opener.ts';
import { SealedReader, saysDamaged, type ByteRange } from '../../crypto/age/sealed-reader.ts';
import { edgeBytes, type FileContent } from '../file-content.ts';
import { OpenedFile } from './opened-file.ts';
import type { BundleEntry } from './bundle-index.ts';
import { bundleDamaged } from './refusals.ts';

/** Files up to this many bytes are shown whole to whoever looks at them. */
const wholeBytes = 1024 * 1024;

export class SealedBundle implements ByteRange {
  readonly file: OpenedFile;
  readonly #reader: OpenedSeal;

  /** Always close(). Errors: bundle-foreign, bundle-damaged; throws what open(2) gives. libsodium must be loaded. */
  constructor(path: string, identities: readonly Identity[]) {
    this.file = new OpenedFile(path);
    try {
      this.#reader = openSealed(this.file, identities);
    } catch (error) {
      this.file.close();
      throw error;
    }
  }

  get sizeBytes(): number {
    return this.#reader.sizeBytes;
  }

  /** Errors: bundle-damaged, and what read(2) gives. */
  readInto(into: Uint8Array, offset: number): void {
    this.#reader.readInto(into, offset);
  }

  /** Of a file, for checks to look at. `whole` has memory of its own, which the caller zeroes. */
  contentOf(entry: BundleEntry): FileContent {
    const read = (offset: number, length: number): Uint8Array => {
      const start = Math.min(Math.max(0, offset), entry.sizeBytes);
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, entry.sizeBytes - start)));
      this.readInto(bytes, entry.offset + start);
      return bytes;
    };
    const whole = entry.sizeBytes < wholeBytes ? read(0, entry.sizeBytes) : null;
    const part = (offset: number, length: number): Uint8Array =>
      whole === null ? read(offset, length) : whole.subarray(offset, offset + length);
    return {
      sizeBytes: entry.sizeBytes,
      whole,
      get head() {
        return part(0, edgeBytes);
      },
      get tail() {
        return part(Math.max(0, entry.sizeBytes - edgeBytes), edgeBytes);
      },
      read: part,
    };
  }

  close(): void {
    this.#reader.dispose();
    this.file.close();
  }
}

/** The plaintext of a sealed bundle. */
export interface OpenedSeal extends ByteRange {
  /** Zeroes keys and plaintext. */
  dispose(): void;
}

/** Opens an age file as a bundle. Errors, also when it is read: bundle-foreign, bundle-damaged, and what read(2) gives. */
export function openSealed(file: OpenedFile, identities: readonly Identity[]): OpenedSeal {
  const reader = asBundle(() => new SealedReader(file.readAt, file.sizeBytes, identities));
  return {
    sizeBytes: reader.sizeBytes,
    readInto: (into, offset) => asBundle(() => reader.readInto(into, offset)),
    dispose: () => reader.dispose(),
  };
}

function asBundle<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof ColdkeepError && error.code === 'no-matching-identity') {
      throw new ColdkeepError('bundle-foreign', 'The bundle was sealed for another vault.', { cause: error });
    }
    if (saysDamaged(error)) {
      const what = error.code === 'payload-damaged' ? 'its contents' : 'its header';
      throw bundleDamaged(`${what} cannot be opened (${error.message.replace(/\.$/, '')})`, error);
    }
    throw error;
  }
}
