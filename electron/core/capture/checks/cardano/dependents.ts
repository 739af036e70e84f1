// Which other files of a pool go with a public key: they are what follows where the key turns out to be the wrong one.
import type { Credential } from './parse/certificate.ts';
import type { KeyRole } from './parse/key-type.ts';
import { keyHash, vrfKeyHash } from './hashes.ts';
import type { Pool } from './pool.ts';

/** Paths, in the order of the scan. */
export function dependentsOf(pool: Pool, role: KeyRole, publicKey: string): string[] {
  const hash = keyHash(publicKey);
  const vrfHash = role === 'vrf' ? vrfKeyHash(publicKey) : null;
  const isIt = (credential: Credential | null | undefined): boolean => credential?.hash === hash;
  return pool.facts.flatMap((fact) => {
    switch (fact.sort) {
      case 'opcert':
        return fact.coldKey === publicKey || (role === 'kes' && fact.kesKey === publicKey) ? [fact.path] : [];
      case 'counter':
        return fact.coldKey === publicKey ? [fact.path] : [];
      case 'pool-id':
        return fact.poolId === hash ? [fact.path] : [];
      case 'certificate': {
        const { poolId, credential, registration } = fact.certificate;
        const isVrf = vrfHash !== null && registration?.vrfHash === vrfHash;
        const isOwner = registration?.owners.includes(hash) === true;
        return poolId === hash || isIt(credential) || isVrf || isOwner ? [fact.path] : [];
      }
      case 'address':
        return isIt(fact.address?.payment) || isIt(fact.address?.stake) ? [fact.path] : [];
      case 'key':
      case 'metadata':
      case 'metadata-hash':
      case 'metadata-url':
      case 'genesis':
      case 'node-config':
      case 'invalid':
        return [];
    }
  });
}
