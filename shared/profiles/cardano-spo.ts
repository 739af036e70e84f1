// A Cardano stake pool: cold and hot keys, certificates, configuration. Names of four schools (coincashew, CNTools, the official
// portal, SPO Scripts); types as cardano-api declares them.
import { cardanoCertificates } from './cardano-spo/certificates.ts';
import { cardanoHost } from './cardano-spo/host.ts';
import { cardanoPoolKeys } from './cardano-spo/pool-keys.ts';
import { cardanoWallet } from './cardano-spo/wallet.ts';
import type { Profile } from './profile.ts';
import { laptopLost, originalsLost } from './scenarios.ts';

export const cardanoSpo: Profile = {
  id: 'cardano-spo',
  title: 'Cardano stake pool',
  summary:
    'Cold keys, KES and VRF keys, operational certificate, wallet keys, certificates and node configuration of a stake pool.',
  unclassifiedKind: 'data',
  policy: { copies: 3, mediaTypes: 2, offsite: 1, verifiedWithinDays: 90, drilledWithinDays: 180 },
  scenarios: [originalsLost, laptopLost],
  items: [...cardanoPoolKeys, ...cardanoWallet, ...cardanoCertificates, ...cardanoHost],
};
