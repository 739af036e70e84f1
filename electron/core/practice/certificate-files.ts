// Metadata and certificates of a practice pool, agreeing with its keys as a real pool's do (Conway CDDL).
import { blake2b } from '../crypto/hash.ts';
import { poolId, type PoolKeys } from './key-files.ts';
import { textEnvelope } from './text-envelope.ts';

const metadataUrl = 'https://practice.invalid/md.json';
const stakeDepositLovelace = 2_000_000;
const pledgeLovelace = 100_000_000_000;
const costLovelace = 170_000_000;

export function certificateFiles(keys: PoolKeys): Record<string, string> {
  const id = poolId(keys.cold.publicKey);
  const stakeHash = blake2b(keys.stake.publicKey, 28);
  const stakeCredential = [0, stakeHash];
  const metadata = `${JSON.stringify(
    {
      name: 'Coldkeep practice pool',
      description: 'Made for practice. Its keys are public and worth nothing.',
      ticker: 'PRAC',
      homepage: 'https://practice.invalid',
    },
    null,
    2,
  )}\n`;
  const metadataHash = blake2b(Buffer.from(metadata, 'utf8'), 32);
  const registration = [
    3,
    id,
    blake2b(keys.vrf.publicKey, 32),
    pledgeLovelace,
    costLovelace,
    { tag: 30, value: [1, 50] },
    Buffer.concat([Uint8Array.of(0xe0), stakeHash]),
    { tag: 258, value: [stakeHash] },
    [[1, 3001, 'relay1.practice.invalid']],
    [metadataUrl, metadataHash],
  ];
  return {
    'md.json': metadata,
    'poolMetaDataHash.txt': Buffer.from(metadataHash).toString('hex'),
    'metadataUrl.txt': `${metadataUrl}\n`,
    'pool.cert': textEnvelope('Certificate', 'Stake Pool Registration Certificate', registration),
    'stake.cert': textEnvelope('Certificate', 'Stake Address Registration Certificate', [
      7,
      stakeCredential,
      stakeDepositLovelace,
    ]),
    'deleg.cert': textEnvelope('Certificate', 'Stake Delegation Certificate', [2, stakeCredential, id]),
  };
}
