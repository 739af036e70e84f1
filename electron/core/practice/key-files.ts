// The key files of a practice pool: name → contents.
import { bech32 } from './bech32.ts';
import { blake2b } from '../crypto/hash.ts';
import { ed25519Pair, type Ed25519Pair } from './ed25519.ts';
import { kesPair } from './kes.ts';
import { counterFile, opcertFile } from './opcert.ts';
import { practiceSecret } from './seeds.ts';
import { textEnvelope } from './text-envelope.ts';

export interface PoolKeys {
  readonly cold: Ed25519Pair;
  readonly vrf: Ed25519Pair;
  readonly payment: Ed25519Pair;
  readonly stake: Ed25519Pair;
}

export function practiceKeys(seed: string): PoolKeys {
  const pair = (purpose: string): Ed25519Pair => ed25519Pair(practiceSecret(seed, purpose));
  return { cold: pair('cold'), vrf: pair('vrf'), payment: pair('payment'), stake: pair('stake') };
}

/** BLAKE2b-224 of the cold verification key. */
export const poolId = (coldVkey: Uint8Array): Uint8Array => blake2b(coldVkey, 28);

/** What never changes in a pool's life. Secret files end in ".skey". */
export function lastingKeyFiles({ cold, vrf, payment, stake }: PoolKeys): Record<string, string> {
  const id = poolId(cold.publicKey);
  const paymentHash = blake2b(payment.publicKey, 28);
  const stakeHash = blake2b(stake.publicKey, 28);
  return {
    'node.skey': textEnvelope('StakePoolSigningKey_ed25519', 'Stake Pool Operator Signing Key', cold.seed),
    'node.vkey': textEnvelope(
      'StakePoolVerificationKey_ed25519',
      'Stake Pool Operator Verification Key',
      cold.publicKey,
    ),
    'vrf.skey': textEnvelope(
      'VrfSigningKey_PraosVRF',
      'VRF Signing Key',
      Buffer.concat([vrf.seed, vrf.publicKey]),
    ),
    'vrf.vkey': textEnvelope('VrfVerificationKey_PraosVRF', 'VRF Verification Key', vrf.publicKey),
    'payment.skey': textEnvelope('PaymentSigningKeyShelley_ed25519', 'Payment Signing Key', payment.seed),
    'payment.vkey': textEnvelope(
      'PaymentVerificationKeyShelley_ed25519',
      'Payment Verification Key',
      payment.publicKey,
    ),
    'stake.skey': textEnvelope('StakeSigningKeyShelley_ed25519', 'Stake Signing Key', stake.seed),
    'stake.vkey': textEnvelope(
      'StakeVerificationKeyShelley_ed25519',
      'Stake Verification Key',
      stake.publicKey,
    ),
    // CIP-19: header 0x00 is a base address, 0xe0 a stake address, both of a test network.
    'payment.addr': bech32('addr_test', Buffer.concat([Uint8Array.of(0x00), paymentHash, stakeHash])),
    'stake.addr': bech32('stake_test', Buffer.concat([Uint8Array.of(0xe0), stakeHash])),
    'pool.id': Buffer.from(id).toString('hex'),
    'pool.id-bech32': bech32('pool', id),
  };
}

/** One KES generation: key pair, the certificate with this number and the counter after it. */
export function kesGenerationFiles(input: {
  seed: string;
  cold: Ed25519Pair;
  number: number;
  period: number;
}): Record<string, string> {
  const { seed, cold, number, period } = input;
  const kes = kesPair(practiceSecret(seed, `kes ${number}`));
  return {
    'kes.skey': textEnvelope('KesSigningKey_ed25519_kes_2^6', 'KES Signing Key', kes.skey),
    'kes.vkey': textEnvelope('KesVerificationKey_ed25519_kes_2^6', 'KES Verification Key', kes.vkey),
    'node.cert': opcertFile({ kesVkey: kes.vkey, number, period }, cold),
    'node.counter': counterFile(number + 1, cold),
  };
}
