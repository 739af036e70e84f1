// Reads a wallet of QRL's wallet daemon (walletd.json, versions 0 and 1) without making strings of seeds.
// Sources: QRL WalletD (walletd.json), qrllib (addresses: descriptor, SHA-256 of the key, four bytes of SHA-256 of both).
import { createHash } from 'node:crypto';
import { walkJson, type JsonPath } from '../../forms/json-walk.ts';

export interface QrlWallet {
  readonly isWhole: boolean;
  /** As it says itself; null where it does not. A bare list is version 0, which knows no encryption. */
  readonly encrypted: boolean | null;
  readonly version: number | null;
  /** Addresses of users, their slaves not counted. */
  readonly addresses: number;
  /** Addresses that are none, slaves among them. */
  readonly malformed: number;
  /** Addresses that are not those of the public key beside them. */
  readonly foreign: number;
  /** Seeds that stand in the clear, whatever the wallet says of itself. */
  readonly plainSeeds: number;
  /** The highest next one-time index of all trees; null where none is said. */
  readonly highestIndex: number | null;
}

const addressPattern = /^[Qq][0-9a-fA-F]{78}$/;
const addressChars = 79;
const publicKeyBytes = 67;
/** 51 bytes in hexadecimal: descriptor and seed. */
const plainSeedChars = 102;

const textOf = (raw: Uint8Array): string => Buffer.from(raw.subarray(0, 200)).toString('latin1');

const isHexDigit = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);

/** Descriptor and digest of the address that a public key in hexadecimal has, lower case, without the "Q". */
export function qrlAddressOf(publicKeyHex: string): string {
  const key = Buffer.from(publicKeyHex, 'hex');
  const body = Buffer.concat([key.subarray(0, 3), createHash('sha256').update(key).digest()]);
  return Buffer.concat([body, createHash('sha256').update(body).digest().subarray(-4)]).toString('hex');
}

/** Total, linear in the length. */
export function readQrlWallet(bytes: Uint8Array): QrlWallet {
  const found = { addresses: 0, malformed: 0, foreign: 0, plainSeeds: 0 };
  let encrypted: boolean | null = null;
  let version: number | null = null;
  let highestIndex: number | null = null;
  let isList = false;
  // The address and the key of one entry come one after the other, in either order.
  const pair: { entry: string; address: string | null; key: string | null } = {
    entry: '',
    address: null,
    key: null,
  };

  const belongs = (path: JsonPath, part: 'address' | 'key', text: string): void => {
    const entry = path.slice(0, -1).join('.');
    if (pair.entry !== entry) Object.assign(pair, { entry, address: null, key: null });
    pair[part] = text;
    if (pair.address === null || pair.key === null) return;
    if (pair.address.slice(1).toLowerCase() !== qrlAddressOf(pair.key)) found.foreign += 1;
  };

  const end = walkJson(bytes, (path, kind, raw) => {
    const name = path.at(-1);
    if (path.length === 0) isList = kind === 'array';
    else if (path.length === 1 && name === 'encrypted' && kind === 'boolean') encrypted = raw[0] === 0x74;
    else if (path.length === 1 && name === 'version' && kind === 'number') version = Number(textOf(raw));
    else if (name === 'address' && path.length <= 6) {
      const text = textOf(raw);
      const isAddress = kind === 'string' && raw.length === addressChars && addressPattern.test(text);
      if (path.length === (isList ? 2 : 3)) found.addresses += 1;
      if (!isAddress) found.malformed += 1;
      else belongs(path, 'address', text);
    } else if (
      name === 'pk' &&
      kind === 'string' &&
      raw.length === 2 * publicKeyBytes &&
      raw.every(isHexDigit)
    ) {
      belongs(path, 'key', textOf(raw));
    } else if (name === 'hexseed' && kind === 'string') {
      if (raw.length === plainSeedChars && raw.every(isHexDigit)) found.plainSeeds += 1;
    } else if (name === 'index' && kind === 'number') {
      const index = Number(textOf(raw));
      if (Number.isSafeInteger(index) && index >= 0) highestIndex = Math.max(highestIndex ?? 0, index);
    }
  });
  return {
    isWhole: end === 'complete',
    encrypted: isList ? false : encrypted,
    version: isList ? 0 : version,
    ...found,
    highestIndex,
  };
}
