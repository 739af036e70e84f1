// The registration against the VRF key; certificates against the stake keys that they should name.
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import { cardanoCheck } from './cardano-check.ts';
import { vrfKeyHash } from './hashes.ts';
import { certificateKinds } from './parse/certificate.ts';
import type { Pool } from './pool.ts';
import { ownRegistrations } from './registrations.ts';
import { stakeStrangers } from './stake-strangers.ts';

export const certificateCheck = cardanoCheck(
  'cardano-certificates',
  ['vrf-hash-mismatch', 'certificate-key-mismatch'],
  (pool) => ({ findings: [...vrf(pool), ...stake(pool)] }),
);

/** An older registration beside the one in force is no fault: one of them must name the key. */
function vrf(pool: Pool): Finding[] {
  const keys = pool.identities('vrf');
  const registrations = ownRegistrations(pool);
  const accepted = new Set(
    [...keys.map(({ publicKey }) => publicKey), ...pool.refuted('vrf')].map(vrfKeyHash),
  );
  const [key] = keys;
  const [first, ...others] = registrations;
  if (key === undefined || first === undefined) return [];
  if (registrations.some(({ registration }) => accepted.has(registration.vrfHash))) return [];
  return [
    raise('vrf-hash-mismatch', {
      subject: key.path,
      message: `The pool is registered with another VRF key: ${first.path} names the hash ${first.registration.vrfHash}, and this key has ${vrfKeyHash(key.publicKey)}.`,
      consequences: others.map(({ path }) => `${path} names another hash too.`),
    }),
  ];
}

const stake = (pool: Pool): Finding[] =>
  stakeStrangers(pool).flatMap(({ lead, alsoPaths }) => {
    if (lead.sort !== 'certificate') return [];
    const { kind, registration } = lead.certificate;
    const message =
      registration === null
        ? `It is a ${certificateKinds[kind]} for a stake key that is not in the set.`
        : 'None of the owners in this pool registration is a stake key of the set.';
    const consequences = alsoPaths.map((path) => `${path} names that stake key too.`);
    return [raise('certificate-key-mismatch', { subject: lead.path, message, consequences })];
  });
