// The wallet of a practice tip bot: walletd.json of version 1 as qrl_walletd writes it, seeds encrypted, addresses that hold.
import { createCipheriv, createHash } from 'node:crypto';
import { practiceSecret, practiceWord } from '../seeds.ts';

const treeHeight = 12;
const slaveCount = 10;
/** XMSS with SHAKE128, the height halved, addresses of SHA-256: the three bytes that begin keys and addresses. */
const descriptor = Uint8Array.of(0x01, treeHeight >> 1, 0x00);

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();

interface WalletItem {
  readonly address: string;
  readonly pk: string;
  readonly hexseed: string;
  readonly mnemonic: string;
  readonly height: number;
  readonly hashFunction: string;
  readonly signatureType: number;
  readonly index: number;
  readonly slaves?: readonly (readonly WalletItem[])[];
}

/** `Q` and 78 hex digits: descriptor, SHA-256 of the public key, and four bytes that guard against typing errors. */
export function qrlAddress(publicKey: Uint8Array): string {
  const body = Buffer.concat([publicKey.subarray(0, 3), sha256(publicKey)]);
  return `Q${Buffer.concat([body, sha256(body).subarray(-4)]).toString('hex')}`;
}

/** base64 of a counter of 16 bytes and the text under AES-256-CTR; the key is the plain SHA-256 of the passphrase. */
function encrypted(seed: string, purpose: string, text: string): string {
  const key = sha256(practiceWord(seed, 'qrl passphrase'));
  const counter = practiceSecret(seed, `qrl counter ${purpose}`).subarray(0, 16);
  const cipher = createCipheriv('aes-256-ctr', key, counter);
  return Buffer.concat([counter, cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

function walletItem(seed: string, name: string, index: number): WalletItem {
  const publicKey = Buffer.concat([
    descriptor,
    practiceSecret(seed, `qrl root ${name}`),
    practiceSecret(seed, `qrl public ${name}`),
  ]);
  const secret = Buffer.concat([
    descriptor,
    practiceSecret(seed, `qrl seed ${name}`),
    practiceSecret(seed, `qrl more ${name}`).subarray(0, 16),
  ]);
  return {
    address: qrlAddress(publicKey),
    pk: publicKey.toString('hex'),
    hexseed: encrypted(seed, `hexseed ${name}`, secret.toString('hex')),
    mnemonic: encrypted(seed, `mnemonic ${name}`, `practice words of ${name}`),
    height: treeHeight,
    hashFunction: 'shake128',
    signatureType: 0,
    index,
  };
}

/** `users`: each has an address with ten slaves; `index`: the next one-time key of every tree. */
export function walletdJson(seed: string, users: number, index: number): string {
  const addresses = Array.from({ length: users }, (_, user) => ({
    ...walletItem(seed, `user ${user}`, 0),
    slaves: [
      Array.from({ length: slaveCount }, (__, slave) =>
        walletItem(seed, `user ${user} slave ${slave}`, index),
      ),
    ],
  }));
  return JSON.stringify({ addresses, encrypted: true, version: 1 });
}
