// KES keys and operational certificates of several renewals side by side: they are paired by content, whatever their names.
import type { KeyFact, OpcertFact } from './facts.ts';
import type { Pool } from './pool.ts';

/** A certificate in force whose KES key is not where it should be. */
export interface KesMismatch {
  readonly opcert: OpcertFact;
  /** The KES signing keys that should have been it. */
  readonly keys: readonly KeyFact[];
  /** True where an older certificate of the set still has its key: there is something to make blocks with. */
  readonly olderPair: boolean;
}

/**
 * In every folder with certificates and KES keys the newest certificate must have its key there; one that lies apart must have it
 * somewhere in the set. Older certificates whose keys are gone, and keys that have no certificate yet, are as they should be.
 */
export function kesMismatches(pool: Pool): KesMismatch[] {
  const keys = pool.signing('kes');
  const unreadable = pool.of('invalid').some(({ role }) => role === 'kes');
  const sound = pool.soundOpcerts();
  const found: KesMismatch[] = [];
  for (const folder of new Set(sound.map((opcert) => opcert.folder))) {
    const beside = keys.filter((key) => key.folder === folder);
    if (beside.length === 0) continue;
    for (const opcert of pool.newestOpcerts(sound.filter((each) => each.folder === folder))) {
      if (!mayHold(beside, opcert)) found.push({ opcert, keys: beside, olderPair: false });
    }
  }
  if (keys.length === 0 || unreadable) return found;
  for (const opcert of pool.newestOpcerts(sound)) {
    if (mayHold(keys, opcert) || found.some((known) => known.opcert.kesKey === opcert.kesKey)) continue;
    const olderPair = sound.some((older) => keys.some((key) => isKeyOf(key, older)));
    found.push({ opcert, keys, olderPair });
  }
  return found;
}

const isKeyOf = ({ publicKey }: KeyFact, { kesKey }: OpcertFact): boolean => publicKey === kesKey;

/** A key of a wrong size or torn parts has a finding of its own: nothing more is said of it. */
const mayHold = (keys: readonly KeyFact[], opcert: OpcertFact): boolean =>
  keys.some((key) => isKeyOf(key, opcert) || key.publicKey === null || key.wrongSize !== null || !key.holds);

/** KES keys that certificates name whose signing keys are missing. */
export const kesKeysOfOtherCertificates = (pool: Pool): ReadonlySet<string> =>
  new Set(kesMismatches(pool).map(({ opcert }) => opcert.kesKey));
