// The text armor of age files (C2SP age, "ASCII armor"): a strict PEM of 64 columns, read and written as a stream.
import { decodeBase64, encodeBase64 } from '../base64.ts';
import { asciiBytes, asciiText, concatBytes } from '../bytes.ts';
import { ByteCollector, type ByteSink } from './byte-sink.ts';
import { armorDamaged } from './damage.ts';

export const armorBegin = '-----BEGIN AGE ENCRYPTED FILE-----';
export const armorEnd = '-----END AGE ENCRYPTED FILE-----';
const columns = 64;
const lineBytes = 48;
/** White space around the armor is tolerated up to this much on either side, as stock age does. */
const maxAroundBytes = 1024;

const isSpace = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);

/** Whether a file that begins so may be armored; binary age files begin with "age-encryption.org/". */
export function looksArmored(beginning: Uint8Array): boolean {
  const first = beginning.findIndex((code) => !isSpace(code));
  return first >= 0 && asciiText(beginning.subarray(first, first + armorBegin.length)) === armorBegin;
}

/** Takes the binary file and writes its armored form. */
export class ArmorWriter implements ByteSink {
  readonly #sink: ByteSink;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(sink: ByteSink) {
    this.#sink = sink;
    sink.write(asciiBytes(`${armorBegin}\n`));
  }

  write(bytes: Uint8Array): void {
    const all = concatBytes(this.#rest, bytes);
    const whole = all.length - (all.length % lineBytes);
    this.#writeLines(all.subarray(0, whole));
    this.#rest = all.slice(whole);
  }

  finish(): void {
    this.#writeLines(this.#rest);
    this.#sink.write(asciiBytes(`${armorEnd}\n`));
  }

  #writeLines(bytes: Uint8Array): void {
    const text = encodeBase64(bytes, 'padded').replaceAll(/.{1,64}/g, '$&\n');
    if (text.length > 0) this.#sink.write(asciiBytes(text));
  }
}

/** Takes the armored form and writes the binary file. Errors: armor-damaged. */
export class ArmorReader implements ByteSink {
  readonly #sink: ByteSink;
  #state: 'before' | 'body' | 'after' = 'before';
  /** A short line was read, so only the end line may follow. */
  #bodyEnded = false;
  #partial = '';
  #aroundBytes = 0;

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  write(bytes: Uint8Array): void {
    let text = this.#partial + asciiText(bytes);
    const decoded: string[] = [];
    try {
      for (;;) {
        if (this.#state === 'body' && text.startsWith(armorEnd)) {
          this.#state = 'after';
          this.#aroundBytes = 0;
          text = text.slice(armorEnd.length);
        }
        if (this.#state !== 'body') text = this.#skipSpace(text);
        const at = text.indexOf('\n');
        if (at < 0) break;
        this.#readLine(text.slice(0, at).replace(/\r$/, ''), decoded);
        text = text.slice(at + 1);
      }
    } finally {
      this.#release(decoded);
    }
    if (text.length > columns + 1) throw armorDamaged('a line is too long');
    this.#partial = text;
  }

  finish(): void {
    if (this.#state !== 'after') throw armorDamaged('its end line is missing');
  }

  #skipSpace(text: string): string {
    const rest = text.replace(/^[ \t\n\v\f\r]+/, '');
    this.#aroundBytes += text.length - rest.length;
    if (this.#aroundBytes > maxAroundBytes) throw armorDamaged('there is too much white space around it');
    if (this.#state === 'after' && rest !== '') throw armorDamaged('something follows its end line');
    return rest;
  }

  #readLine(line: string, decoded: string[]): void {
    if (this.#state === 'body') {
      this.#readBodyLine(line, decoded);
      return;
    }
    if (line !== armorBegin) throw armorDamaged('its first line is wrong');
    this.#state = 'body';
  }

  #readBodyLine(line: string, decoded: string[]): void {
    if (this.#bodyEnded || line.length === 0 || line.length > columns || line.length % 4 !== 0) {
      throw armorDamaged('a line has the wrong length');
    }
    if (line.length < columns || line.endsWith('=')) this.#bodyEnded = true;
    if (decodeBase64(line, 'padded') === null) throw armorDamaged('a line is not canonical base64');
    decoded.push(line);
  }

  #release(lines: readonly string[]): void {
    if (lines.length > 0) this.#sink.write(new Uint8Array(Buffer.from(lines.join(''), 'base64')));
  }
}

/** The armored form of a small file. */
export function encodeArmor(file: Uint8Array): string {
  const text = new ByteCollector(Infinity, () => new Error('unreachable'));
  const writer = new ArmorWriter(text);
  writer.write(file);
  writer.finish();
  return asciiText(text.take());
}

/** The binary form of a small armored file. Errors: armor-damaged. */
export function decodeArmor(text: Uint8Array): Uint8Array {
  const file = new ByteCollector(text.length, () => new Error('unreachable'));
  const reader = new ArmorReader(file);
  reader.write(text);
  reader.finish();
  return file.take();
}
