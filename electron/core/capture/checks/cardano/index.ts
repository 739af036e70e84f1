// Checks of keys and certificates of a stake pool. A profile runs those of which it names a finding; docs/cardano.md has the rules.
import type { CheckMaker } from '../check.ts';
import { addressCheck } from './addresses.ts';
import { certificateCheck } from './certificates.ts';
import { counterCheck } from './counter.ts';
import { envelopeCheck } from './envelopes.ts';
import { genesisCheck } from './genesis.ts';
import { hardwareCheck } from './hardware.ts';
import { kesCheck } from './kes.ts';
import { keyPairCheck } from './key-pairs.ts';
import { metadataCheck } from './metadata.ts';
import { opcertCheck } from './opcert.ts';
import { poolIdCheck } from './pool-id.ts';
import { validityCheck } from './validity.ts';

export const cardanoChecks: readonly CheckMaker[] = [
  // First what an operator recognises the pool by.
  poolIdCheck,
  envelopeCheck,
  keyPairCheck,
  kesCheck,
  opcertCheck,
  counterCheck,
  validityCheck,
  certificateCheck,
  metadataCheck,
  addressCheck,
  genesisCheck,
  hardwareCheck,
];
