// Keys of a practice validator as Tendermint stores them: ed25519, base64 of seed ‖ public key, addresses from SHA-256.
import { createHash } from 'node:crypto';
import { ed25519Pair, ed25519Sign, type Ed25519Pair } from '../ed25519.ts';
import { practiceSecret } from '../seeds.ts';

export interface ValidatorKeys {
  /** Signs blocks; what it signed last stands beside it. */
  readonly consensus: Ed25519Pair;
  /** Says who the node is to its peers. */
  readonly node: Ed25519Pair;
}

export const validatorKeys = (seed: string): ValidatorKeys => ({
  consensus: ed25519Pair(practiceSecret(seed, 'loom consensus')),
  node: ed25519Pair(practiceSecret(seed, 'loom node')),
});

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The first 20 bytes of SHA-256, in hex. */
export const addressOf = (publicKey: Uint8Array): string =>
  createHash('sha256').update(publicKey).digest('hex').slice(0, 40);

export const publicKeyJson = (pair: Ed25519Pair) => ({
  type: 'tendermint/PubKeyEd25519',
  value: base64(pair.publicKey),
});

const privateKeyJson = (pair: Ed25519Pair) => ({
  type: 'tendermint/PrivKeyEd25519',
  value: base64(Buffer.concat([pair.seed, pair.publicKey])),
});

/** `height`: the last block that it signed. */
export function privValidatorJson(pair: Ed25519Pair, height: number): string {
  const signed = Buffer.from(`practice vote ${height}`);
  return pretty({
    address: addressOf(pair.publicKey).toUpperCase(),
    pub_key: publicKeyJson(pair),
    last_height: String(height),
    last_round: '0',
    last_step: 3,
    last_signature: base64(ed25519Sign(pair.seed, signed)),
    last_signbytes: signed.toString('hex').toUpperCase(),
    priv_key: privateKeyJson(pair),
  });
}

export const nodeKeyJson = (pair: Ed25519Pair): string =>
  `${JSON.stringify({ priv_key: privateKeyJson(pair) })}\n`;

export const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
