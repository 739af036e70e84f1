// A Cardano stake pool: cold and hot keys, certificates, configuration. Names of four schools (coincashew, CNTools, the official
// portal, SPO Scripts); types as cardano-api declares them.
import { cardanoCertificates } from './cardano-spo/certificates.ts';
import { cardanoHost } from './cardano-spo/host.ts';
import { cardanoOutside } from './cardano-spo/outside.ts';
import { cardanoPoolKeys } from './cardano-spo/pool-keys.ts';
import { cardanoScenarios } from './cardano-spo/scenarios.ts';
import { cardanoWallet } from './cardano-spo/wallet.ts';
import type { Profile } from './profile.ts';
import { laptopLost, originalsLost } from './scenarios.ts';

export const cardanoSpo: Profile = {
  id: 'cardano-spo',
  title: 'Cardano stake pool',
  summary:
    'Cold keys, KES and VRF keys, operational certificate, wallet keys, certificates and node configuration of a stake pool.',
  unclassifiedKind: 'data',
  policy: {
    copies: 3,
    mediaTypes: 2,
    offsite: 1,
    verifiedWithinDays: 90,
    drilledWithinDays: 180,
    verificationLevel: 'any',
  },
  objectives: { rpoHours: null, rtoHours: 1 },
  scenarios: [originalsLost, laptopLost, ...cardanoScenarios],
  generations: [
    {
      id: 'kes-set',
      title: 'KES set',
      why: 'A KES key works with its own operational certificate only, and the counter says which number comes next: mixed, the pool makes no blocks.',
      withinMinutes: null,
    },
    {
      id: 'registration',
      title: 'Pool registration',
      why: 'The certificate carries the hash of the metadata: a file of another day is refused by those who read it.',
      withinMinutes: null,
    },
  ],
  options: [
    { id: 'kes-agent', title: 'A KES agent holds the KES key: it is in no file', waives: ['kes-skey'] },
    { id: 'genesis-elsewhere', title: 'Genesis files are kept elsewhere', waives: ['genesis'] },
    {
      id: 'configuration-elsewhere',
      title: 'Configuration of the producer is kept elsewhere',
      waives: ['node-config', 'service'],
    },
    { id: 'binaries-elsewhere', title: 'Programs are kept elsewhere', waives: ['binaries'] },
    { id: 'hardware-cold-key', title: 'The cold key is in a hardware wallet', waives: ['cold-skey'] },
    {
      id: 'hardware-wallet-keys',
      title: 'Payment and stake keys are in a hardware wallet',
      waives: ['payment-skey', 'stake-skey'],
    },
    {
      id: 'no-metadata',
      title: 'The pool has no metadata',
      waives: ['pool-metadata', 'pool-metadata-hash', 'metadata-url'],
    },
    {
      id: 'producer-only',
      title: 'Wallet keys belong to another set',
      waives: ['payment-skey', 'payment-vkey', 'stake-skey', 'stake-vkey', 'stake-addr', 'payment-addr'],
    },
  ],
  retention: { newest: 2, hourly: 0, daily: 0, weekly: 0, monthly: 0 },
  never: [
    'Never run two block producers with the same keys: the pool forks itself and loses blocks.',
    'Never plug a Coldkeep medium into a machine with a network, and never put cold.skey, payment.skey or stake.skey on one.',
    'Never move kes.skey without its opcert, or an opcert without its kes.skey: both or neither, of the same moment.',
    'Never issue an opcert with a restored counter before its number was compared with the chain.',
    'Never start a relay or a new node with these keys to try them out. Relays hold no keys.',
    'Never deregister the reward stake key before the pool deposit is paid back.',
  ],
  items: [...cardanoPoolKeys, ...cardanoWallet, ...cardanoCertificates, ...cardanoHost, ...cardanoOutside],
};
