// Certificates and addresses that name a stake key which the set does not have. Several that name the same one are one fault.
import type { AddressFact, CertificateFact } from './facts.ts';
import { keyHash } from './hashes.ts';
import type { KeyRole } from './parse/key-type.ts';
import type { Pool } from './pool.ts';

export interface StakeStranger {
  /** A certificate before an address. */
  readonly lead: CertificateFact | AddressFact;
  readonly alsoPaths: readonly string[];
}

/** Names of a wallet's own addresses; an address book may hold others. */
const ownName = /^(?:.*[._-])?(?:payment|base|stake|staking|reward)$/;

/** Addresses that by their name should be of the keys of the set. */
export function ownAddresses(pool: Pool): AddressFact[] {
  const places = new Set(pool.of('key').map(({ folder, stem }) => `${folder}/${stem}`));
  return pool
    .of('address')
    .filter(({ stem, folder }) => ownName.test(stem) || places.has(`${folder}/${stem}`));
}

/** Worked out once for each folder, however many certificates lie in it. */
const hashesOfPools = new WeakMap<Pool, Map<string, ReadonlySet<string>>>();

/** Hashes of the keys of a role in a folder; where it has none, of the whole set. With those that another finding speaks of. */
export function hashesNear(pool: Pool, role: KeyRole, folder: string): ReadonlySet<string> {
  const known = hashesOfPools.get(pool) ?? new Map<string, ReadonlySet<string>>();
  hashesOfPools.set(pool, known);
  const name = `${role} ${folder}`;
  const found = known.get(name) ?? findHashes(pool, role, folder);
  known.set(name, found);
  return found;
}

function findHashes(pool: Pool, role: KeyRole, folder: string): ReadonlySet<string> {
  const near = pool.identities(role, folder);
  const keys = near.length > 0 ? near : pool.identities(role);
  if (keys.length === 0) return new Set();
  return new Set([...keys.map(({ publicKey }) => publicKey), ...pool.refuted(role)].map(keyHash));
}

/** True where the hash is of no key that it could be of. */
const isStrange = (hashes: ReadonlySet<string>, hash: string): boolean =>
  hashes.size > 0 && !hashes.has(hash);

export function stakeStrangers(pool: Pool): StakeStranger[] {
  const groups: { lead: CertificateFact | AddressFact; hash: string; alsoPaths: string[] }[] = [];
  const add = (lead: CertificateFact | AddressFact, hash: string): void => {
    const known = groups.find((group) => group.hash === hash);
    if (known === undefined) groups.push({ lead, hash, alsoPaths: [] });
    else known.alsoPaths.push(lead.path);
  };
  const accepted = pool.acceptedPoolIds();
  for (const fact of pool.of('certificate')) {
    const { poolId, credential, registration, kind } = fact.certificate;
    // A certificate of another pool has a finding of its own.
    if (poolId !== null && accepted.size > 0 && !accepted.has(poolId)) continue;
    const hashes = hashesNear(pool, 'stake', fact.folder);
    const [owner] = registration?.owners ?? [];
    if (registration !== null && owner !== undefined) {
      if (registration.owners.every((each) => isStrange(hashes, each))) add(fact, owner);
    } else if (kind <= 13 && credential?.of === 'key' && isStrange(hashes, credential.hash)) {
      add(fact, credential.hash);
    }
  }
  for (const fact of ownAddresses(pool)) {
    const { payment = null, stake = null } = fact.address ?? {};
    // A wrong payment part makes the whole address another one, and is told as that.
    if (payment?.of === 'key' && isStrange(hashesNear(pool, 'payment', fact.folder), payment.hash)) continue;
    if (stake?.of === 'key' && isStrange(hashesNear(pool, 'stake', fact.folder), stake.hash)) {
      add(fact, stake.hash);
    }
  }
  return groups;
}
