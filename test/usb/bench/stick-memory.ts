// What a stick's memory does with each request: keep and give, or what a test tells it to: fail, dawdle, forget, be pulled out.
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { BlockStore } from '../../support/nbd-server.ts';

export interface Pull {
  /** How many more requests are served; the one after them is never answered. */
  readonly after: number;
  /**
   * Which of the writes since the last flush are lost with the power, as they are in the memory of a stick's controller; the
   * write in whose middle it was pulled counts too. Asked once for each, oldest first.
   */
  readonly forgets: () => boolean;
  /** Takes it off the bus. */
  readonly act: () => Promise<void>;
}

interface Unflushed {
  readonly address: number;
  readonly before: Buffer;
}

/** The controller of a stick over the file that is its memory. */
export class StickMemory implements BlockStore {
  readonly sizeBytes: number;
  readonly #file: number;
  #requests = 0;
  #pull: (Pull & { readonly at: number }) | null = null;
  /** Pulled out: answers nothing but errors, and keeps nothing. */
  #isGone = false;
  #unflushed: Unflushed[] = [];
  /** Requests that fail, by kind and address; null for none. */
  #failing: ((kind: 'read' | 'write', address: number, length: number) => boolean) | null = null;
  #bytesPerSecond = Infinity;
  readonly #realBytes: number;

  /** `realBytes`: what a fake really holds. An address beyond is taken modulo that, and something else is overwritten. */
  constructor(image: string, realBytes = Infinity) {
    this.#file = openSync(image, 'r+');
    this.sizeBytes = fstatSync(this.#file).size;
    this.#realBytes = realBytes;
  }

  /** Served since it was made. */
  get requests(): number {
    return this.#requests;
  }

  /** Once only. */
  pullLater(pull: Pull): void {
    this.#pull = { ...pull, at: this.#requests + pull.after };
  }

  failWhere(rule: ((kind: 'read' | 'write', address: number, length: number) => boolean) | null): void {
    this.#failing = rule;
  }

  slowDown(bytesPerSecond: number): void {
    this.#bytesPerSecond = bytesPerSecond;
  }

  /** Pulled out while nobody asks it for anything: from now on it answers nothing, and what it had not flushed may be lost. */
  pullNow(forgets: Pull['forgets']): void {
    this.#isGone = true;
    // Newest first, so that what several writes changed gets back what it had before the oldest of them.
    const lost = this.#unflushed.filter(() => forgets());
    for (const { address, before } of lost.toReversed()) this.#keep(address, before);
  }

  /** It serves again. */
  plugIn(): void {
    this.#isGone = false;
    this.#pull = null;
    this.#unflushed = [];
  }

  /** Addresses of the sectors that hold these bytes. */
  find(bytes: Buffer): number[] {
    const found: number[] = [];
    const step = 1 << 20;
    const buffer = Buffer.alloc(step + bytes.length);
    for (let start = 0; start < this.sizeBytes; start += step) {
      const length = readSync(this.#file, buffer, 0, buffer.length, start);
      const piece = buffer.subarray(0, length);
      for (let at = piece.indexOf(bytes); at >= 0; at = piece.indexOf(bytes, at + 1))
        found.push(start + at - ((start + at) % 512));
    }
    return [...new Set(found)];
  }

  close(): void {
    closeSync(this.#file);
  }

  async read(address: number, length: number): Promise<Buffer | null> {
    if (!(await this.#serves(length)) || this.#failing?.('read', address, length) === true) return null;
    return this.#get(address, length);
  }

  async write(address: number, data: Buffer): Promise<boolean> {
    const pulledNow = this.#requests === this.#pull?.at;
    if (pulledNow) this.#put(address, data);
    if (!(await this.#serves(data.length)) || this.#failing?.('write', address, data.length) === true)
      return false;
    this.#put(address, data);
    return true;
  }

  async flush(): Promise<boolean> {
    if (!(await this.#serves(0))) return false;
    this.#unflushed = [];
    return true;
  }

  /** The stretches of the true memory that a stretch of addresses stands for. */
  *#places(address: number, length: number): Generator<{ at: number; from: number; to: number }> {
    const real = this.#realBytes;
    for (let from = 0; from < length;) {
      const at = (address + from) % real;
      const to = Math.min(length, from + (real - at));
      yield { at, from, to };
      from = to;
    }
  }

  #get(address: number, length: number): Buffer {
    const data = Buffer.alloc(length);
    for (const { at, from, to } of this.#places(address, length))
      readSync(this.#file, data, from, to - from, at);
    return data;
  }

  #keep(address: number, data: Buffer): void {
    for (const { at, from, to } of this.#places(address, data.length))
      writeSync(this.#file, data, from, to - from, at);
  }

  #put(address: number, data: Buffer): void {
    this.#unflushed.push({ address, before: this.#get(address, data.length) });
    this.#keep(address, data);
  }

  /** False from the moment on at which it is pulled out. */
  async #serves(length: number): Promise<boolean> {
    if (this.#isGone) return false;
    if (this.#requests === this.#pull?.at) {
      const { forgets, act } = this.#pull;
      this.pullNow(forgets);
      void act();
      // The emulator cancels what is under way when it takes the stick off the bus, and then waits for this answer.
      await wait(100);
      return false;
    }
    this.#requests += 1;
    if (this.#bytesPerSecond !== Infinity) await wait((length / this.#bytesPerSecond) * 1000);
    return true;
  }
}
