// A source that was scanned and sealed as one part, with the identity that opens it.
import { readFileSync } from 'node:fs';
import { openPart, type OpenPartInput } from '../../electron/core/bundle/open-part.ts';
import { sealPart } from '../../electron/core/bundle/seal-part.ts';
import { scanSources } from '../../electron/core/capture/scan.ts';
import { sealBytes } from '../../electron/core/crypto/age/sealer.ts';
import {
  generateIdentity,
  recipientOf,
  X25519Identity,
  x25519Recipient,
} from '../../electron/core/crypto/age/x25519.ts';
import type { Item } from '../../shared/domain/item.ts';
import type { RunOptions } from '../../shared/domain/progress.ts';
import { custom } from '../../shared/profiles/custom.ts';
import { sha256Of, type SourceTree } from './source-tree.ts';

export class SealedSource {
  readonly secret = generateIdentity();
  readonly #tree: SourceTree;
  readonly outPath: string;

  /** libsodium must be loaded. */
  constructor(tree: SourceTree) {
    this.#tree = tree;
    this.outPath = tree.beside('payload.tar.age');
  }

  get recipients() {
    return [x25519Recipient(recipientOf(this.secret))];
  }

  async scan(): Promise<Item[]> {
    return (await scanSources({ sources: [this.#tree.source], profile: custom, known: [] }, {})).items;
  }

  seal(items: readonly Item[], run: RunOptions = {}, outPath = this.outPath) {
    return sealPart({ items, sources: [this.#tree.source], recipients: this.recipients, outPath }, run);
  }

  /** Opens the sealed part, or whatever stands in its place, as the part it should be. */
  open(items: readonly Item[], changes: Partial<OpenPartInput> = {}, run: RunOptions = {}) {
    const files = changes.files ?? [this.outPath];
    return openPart(
      {
        files,
        sha256: changes.sha256 ?? sha256Of(Buffer.concat(files.map((file) => readFileSync(file)))),
        items,
        identities: [new X25519Identity(this.secret)],
        into: this.#tree.beside('out'),
        ...changes,
      },
      run,
    );
  }

  /** Seals any bytes for this identity, as someone could who knows its recipient. */
  sealed(plaintext: Uint8Array): Uint8Array {
    return sealBytes(this.recipients, plaintext);
  }
}
