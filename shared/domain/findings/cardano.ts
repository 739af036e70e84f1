// What can be wrong with the keys and certificates of a stake pool. Rules: docs/cardano.md.
import type { FindingWords } from './registry.ts';

export const cardanoFindings = {
  'envelope-invalid': {
    title: 'Is no valid key file',
    severity: 'warn',
    why: 'Cardano tools refuse a file that they cannot parse, on the day it is needed.',
    fix: 'Take the file again from where it is in use.',
  },
} as const satisfies Record<string, FindingWords>;
