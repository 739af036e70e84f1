// CHECKSUMS.sha256 of a bundle, as sha256sum writes it (GNU coreutils, busybox). Names are bytes; GNU escapes a line feed and a backslash.
import { bundleDamaged } from './refusals.ts';

const lineForm = /^(\\?)([0-9a-f]{64}) [ *](.+)$/s;

/** SHA-256 (hex) by name in latin1, which keeps every byte. Errors: bundle-damaged. */
export function parseChecksumList(bytes: Uint8Array): ReadonlyMap<string, string> {
  const text = Buffer.from(bytes).toString('latin1');
  if (text !== '' && !text.endsWith('\n')) throw bundleDamaged('its list of checksums is cut short');
  const sums = new Map<string, string>();
  for (const line of text.split('\n').slice(0, -1)) {
    const match = lineForm.exec(line);
    if (match === null) throw bundleDamaged('its list of checksums is not what sha256sum writes');
    const [, escaped, sha256 = '', written = ''] = match;
    const name = plainName(escaped === '\\' ? unescaped(written) : written);
    if (sums.has(name)) throw bundleDamaged('its list of checksums names a file twice');
    sums.set(name, sha256);
  }
  return sums;
}

const plainName = (name: string): string => name.replace(/^(?:\.\/)+/, '');

const unescaped = (name: string): string =>
  name.replaceAll(/\\(.?)/gs, (_, letter: string) => {
    if (letter === 'n') return '\n';
    if (letter === 'r') return '\r';
    if (letter === '\\') return '\\';
    throw bundleDamaged('its list of checksums is not what sha256sum writes');
  });
