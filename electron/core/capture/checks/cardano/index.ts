// Checks of keys and certificates of a stake pool. A profile runs those of which it names a finding.
import type { CheckMaker } from '../check.ts';
import { counterCheck } from './counter.ts';
import { envelopeCheck } from './envelopes.ts';
import { kesCheck } from './kes.ts';
import { keyPairCheck } from './key-pairs.ts';
import { opcertCheck } from './opcert.ts';
import { poolIdCheck } from './pool-id.ts';

export const cardanoChecks: readonly CheckMaker[] = [
  envelopeCheck,
  keyPairCheck,
  kesCheck,
  opcertCheck,
  counterCheck,
  poolIdCheck,
];
