// Files whose names say that they are encrypted and whose content is not: JSON, archives, text, or any of these in base64.
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import type { Finding } from '../../../../../shared/domain/finding.ts';
import type { ContentForm } from '../../../../../shared/profiles/content-form.ts';
import { formsOfBytes } from '../../forms/content-forms.ts';
import { outlineOf } from '../../forms/json-forms.ts';
import { decodeBase64 } from '../base64-bytes.ts';
import type { CheckMaker, SeenFile } from '../check.ts';

const encryptedName = /\.(?:enc|gpg|pgp|age|aes|aes256|crypt|encrypted|asc)$/i;
const looked = 4096;

/** What each form is called in a sentence. Ciphertext, and what may well be ciphertext inside, is not among them. */
const plainForms: readonly (readonly [ContentForm, string])[] = [
  ['gzip-base64', 'a gzip archive in base64'],
  ['gzip', 'a gzip archive'],
  ['tar', 'a tar archive'],
  ['bzip2', 'a bzip2 archive'],
  ['xz', 'an xz archive'],
  ['zstd', 'a zstd archive'],
  ['sqlite', 'an SQLite database'],
  ['elf', 'a program'],
  ['postgres-dump-plain', 'a PostgreSQL dump'],
  ['postgres-dump-custom', 'a PostgreSQL dump'],
  ['mysql-dump', 'a MySQL dump'],
  ['pkcs8-rsa-der', 'a private key'],
  ['pem-private-key', 'a private key'],
  ['libp2p-private-key', 'a private key'],
  ['cardano-bech32-private-key', 'a private key'],
  ['json', 'JSON'],
];

/** Keys of JSON that carries ciphertext: SPO Scripts, sops, key stores, JWE. */
const cipherKeys = ['encrHex', 'sops', 'crypto', 'Crypto', 'ciphertext', 'encryption_key'];

/** What the content is, in words, where it is no ciphertext; null where it is, or where nothing can be said. */
export function plainContent(forms: ReadonlySet<ContentForm>, head: Uint8Array): string | null {
  const found = plainForms.find(([form]) => forms.has(form));
  if (found?.[0] === 'json') return holdsCiphertext(head) ? null : found[1];
  if (found !== undefined) return found[1];
  if (forms.has('zip')) return isZipInTheClear(head) ? 'a zip archive' : null;
  if (forms.size > 0 || head.length === 0) return null;
  const start = head.subarray(0, looked);
  if (!isText(start)) return null;
  if (startsWith(start, '$ANSIBLE_VAULT') || startsWith(start, '-----BEGIN ')) return null;
  const decoded = fromBase64(start);
  if (decoded === null) return isHex(start) ? null : 'plain text';
  const inner = plainContent(formsOfBytes(decoded), decoded);
  decoded.fill(0);
  return inner === null || inner === 'plain text' ? null : `${inner} in base64`;
}

const holdsCiphertext = (head: Uint8Array): boolean => {
  const outline = outlineOf(head);
  return outline !== null && cipherKeys.some((key) => outline.kinds.has(key));
};

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.subarray(0, text.length)).equals(Buffer.from(text, 'latin1'));

/** Bytes that a person could read: no control characters but those of lines. */
const isText = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte >= 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) &&
  bytes.some((byte) => byte < 0x80) &&
  bytes.filter((byte) => byte >= 0x80).length * 10 < bytes.length;

const isSpace = (byte: number): boolean => byte === 0x0a || byte === 0x0d || byte === 0x20;
const isHexDigit = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
const isHex = (bytes: Uint8Array): boolean => bytes.every((byte) => isHexDigit(byte) || isSpace(byte));

/** Short words are text rather than base64. */
const fromBase64 = (bytes: Uint8Array): Uint8Array | null => (bytes.length < 16 ? null : decodeBase64(bytes));

/** Bit 0 of the first entry's flags says whether its content is encrypted. */
const isZipInTheClear = (bytes: Uint8Array): boolean => ((bytes[6] ?? 1) & 1) === 0;

export const encryptedInName: CheckMaker = {
  name: 'encrypted in name only',
  codes: ['encrypted-in-name-only'],
  begin: () => {
    const findings: Finding[] = [];
    return {
      see({ item, forms, content }: SeenFile) {
        if (!encryptedName.test(item.path) || item.size === 0) return;
        const what = plainContent(forms, content.head);
        // A signature or a list in the clear is what .asc is for.
        if (what === null || (what === 'plain text' && /\.asc$/i.test(item.path))) return;
        findings.push(
          raise('encrypted-in-name-only', {
            subject: item.path,
            message: `Its name says that it is encrypted, but it is ${what}: anybody can open it.`,
          }),
        );
      },
      result: () => ({ findings, derived: [] }),
    };
  },
};
