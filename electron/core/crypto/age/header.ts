// The header of an age file (C2SP age, "Header"): its text form, read without any tolerance, and its MAC.
import { decodeBase64, encodeBase64 } from '../base64.ts';
import { asciiBytes, asciiText, equalBytes } from '../bytes.ts';
import { hkdfSha256, hmacSha256 } from '../hash.ts';
import { headerDamaged } from './damage.ts';
import type { Stanza } from './stanza.ts';

export const versionLine = 'age-encryption.org/v1';
const macInfo = asciiBytes('header');
const columns = 64;

export interface Header {
  readonly stanzas: readonly Stanza[];
  readonly mac: Uint8Array;
  /** What the MAC covers: everything up to and including the "---". */
  readonly covered: Uint8Array;
}

/** The header's bytes, ready to be written in front of the payload. */
export function formatHeader(stanzas: readonly Stanza[], fileKey: Uint8Array): Uint8Array {
  const covered = `${versionLine}\n${stanzas.map(formatStanza).join('')}---`;
  const mac = headerMac(fileKey, asciiBytes(covered));
  return asciiBytes(`${covered} ${encodeBase64(mac, 'unpadded')}\n`);
}

function formatStanza(stanza: Stanza): string {
  const body = encodeBase64(stanza.body, 'unpadded');
  const lines = [`-> ${stanza.words.join(' ')}`];
  // The last line is shorter than the others, so a full one is followed by an empty one.
  for (let offset = 0; offset <= body.length; offset += columns)
    lines.push(body.slice(offset, offset + columns));
  return `${lines.join('\n')}\n`;
}

/** Reads a complete header, its final line feed included. Errors: header-damaged. */
export function parseHeader(bytes: Uint8Array): Header {
  const text = asciiText(bytes);
  if (!text.endsWith('\n')) throw headerDamaged('it has no end');
  const lines = text.slice(0, -1).split('\n');
  if (lines[0] !== versionLine) throw headerDamaged(`its first line is not ${versionLine}`);
  const stanzas: Stanza[] = [];
  let next = 1;
  while (lines[next]?.startsWith('-> ') === true) {
    const { stanza, end } = parseStanza(lines, next);
    stanzas.push(stanza);
    next = end;
  }
  if (next !== lines.length - 1) throw headerDamaged('a line is neither a stanza nor its end');
  const mac =
    lines[next]?.startsWith('--- ') === true ? decodeBase64(lines[next]?.slice(4) ?? '', 'unpadded') : null;
  if (mac?.length !== 32) throw headerDamaged('its last line is malformed');
  if (stanzas.length === 0) throw headerDamaged('it names no recipient');
  return { stanzas, mac, covered: bytes.subarray(0, text.lastIndexOf('---') + 3) };
}

function parseStanza(lines: readonly string[], start: number): { stanza: Stanza; end: number } {
  const words = (lines[start] ?? '').slice(3).split(' ');
  if (words.some((word) => !/^[\x21-\x7e]+$/.test(word)))
    throw headerDamaged('a stanza has an empty or malformed argument');
  const bodyLines: string[] = [];
  for (let at = start + 1; ; at++) {
    const line = lines[at];
    if (line === undefined || line.length > columns) throw headerDamaged('the body of a stanza is malformed');
    bodyLines.push(line);
    if (line.length < columns) break;
  }
  const body = decodeBase64(bodyLines.join(''), 'unpadded');
  if (body === null) throw headerDamaged('the body of a stanza is not canonical base64');
  return { stanza: { words, body }, end: start + 1 + bodyLines.length };
}

/** Whether the header is the one that the holder of this file key wrote. */
export const headerIsAuthentic = (header: Header, fileKey: Uint8Array): boolean =>
  equalBytes(headerMac(fileKey, header.covered), header.mac);

function headerMac(fileKey: Uint8Array, covered: Uint8Array): Uint8Array {
  const key = hkdfSha256({ secret: fileKey, info: macInfo, outputBytes: 32 });
  const mac = hmacSha256(key, covered);
  key.fill(0);
  return mac;
}
