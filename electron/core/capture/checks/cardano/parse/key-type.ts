// What the type of an envelope says of a key: whose it is, which half, and how its bytes are laid out (cardano-api, `HasTextEnvelope`).

export const keyRoles = [
  'cold',
  'vrf',
  'kes',
  'payment',
  'stake',
  'drep',
  'committee-cold',
  'committee-hot',
  'delegate',
  'genesis',
  'utxo',
  'bls',
] as const;
export type KeyRole = (typeof keyRoles)[number];

export type KeyHalf = 'signing' | 'verification' | 'hardware';

/** `opaque`: of the right length, and nothing more is known of it. */
export type KeyShape = 'normal' | 'extended' | 'vrf' | 'kes' | 'bls' | 'opaque';

export interface KeyType {
  readonly role: KeyRole;
  readonly half: KeyHalf;
  readonly shape: KeyShape;
}

const roles: readonly (readonly [prefix: string, role: KeyRole])[] = [
  ['StakePoolCold', 'cold'],
  ['StakePool', 'cold'],
  ['Stake', 'stake'],
  ['Payment', 'payment'],
  ['DRep', 'drep'],
  ['ConstitutionalCommitteeCold', 'committee-cold'],
  ['ConstitutionalCommitteeHot', 'committee-hot'],
  ['GenesisDelegate', 'delegate'],
  ['GenesisUTxO', 'utxo'],
  ['Genesis', 'genesis'],
  ['Kes', 'kes'],
  ['KES', 'kes'],
  ['Vrf', 'vrf'],
  ['VRF', 'vrf'],
  ['Bls', 'bls'],
];

const rest = /^(Extended)?(SigningKey|VerificationKey|HWSigningFile)(Shelley|ByronLegacy|Byron)?_(.+)$/;

/** Null for a type that is no key: a certificate, a transaction, or something unknown. */
export function keyTypeOf(type: string): KeyType | null {
  for (const [prefix, role] of roles) {
    if (!type.startsWith(prefix)) continue;
    const match = rest.exec(type.slice(prefix.length));
    if (match === null) continue;
    const half = { SigningKey: 'signing', VerificationKey: 'verification', HWSigningFile: 'hardware' }[
      match[2] ?? ''
    ];
    if (half !== 'signing' && half !== 'verification' && half !== 'hardware') continue;
    const scheme = match[4] ?? '';
    if (!schemesOf(role).includes(scheme)) continue;
    return { role, half, shape: shapeOf(role, half, match[3] ?? '', scheme) };
  }
  return null;
}

/** A type counts to its last letter; the second spellings are those of other tools. */
function schemesOf(role: KeyRole): readonly string[] {
  if (role === 'kes') return ['ed25519_kes_2^6', 'PraosV2'];
  if (role === 'vrf') return ['PraosVRF'];
  if (role === 'bls') return ['bls12-381-BLS-Signature-Mininimal-Signature-Size'];
  return ['ed25519', 'ed25519_bip32'];
}

function shapeOf(role: KeyRole, half: KeyHalf, era: string, scheme: string): KeyShape {
  if (half === 'hardware') return 'extended';
  if (role === 'kes' || role === 'vrf' || role === 'bls') return role;
  if (era === 'ByronLegacy') return 'opaque';
  return scheme === 'ed25519_bip32' ? 'extended' : 'normal';
}

const words: Readonly<Record<KeyRole, string>> = {
  cold: 'cold key',
  vrf: 'VRF key',
  kes: 'KES key',
  payment: 'payment key',
  stake: 'stake key',
  drep: 'DRep key',
  'committee-cold': 'cold committee key',
  'committee-hot': 'hot committee key',
  delegate: 'genesis delegate key',
  genesis: 'genesis key',
  utxo: 'genesis UTxO key',
  bls: 'BLS key',
};

/** "cold key". */
export const roleWords = (role: KeyRole): string => words[role];
