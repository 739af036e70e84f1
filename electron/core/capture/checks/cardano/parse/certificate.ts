// Certificates of the Conway ledger (CDDL of cardano-ledger): an array whose first number says which of 19 kinds it is.
import { bytesOf, isList, isTag, numberOf, readCbor, type CborValue } from './cbor.ts';

export const certificateKinds = [
  'stake registration',
  'stake deregistration',
  'stake delegation',
  'pool registration',
  'pool retirement',
  'genesis key delegation',
  'move of instantaneous rewards',
  'stake registration',
  'stake deregistration',
  'vote delegation',
  'stake and vote delegation',
  'stake registration and delegation',
  'stake registration and vote delegation',
  'stake registration, delegation and vote delegation',
  'committee hot key authorisation',
  'committee resignation',
  'DRep registration',
  'DRep deregistration',
  'DRep update',
] as const;

/** Hex of 28 bytes, of a key or of a script. */
export interface Credential {
  readonly of: 'key' | 'script';
  readonly hash: string;
}

export interface PoolRegistration {
  readonly vrfHash: string;
  /** Header byte and credential of the reward account. */
  readonly rewardAccount: string;
  /** Stake key hashes. */
  readonly owners: readonly string[];
  readonly metadata: { readonly url: string; readonly hash: string } | null;
}

export interface Certificate {
  /** 0 to 18. */
  readonly kind: number;
  readonly poolId: string | null;
  /** Whose stake, DRep or committee certificate it is. */
  readonly credential: Credential | null;
  readonly registration: PoolRegistration | null;
}

const hexOf = (value: CborValue | undefined, length: number): string | null => {
  const bytes = bytesOf(value, length);
  return bytes === null ? null : Buffer.from(bytes).toString('hex');
};

function credentialOf(value: CborValue | undefined): Credential | null {
  if (!isList(value) || value.length !== 2) return null;
  const hash = hexOf(value[1], 28);
  const of = value[0] === 0 ? 'key' : value[0] === 1 ? 'script' : null;
  return hash === null || of === null ? null : { of, hash };
}

/** Number of elements by kind; pool registration apart, they are fixed. */
const lengths = [2, 2, 3, 10, 3, 4, 2, 3, 3, 3, 4, 4, 4, 5, 3, 3, 4, 3, 3];
/** Where a pool id stands, by kind. */
const poolIdAt = new Map([
  [2, 2],
  [3, 1],
  [4, 1],
  [10, 2],
  [11, 2],
  [13, 2],
]);
const withoutCredential: ReadonlySet<number> = new Set([3, 4, 5, 6]);

/** Null where the bytes are no certificate of a known kind. */
export function readCertificate(cbor: Uint8Array): Certificate | null {
  const value = readCbor(cbor);
  if (value === null || !isList(value)) return null;
  const kind = numberOf(value[0]);
  if (kind === null || lengths[kind] !== value.length) return null;
  const at = poolIdAt.get(kind);
  const poolId = at === undefined ? null : hexOf(value[at], 28);
  if (at !== undefined && poolId === null) return null;
  const credential = withoutCredential.has(kind) ? null : credentialOf(value[1]);
  if (credential === null && !withoutCredential.has(kind)) return null;
  const registration = kind === 3 ? readRegistration(value) : null;
  if (registration === null && kind === 3) return null;
  return { kind, poolId, credential, registration };
}

function readRegistration(value: readonly CborValue[]): PoolRegistration | null {
  const vrfHash = hexOf(value[2], 32);
  const rewardAccount = hexOf(value[6], 29);
  // A set (tag 258) in newer files, a plain array in older ones.
  const listed = isTag(value[7]) && value[7].tag === 258 ? value[7].value : value[7];
  const owners = isList(listed) ? listed.map((owner) => hexOf(owner, 28)) : null;
  const metadata = value[9] === null ? null : metadataOf(value[9]);
  if (vrfHash === null || rewardAccount === null || owners === null || metadata === undefined) return null;
  if (!isList(value[8]) || numberOf(value[3]) === null || numberOf(value[4]) === null) return null;
  const known = owners.filter((owner) => owner !== null);
  return known.length === owners.length ? { vrfHash, rewardAccount, owners: known, metadata } : null;
}

function metadataOf(value: CborValue | undefined): { url: string; hash: string } | undefined {
  if (!isList(value) || value.length !== 2) return undefined;
  const hash = hexOf(value[1], 32);
  return typeof value[0] === 'string' && hash !== null ? { url: value[0], hash } : undefined;
}
