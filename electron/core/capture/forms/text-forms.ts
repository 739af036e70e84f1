// What a text file is: dumps of databases, PEM, configuration, keys in bech32.
import type { ContentForm } from '../../../../shared/profiles/content-form.ts';

/** Comments and settings may stand before what tells a file; as much of it is looked at. */
const searchedBytes = 4096;
const mostPemBlocks = 20;

const startsOf = (text: Buffer, word: string, within: number): boolean => {
  const at = text.subarray(0, within).indexOf(word, 0, 'latin1');
  return at === 0 || (at > 0 && text[at - 1] === 0x0a);
};

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

/** What a dump in SQL says of itself in its first lines; the npm package "mysqldump" names the first table instead. */
export function sqlForm(bytes: Uint8Array): 'postgres-dump-plain' | 'mysql-dump' | null {
  const text = asBuffer(bytes);
  if (startsOf(text, '-- PostgreSQL database ', 512)) return 'postgres-dump-plain';
  const mysql =
    startsOf(text, '-- MySQL dump ', 512) ||
    startsOf(text, '-- MariaDB dump ', 512) ||
    startsOf(text, '# SCHEMA DUMP FOR TABLE:', searchedBytes);
  return mysql ? 'mysql-dump' : null;
}

const pemLabels: readonly (readonly [RegExp, ContentForm])[] = [
  [/^ENCRYPTED PRIVATE KEY$/, 'pem-encrypted-private-key'],
  [/^(?:[A-Z0-9]+ )?PRIVATE KEY$/, 'pem-private-key'],
  [/^(?:[A-Z0-9]+ )?PUBLIC KEY$/, 'pem-public-key'],
  [/^(?:TRUSTED |X509 )?CERTIFICATE$/, 'pem-certificate'],
  [/^AGE ENCRYPTED FILE$/, 'age'],
  [/^PGP MESSAGE$/, 'openpgp-symmetric'],
  [/^PGP PRIVATE KEY BLOCK$/, 'openpgp-private-key'],
];

const pemBegin = '-----BEGIN ';
/** RFC 1421 headers of a key that OpenSSL encrypted in the old way. */
const legacyEncrypted = /^-----\r?\nProc-Type: 4,ENCRYPTED/;
/** An OpenSSH key begins with its name and that of its cipher; this is the name and not "none". */
const openSshPlain = /^-----\r?\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU/;

function pemForms(text: Buffer): ContentForm[] {
  const found = new Set<ContentForm>();
  let at = text.indexOf(pemBegin, 0, 'latin1');
  for (let blocks = 0; at !== -1 && blocks < mostPemBlocks; blocks += 1) {
    const start = at + pemBegin.length;
    const end = text.indexOf('-----', start, 'latin1');
    if (end === -1) break;
    const label = text.toString('latin1', start, Math.min(end, start + 40));
    const form = pemLabels.find(([pattern]) => pattern.test(label))?.[1];
    // As much as the two patterns need: the rest may be a secret.
    const after = text.toString('latin1', end, end + 38);
    const isEncrypted =
      form === 'pem-private-key' &&
      (legacyEncrypted.test(after) || (label.startsWith('OPENSSH') && !openSshPlain.test(after)));
    if (isEncrypted) found.add('pem-encrypted-private-key');
    else if (form !== undefined) found.add(form);
    at = text.indexOf(pemBegin, end, 'latin1');
  }
  return [...found];
}

/** First lines that are the section of a kind of file, wherever comments before them end. */
const sections: readonly (readonly [ContentForm, readonly string[]])[] = [
  ['wireguard-config', ['[Interface]']],
  ['odoo-config', ['[options]']],
  ['systemd-unit', ['[Unit]', '[Service]']],
  ['tendermint-config', ['proxy_app =', 'priv_validator_file =', 'priv_validator ="', '[p2p]']],
];

const lowerA = 0x61;
const longestBech32 = 512;
const bech32Words = /^(?:pool|kes|vrf|addr|stake|drep|cc_cold|cc_hot|bls|root|acct|policy)_(x?[sv]k)1$/;
const bech32Alphabet: ReadonlySet<number> = new Set(Buffer.from('qpzry9x8gf2tvdw0s3jn54khce6mua7l'));

/** CIP-5: a key as one word of bech32, as cardano-cli writes with --key-output-bech32. */
function bech32Form(text: Buffer): ContentForm | null {
  if (text.length > longestBech32 || (text[0] ?? 0) < lowerA) return null;
  const one = text.subarray(0, 20).indexOf('1', 0, 'latin1');
  const key = one === -1 ? null : bech32Words.exec(text.toString('latin1', 0, one + 1))?.[1];
  if (key === null || key === undefined) return null;
  let end = one + 1;
  while (bech32Alphabet.has(text[end] ?? 0)) end += 1;
  const restIsSpace = text.subarray(end).every((byte) => byte === 0x0a || byte === 0x0d || byte === 0x20);
  if (end - one < 40 || !restIsSpace) return null;
  return key.endsWith('sk') ? 'cardano-bech32-private-key' : 'cardano-bech32-public-key';
}

/** The forms of a text that is no JSON. */
export function textForms(head: Uint8Array, sizeBytes: number): ContentForm[] {
  const text = asBuffer(head);
  const start = text.subarray(0, searchedBytes);
  if (start.subarray(0, 512).includes(0)) return [];
  if (start.includes(pemBegin, 0, 'latin1')) return pemForms(text);
  const sql = sqlForm(head);
  if (sql !== null) return [sql];
  const key = sizeBytes === head.length ? bech32Form(text) : null;
  if (key !== null) return [key];
  const section = sections.find(([, lines]) => lines.some((line) => startsOf(start, line, searchedBytes)));
  return section === undefined ? [] : [section[0]];
}
