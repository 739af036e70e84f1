// Files that name another pool than the cold key of the set. Where several name the same other pool, that is one fault, not many.
import type { CertificateFact, CounterFact, OpcertFact, PoolIdFact } from './facts.ts';
import { keyHash } from './hashes.ts';
import type { Pool } from './pool.ts';

type Naming = OpcertFact | CounterFact | CertificateFact | PoolIdFact;

export interface ColdStranger {
  /** The file that the finding is about: the weightiest of those that name the same other pool. */
  readonly lead: Naming;
  /** Hex; null for a file that should hold a pool id and holds none. */
  readonly poolId: string | null;
  readonly alsoPaths: readonly string[];
}

const weights = ['opcert', 'counter', 'certificate', 'pool-id'] as const;

/** Empty where the set says nothing of its own pool. */
export function coldStrangers(pool: Pool): ColdStranger[] {
  const accepted = pool.acceptedPoolIds();
  if (accepted.size === 0) return amongThemselves(pool);
  return grouped(namings(pool).filter(([, poolId]) => poolId === null || !accepted.has(poolId)));
}

/** Every file that names a pool, and which. A certificate whose signature does not hold says nothing. */
function namings(pool: Pool): [Naming, string | null][] {
  return [
    ...pool.of('opcert').flatMap((fact): [Naming, string][] => {
      return fact.signature === 'valid' ? [[fact, keyHash(fact.coldKey)]] : [];
    }),
    ...pool.of('counter').map((fact): [Naming, string] => [fact, keyHash(fact.coldKey)]),
    ...pool.of('certificate').flatMap((fact): [Naming, string][] => {
      const { poolId } = fact.certificate;
      return poolId === null ? [] : [[fact, poolId]];
    }),
    ...pool.of('pool-id').map((fact): [Naming, string | null] => [fact, fact.poolId]),
  ];
}

/** Without any key, certificate or counter: pool ids against the registration. */
function amongThemselves(pool: Pool): ColdStranger[] {
  const registered = pool.of('certificate').filter(({ certificate }) => certificate.registration !== null);
  if (registered.length === 0) return grouped(namings(pool).filter(([, poolId]) => poolId === null));
  const ids = new Set(registered.map(({ certificate }) => certificate.poolId));
  return grouped(namings(pool).filter(([, poolId]) => poolId === null || !ids.has(poolId)));
}

function grouped(strange: readonly [Naming, string | null][]): ColdStranger[] {
  const sorted = strange.toSorted(([a], [b]) => weights.indexOf(a.sort) - weights.indexOf(b.sort));
  const groups: { lead: Naming; poolId: string | null; alsoPaths: string[] }[] = [];
  for (const [lead, poolId] of sorted) {
    const known = poolId === null ? undefined : groups.find((group) => group.poolId === poolId);
    if (known === undefined) groups.push({ lead, poolId, alsoPaths: [] });
    else known.alsoPaths.push(lead.path);
  }
  return groups;
}
