// What a pool depends on and no file may hold: seed phrases and hardware wallets, known by place and custodian only.
import type { ProfileItem } from '../profile.ts';

export const cardanoOutside: readonly ProfileItem[] = [
  {
    key: 'mnemonic-ref',
    title: 'Seed phrase on paper or steel',
    globs: [],
    contents: [],
    kind: 'secret-cold',
    required: false,
    changes: 'never',
    contentDays: null,
    verifyDays: 180,
    checks: ['attestation-stale'],
    attested: true,
    derivable: false,
    restoreOrder: 30,
    restoreStep: 'Fetch it only if a payment or stake key cannot be restored from a copy.',
    restoreWarning: 'Type it into the offline machine or a hardware wallet, nowhere else.',
    ownerMode: 'in no file',
  },
  {
    key: 'hardware-wallet',
    title: 'Hardware wallet',
    globs: [],
    contents: [],
    kind: 'secret-cold',
    required: false,
    changes: 'never',
    contentDays: null,
    verifyDays: 180,
    checks: ['attestation-stale', 'hardware-reference'],
    attested: true,
    derivable: false,
    restoreOrder: 20,
    restoreStep:
      'Fetch it, or another one with the same seed phrase: the hardware-wallet files only refer to it.',
    restoreWarning: null,
    ownerMode: 'in no file',
  },
];
