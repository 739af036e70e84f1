// A passphrase that was given with the call: the first line of a file, or an environment variable.
import { open } from 'node:fs/promises';
import { ColdkeepError } from '../../shared/domain/errors.ts';
import type { Invocation } from './invocation.ts';

export interface PassphraseOrigin {
  readonly file: string | undefined;
  readonly variable: 'COLDKEEP_PASSPHRASE' | 'COLDKEEP_NEW_PASSPHRASE';
}

const longestPassphrase = 4096;

/** Memory of its own, so that zeroing it reaches the only copy and handing it to a worker takes nothing else along. */
function ownCopy(bytes: Uint8Array, what: string): Uint8Array {
  if (bytes.length === 0) throw new ColdkeepError('passphrase-needed', `${what} holds no passphrase.`);
  return Uint8Array.from(bytes);
}

async function firstLine(file: string, tell: (line: string) => void): Promise<Uint8Array> {
  const buffer = new Uint8Array(longestPassphrase + 2);
  try {
    const handle = await open(file, 'r');
    try {
      const { mode } = await handle.stat();
      const regular = (mode & 0o170000) === 0o100000;
      if (regular && process.platform !== 'win32' && (mode & 0o077) !== 0) {
        tell(`Others can read the passphrase file ${file}. Run "chmod 600" on it.`);
      }
      let length = 0;
      while (length < buffer.length && !buffer.subarray(0, length).includes(0x0a)) {
        const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      const end = buffer.subarray(0, length).indexOf(0x0a);
      let line = buffer.subarray(0, end === -1 ? length : end);
      if (line.at(-1) === 0x0d) line = line.subarray(0, -1);
      if (line.length > longestPassphrase) {
        throw new ColdkeepError(
          'bad-input',
          `The first line of ${file} is longer than ${longestPassphrase} bytes.`,
        );
      }
      return ownCopy(line, `The passphrase file ${file}`);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof ColdkeepError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ColdkeepError('bad-input', `The passphrase file ${file} could not be read (${reason}).`, {
      hint: 'Name a file that holds the passphrase in its first line.',
      cause: error,
    });
  } finally {
    buffer.fill(0);
  }
}

/** Null where none was given. The file wins over the variable, which is removed. The caller zeroes the result. */
export async function givenPassphrase(
  invocation: Pick<Invocation, 'host' | 'tell'>,
  origin: PassphraseOrigin,
): Promise<Uint8Array | null> {
  const { env } = invocation.host;
  const value = env[origin.variable];
  delete env[origin.variable];
  if (origin.file !== undefined) return firstLine(origin.file, invocation.tell);
  if (value === undefined) return null;
  const encoded = new TextEncoder().encode(value);
  try {
    return ownCopy(encoded, origin.variable);
  } finally {
    encoded.fill(0);
  }
}
