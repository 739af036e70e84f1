// Gathers the header of an age file from whatever pieces its bytes arrive in, and stops at the first one that cannot belong to it.
import { asciiBytes } from '../bytes.ts';
import { headerDamaged } from './damage.ts';
import { versionLine } from './header.ts';

/** Far above the header of any real file; a bound on what a hostile one can make us hold. */
export const maxHeaderBytes = 1024 * 1024;

const lineFeed = 0x0a;
const dash = 0x2d;
const firstLine = asciiBytes(`${versionLine}\n`);
const armorBegin = asciiBytes('-----BEGIN AGE');

export class HeaderCollector {
  #held: Uint8Array = new Uint8Array(1024);
  #length = 0;
  #lineStart = 0;

  /** Takes bytes up to the header's end. Answers how many, and whether the header is complete. Errors: header-damaged. */
  push(bytes: Uint8Array): { taken: number; complete: boolean } {
    for (const [index, byte] of bytes.entries()) {
      this.#append(byte);
      if (byte !== lineFeed) continue;
      if (this.#isEndLine()) return { taken: index + 1, complete: true };
      this.#lineStart = this.#length;
    }
    return { taken: bytes.length, complete: false };
  }

  /** What has been gathered. */
  get bytes(): Uint8Array {
    return this.#held.subarray(0, this.#length);
  }

  #isEndLine(): boolean {
    return (
      this.#length - this.#lineStart > 3 &&
      this.#held.subarray(this.#lineStart, this.#lineStart + 3).every((byte) => byte === dash)
    );
  }

  #append(byte: number): void {
    if (this.#length < firstLine.length && byte !== firstLine[this.#length]) {
      const armored = this.#length === 0 && byte === armorBegin[0];
      throw headerDamaged(
        armored
          ? 'it may be text armor, which has to be taken off first'
          : `its first line is not ${versionLine}`,
      );
    }
    if (byte !== lineFeed && (byte < 0x20 || byte > 0x7e))
      throw headerDamaged('it contains bytes that are not text');
    if (this.#length === maxHeaderBytes) throw headerDamaged(`it is longer than ${maxHeaderBytes} bytes`);
    if (this.#length === this.#held.length) {
      const larger = new Uint8Array(this.#held.length * 2);
      larger.set(this.#held);
      this.#held = larger;
    }
    this.#held[this.#length++] = byte;
  }
}
