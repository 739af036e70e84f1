// Reads lines from a terminal in raw mode, byte by byte: what is typed is echoed only where asked, and zeroed after use.
import { ColdkeepError } from '../../shared/domain/errors.ts';
import { visibleText } from '../../shared/domain/text.ts';
import type { Host } from './host.ts';

const longestLine = 1024;

const key = {
  ctrlC: 0x03,
  ctrlD: 0x04,
  backspace: 0x08,
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  ctrlU: 0x15,
  escape: 0x1b,
  delete: 0x7f,
} as const;

const isContinuation = (byte: number): boolean => (byte & 0xc0) === 0x80;

/** One line being typed. Escape sequences (cursor keys, the brackets around a paste) are left out of it. */
class LineBeingTyped {
  readonly #bytes = new Uint8Array(longestLine);
  #length = 0;
  /** Where in an escape sequence we are. */
  #sequence: 'none' | 'begun' | 'parameters' | 'one-more' = 'none';

  /** Returns true at the end of the line. */
  press(byte: number): boolean {
    if (this.#skipSequence(byte)) return false;
    switch (byte) {
      case key.ctrlC:
        throw new ColdkeepError('cancelled', 'You stopped at the prompt.');
      case key.ctrlD:
        if (this.#length === 0) throw new ColdkeepError('cancelled', 'The prompt got no answer.');
        return false;
      case key.lineFeed:
      case key.carriageReturn:
        return true;
      case key.backspace:
      case key.delete:
        while (this.#length > 0 && isContinuation(this.#bytes[this.#length - 1] ?? 0)) this.#drop();
        this.#drop();
        return false;
      case key.ctrlU:
        while (this.#length > 0) this.#drop();
        return false;
      default:
        if (byte >= 0x20 || byte === key.tab) this.#add(byte);
        return false;
    }
  }

  #skipSequence(byte: number): boolean {
    if (this.#sequence === 'none') {
      if (byte !== key.escape) return false;
      this.#sequence = 'begun';
    } else if (this.#sequence === 'begun') {
      if (byte === 0x5b) this.#sequence = 'parameters';
      else this.#sequence = byte === 0x4f ? 'one-more' : 'none';
    } else if (this.#sequence === 'one-more' || (byte >= 0x40 && byte <= 0x7e)) {
      this.#sequence = 'none';
    }
    return true;
  }

  #drop(): void {
    if (this.#length === 0) return;
    this.#length -= 1;
    this.#bytes[this.#length] = 0;
  }

  #add(byte: number): void {
    if (this.#length === longestLine) {
      throw new ColdkeepError('bad-input', `What was typed is longer than ${longestLine} bytes.`);
    }
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }

  text(): string {
    return Buffer.from(this.#bytes.subarray(0, this.#length)).toString('utf8');
  }

  /** A copy with memory of its own; the caller zeroes it. */
  take(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  dispose(): void {
    this.#bytes.fill(0);
    this.#length = 0;
  }
}

export class LineReader {
  readonly #host: Host;
  /** Typed ahead, or pasted beyond the end of a line: belongs to the next question. */
  #ahead = new Uint8Array(0);

  constructor(host: Host) {
    this.#host = host;
  }

  /**
   * Asks on stderr and resolves with the bytes of the line, without its end. The caller zeroes them.
   * Throws `cancelled` on Ctrl-C, on Ctrl-D at the start, when the terminal goes away and when the program is told to end.
   */
  async read(prompt: string, options: { echo: boolean }): Promise<Uint8Array> {
    const { stdin, stderr, signal } = this.#host;
    const line = new LineBeingTyped();
    const redraw = (): void => {
      if (options.echo) stderr.write(`\r\u001b[K${prompt}${visibleText(line.text())}`);
    };
    const take = (chunk: Uint8Array): boolean => {
      for (const [index, byte] of chunk.entries()) {
        if (!line.press(byte)) continue;
        const pair = byte === key.carriageReturn && chunk[index + 1] === key.lineFeed;
        this.#keep(chunk.subarray(index + (pair ? 2 : 1)));
        redraw();
        return true;
      }
      redraw();
      return false;
    };

    stdin.setRawMode?.(true);
    stderr.write(prompt);
    let settle: (() => void) | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        const attempt = (chunk: Uint8Array): void => {
          try {
            if (take(chunk)) resolve();
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          } finally {
            chunk.fill(0);
          }
        };
        const gone = (): void => reject(new ColdkeepError('cancelled', 'The prompt got no answer.'));
        settle = () => {
          stdin.off('data', attempt);
          stdin.off('end', gone);
          signal.removeEventListener('abort', gone);
        };
        if (signal.aborted) return gone();
        signal.addEventListener('abort', gone);
        const before = this.#ahead;
        this.#ahead = new Uint8Array(0);
        if (before.length > 0) attempt(before);
        stdin.on('data', attempt);
        stdin.on('end', gone);
        stdin.resume();
      });
      return line.take();
    } finally {
      settle?.();
      stdin.pause();
      stdin.setRawMode?.(false);
      stderr.write('\n');
      line.dispose();
    }
  }

  #keep(rest: Uint8Array): void {
    const joined = new Uint8Array(rest.length + this.#ahead.length);
    joined.set(rest);
    joined.set(this.#ahead, rest.length);
    this.#ahead.fill(0);
    this.#ahead = joined;
  }

  dispose(): void {
    this.#ahead.fill(0);
    this.#ahead = new Uint8Array(0);
  }
}
