// The pool id: derived from the cold key, and named by files and certificates.
import type { DerivedValue } from '../../../../../shared/domain/derived-value.ts';
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import { cardanoCheck } from './cardano-check.ts';
import { coldStrangers, type ColdStranger } from './cold-strangers.ts';
import { keyHash, poolIdText, vrfKeyHash } from './hashes.ts';
import { certificateKinds } from './parse/certificate.ts';
import type { Pool } from './pool.ts';

export const poolIdCheck = cardanoCheck('cardano-pool-id', ['pool-id-mismatch'], (pool) => ({
  findings: coldStrangers(pool).flatMap((stranger) => ofAnotherPool(stranger)),
  derived: [...poolIds(pool), ...vrfHashes(pool)],
}));

function ofAnotherPool({ lead, poolId, alsoPaths }: ColdStranger): Finding[] {
  if (lead.sort !== 'pool-id' && lead.sort !== 'certificate') return [];
  const subject = lead.path;
  if (poolId === null) {
    return [raise('pool-id-mismatch', { subject, message: 'It should hold a pool id, and holds none.' })];
  }
  const what = lead.sort === 'pool-id' ? 'It' : `It is a ${certificateKinds[lead.certificate.kind]} and`;
  const message = `${what} names the pool ${poolIdText(poolId)}, which is not the pool of the cold key of this set.`;
  const consequences = alsoPaths.map((path) => `${path} names that pool too.`);
  return [raise('pool-id-mismatch', { subject, message, consequences })];
}

const poolIds = (pool: Pool): DerivedValue[] =>
  pool.poolIds().flatMap(({ publicKey, path }) => {
    const id = keyHash(publicKey);
    const note = 'Compare it with the id that explorers show for the pool.';
    return [
      { name: 'pool-id', title: 'Pool id', value: poolIdText(id), subject: path, note },
      { name: 'pool-id-hex', title: 'Pool id in hex', value: id, subject: path, note: '' },
    ];
  });

const vrfHashes = (pool: Pool): DerivedValue[] =>
  pool.identities('vrf').map(({ publicKey, path }) => ({
    name: 'vrf-key-hash',
    title: 'Hash of the VRF key',
    value: vrfKeyHash(publicKey),
    subject: path,
    note: 'The registration of the pool names the same hash.',
  }));
