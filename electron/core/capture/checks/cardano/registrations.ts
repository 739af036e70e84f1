// The registration certificates of the pool itself; those of other pools have a finding of their own.
import type { PoolRegistration } from './parse/certificate.ts';
import type { Pool } from './pool.ts';

export interface OwnRegistration {
  readonly path: string;
  readonly registration: PoolRegistration;
}

export function ownRegistrations(pool: Pool): OwnRegistration[] {
  const accepted = pool.acceptedPoolIds();
  return pool.of('certificate').flatMap(({ path, certificate: { poolId, registration } }) => {
    const isOwn = accepted.size === 0 || (poolId !== null && accepted.has(poolId));
    return registration === null || !isOwn ? [] : [{ path, registration }];
  });
}
