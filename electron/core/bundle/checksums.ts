// Checksum files in the format of `sha256sum` (GNU coreutils), read back strictly: only the plain names that Coldkeep writes.
import { ColdkeepError } from '../../../shared/domain/errors.ts';

/** More than any medium's folder can have reason for: some 100,000 names. */
export const maxChecksumsBytes = 16 * 1024 * 1024;

/** A name in the folder, or in the one above it (`../medium.json`); never a path that leads anywhere else. */
const linePattern = /^([0-9a-f]{64}) {2}((?:\.\.\/)?[A-Za-z0-9][A-Za-z0-9._-]*)$/;

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r' };

/**
 * One line `SHA256  NAME` a file, in the order given, each ended by LF. A name with a backslash or a line break is escaped and
 * its line begins with a backslash, as sha256sum does it.
 */
export function formatChecksums(files: Iterable<readonly [name: string, sha256: string]>): Uint8Array {
  let text = '';
  for (const [name, sha256] of files) {
    const escaped = name.replaceAll(/[\\\n\r]/g, (character) => escapes[character] ?? character);
    text += `${escaped === name ? '' : '\\'}${sha256}  ${escaped}\n`;
  }
  return Buffer.from(text, 'utf8');
}

/**
 * Name → SHA-256, in the order of the file. Errors: manifest-mismatch for anything that Coldkeep would not have written: another
 * separator, an escaped or odd name, a name twice, no line at all, a last line without its end.
 */
export function parseChecksums(bytes: Uint8Array): Map<string, string> {
  if (bytes.length > maxChecksumsBytes) throw refused('is too large');
  const text = Buffer.from(bytes).toString('latin1');
  if (!text.endsWith('\n')) throw refused(text === '' ? 'is empty' : 'is cut short');
  const files = new Map<string, string>();
  for (const [index, line] of text.slice(0, -1).split('\n').entries()) {
    const [, sha256, name] = linePattern.exec(line) ?? [];
    if (sha256 === undefined || name === undefined)
      throw refused(`has a line that Coldkeep does not write (line ${index + 1})`);
    if (files.has(name)) throw refused(`names ${name} twice`);
    files.set(name, sha256);
  }
  return files;
}

const refused = (what: string): ColdkeepError =>
  new ColdkeepError('manifest-mismatch', `The checksum file ${what}.`);
