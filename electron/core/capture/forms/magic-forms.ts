// What a file is by its magic bytes. Sources: the formats' own specifications; RFC 9580 (OpenPGP), RFC 5208 (PKCS #8).
import { constants, gunzipSync } from 'node:zlib';
import type { ContentForm } from '../../../../shared/profiles/content-form.ts';
import { sqlForm } from './text-forms.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const begins = (bytes: Uint8Array, magic: Uint8Array, at = 0): boolean =>
  bytes.length >= at + magic.length && magic.every((byte, index) => bytes[at + index] === byte);

const magics: readonly (readonly [ContentForm, Uint8Array])[] = [
  ['age', bytesOf('age-encryption.org/v1\n')],
  ['openssl-salted', bytesOf('Salted__')],
  ['openssl-base64', bytesOf('U2FsdGVkX1')],
  ['gzip', bytesOf('\x1f\x8b\x08')],
  ['gzip-base64', bytesOf('H4sI')],
  ['bzip2', bytesOf('BZh')],
  ['xz', bytesOf('\xfd7zXZ\0')],
  ['zstd', bytesOf('\x28\xb5\x2f\xfd')],
  ['zip', bytesOf('PK\x03\x04')],
  ['seven-zip', bytesOf('7z\xbc\xaf\x27\x1c')],
  ['luks', bytesOf('LUKS\xba\xbe')],
  ['elf', bytesOf('\x7fELF')],
  ['sqlite', bytesOf('SQLite format 3\0')],
  ['postgres-dump-custom', bytesOf('PGDMP')],
];

const firstBytes: ReadonlySet<number> = new Set(magics.map(([, magic]) => magic[0] ?? 0));

const ustar = bytesOf('ustar');
const ustarAt = 257;

/** The version and the algorithm identifier rsaEncryption of a PrivateKeyInfo. */
const rsaKeyInfo = bytesOf('\x02\x01\x00\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00\x04');

/** As much of a gzip stream as is unpacked to see what is in it; at most about a thousand times as much comes out. */
const peekedBytes = 600;

/** The forms that magic bytes tell; empty for text. `head`: the first bytes, as many as there are up to 64 KiB. */
export function magicForms(head: Uint8Array): ContentForm[] {
  const first = head[0];
  if (first === undefined) return [];
  if (firstBytes.has(first)) {
    const found = magics.find(([, magic]) => begins(head, magic))?.[0];
    if (found === 'gzip') return ['gzip', ...formsInside(head)];
    if (found !== undefined) return [found];
  }
  if (head[ustarAt] === ustar[0] && begins(head, ustar, ustarAt)) return ['tar'];
  if (first === 0x30) return derForms(head);
  if (first === 0x08) return libp2pForms(head);
  return first >= 0x80 ? openPgpForms(head) : [];
}

function formsInside(gzip: Uint8Array): ContentForm[] {
  let text: Uint8Array;
  try {
    text = gunzipSync(gzip.subarray(0, peekedBytes), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: 1024 * 1024,
    });
  } catch {
    return [];
  }
  if (begins(text, ustar, ustarAt)) return ['gzip-tar'];
  const sql = sqlForm(text);
  return sql === null ? [] : [`${sql}-gzip`];
}

/** A SEQUENCE whose length is that of the file, with a version, rsaEncryption and an OCTET STRING. */
function derForms(head: Uint8Array): ContentForm[] {
  return head[1] === 0x82 && begins(head, rsaKeyInfo, 4) ? ['pkcs8-rsa-der'] : [];
}

/** libp2p's PrivateKey message: a type from 0 to 3 and data of a length that fits, an RSA key (PKCS #1) or 64 or more bytes of Ed25519. */
function libp2pForms(head: Uint8Array): ContentForm[] {
  if (head[2] !== 0x12) return [];
  const isRsa = head[1] === 0 && (head[3] ?? 0) >= 0x80 && head[5] === 0x30 && head[6] === 0x82;
  const isEd25519 = head[1] === 1 && (head[3] === 64 || head[3] === 96) && head.length === head[3] + 4;
  return isRsa || isEd25519 ? ['libp2p-private-key'] : [];
}

/** A packet tagged 3 (symmetric-key encrypted session key) or 1 (public-key encrypted session key), in either header format. */
function openPgpForms(head: Uint8Array): ContentForm[] {
  const tag = head[0] ?? 0;
  const short = head[1] ?? 0;
  if (tag === 0x8c || tag === 0xc3) {
    const version = head[2];
    const fits = short >= 4 && short < 0xc0 && (version === 4 || version === 5 || version === 6);
    return fits ? ['openpgp-symmetric'] : [];
  }
  const version =
    tag === 0x85 ? head[3] : tag === 0x84 ? head[2] : tag === 0xc1 ? head[short < 0xc0 ? 2 : 3] : 0;
  return version === 3 || version === 6 ? ['openpgp-to-key'] : [];
}
