// Reads an archive that must hold exactly the items it is given, byte for byte as the writer would have written them.
// Nothing that stands in it is believed: names, sizes and modes come from the items, and every byte is compared.
import { createHash, type Hash } from 'node:crypto';
import type { Item } from '../../../shared/domain/item.ts';
import type { ByteSink } from '../crypto/age/sealer.ts';
import { describeDifference, type Disagreement, type DisagreementName } from './tar-difference.ts';
import { endBytes, entryHeader, paddingBytes } from './tar-format.ts';

/** What is done with the items as they come. */
export interface ItemReceiver {
  /** The entry of this item begins and its header is right. */
  begin(item: Item): void;
  /** More content of it; valid during the call only. */
  content(item: Item, bytes: Uint8Array): void;
  /** All of its content came; `intact` says whether it has the hash of the manifest. */
  end(item: Item, intact: boolean): void;
}

const zeros = Buffer.alloc(endBytes);

type State =
  | { readonly at: 'header'; readonly expected: Buffer; readonly found: Buffer; filled: number }
  | { readonly at: 'content'; readonly hasher: Hash; left: number }
  | { readonly at: 'padding'; left: number }
  | { readonly at: 'end'; left: number }
  | { readonly at: 'past' };

export class TarReader implements ByteSink {
  readonly #items: readonly Item[];
  readonly #receiver: ItemReceiver;
  readonly #disagreements: Disagreement[] = [];
  #index = 0;
  #state: State;
  #stopped = false;

  constructor(items: readonly Item[], receiver: ItemReceiver) {
    this.#items = items;
    this.#receiver = receiver;
    this.#state = this.#nextEntry();
  }

  /** Takes more of the archive. After a disagreement of structure the rest is ignored. */
  write(bytes: Uint8Array): void {
    let rest = bytes;
    while (rest.length > 0 && !this.#stopped) rest = this.#take(rest);
  }

  /** The archive ends here. Answers everything in which it and the items disagree; none means it is exactly what it should be. */
  finish(): readonly Disagreement[] {
    if (!this.#stopped && this.#state.at !== 'past') {
      const name = this.#state.at === 'header' && this.#state.filled === 0 ? 'entry-missing' : 'cut-short';
      this.#stop(name, 'The archive ends before it is complete.');
    }
    for (const item of this.#items.slice(this.#index + 1)) {
      this.#disagreements.push({
        name: 'entry-missing',
        path: item.path,
        reason: 'It was not reached: the archive is not what the manifest says from an earlier item on.',
      });
    }
    return this.#disagreements;
  }

  #take(bytes: Uint8Array): Uint8Array {
    const state = this.#state;
    switch (state.at) {
      case 'header':
        return this.#takeHeader(state, bytes);
      case 'content':
        return this.#takeContent(state, bytes);
      case 'padding':
      case 'end':
        return this.#takeZeros(state, bytes);
      case 'past':
        this.#stop('trailing-data', 'Something follows the end of the archive.');
        return bytes;
    }
  }

  #takeHeader(state: State & { at: 'header' }, bytes: Uint8Array): Uint8Array {
    const piece = bytes.subarray(0, state.found.length - state.filled);
    state.found.set(piece, state.filled);
    state.filled += piece.length;
    if (state.filled === state.found.length) this.#compareHeader(state);
    return bytes.subarray(piece.length);
  }

  #compareHeader(state: State & { at: 'header' }): void {
    const item = this.#current();
    if (!state.found.equals(state.expected)) {
      this.#disagreements.push(describeDifference(state.found, item, this.#items.slice(this.#index + 1)));
      this.#stopped = true;
      return;
    }
    this.#receiver.begin(item);
    this.#state = { at: 'content', hasher: createHash('sha256'), left: item.size };
    if (item.size === 0) this.#endContent(this.#state);
  }

  #takeContent(state: State & { at: 'content' }, bytes: Uint8Array): Uint8Array {
    const piece = bytes.subarray(0, state.left);
    state.left -= piece.length;
    state.hasher.update(piece);
    this.#receiver.content(this.#current(), piece);
    if (state.left === 0) this.#endContent(state);
    return bytes.subarray(piece.length);
  }

  #endContent(state: State & { at: 'content' }): void {
    const item = this.#current();
    // A link's content is its target, which the header holds.
    if (item.type === 'link') state.hasher.update(item.target ?? '');
    const intact = state.hasher.digest('hex') === item.sha256;
    if (!intact) {
      const reason = 'Its content in the archive does not have the SHA-256 of the manifest.';
      this.#disagreements.push({ name: 'content', path: item.path, reason });
    }
    this.#receiver.end(item, intact);
    const padding = paddingBytes(item.size);
    if (padding > 0) this.#state = { at: 'padding', left: padding };
    else this.#leaveEntry();
  }

  #takeZeros(state: State & { at: 'padding' | 'end' }, bytes: Uint8Array): Uint8Array {
    const piece = bytes.subarray(0, state.left);
    if (zeros.compare(piece, 0, piece.length, 0, piece.length) !== 0) {
      if (state.at === 'padding') this.#stop('padding', 'Its padding in the archive is not all zeros.');
      else this.#stop('entry-unexpected', 'Where the archive should end, something else stands.');
      return bytes;
    }
    state.left -= piece.length;
    if (state.left === 0) {
      if (state.at === 'padding') this.#leaveEntry();
      else this.#state = { at: 'past' };
    }
    return bytes.subarray(piece.length);
  }

  #leaveEntry(): void {
    this.#index += 1;
    this.#state = this.#nextEntry();
  }

  #nextEntry(): State {
    const item = this.#items[this.#index];
    if (item === undefined) return { at: 'end', left: endBytes };
    const expected = entryHeader(item);
    return { at: 'header', expected, found: Buffer.alloc(expected.length), filled: 0 };
  }

  #current(): Item {
    const item = this.#items[this.#index];
    if (item === undefined) throw new Error('the archive has no current item');
    return item;
  }

  #stop(name: DisagreementName, reason: string): void {
    const path = (this.#items[this.#index] ?? this.#items.at(-1))?.path ?? '';
    this.#disagreements.push({ name, path, reason });
    this.#stopped = true;
  }
}
