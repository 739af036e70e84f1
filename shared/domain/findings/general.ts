// What can be wrong with files of any system.
import type { FindingWords } from './registry.ts';

export const generalFindings = {
  'empty-file': {
    title: 'Is empty',
    severity: 'warn',
    why: 'A file of 0 bytes holds nothing that could be restored.',
    fix: 'See whether the original was cut off, and put the right file in its place.',
  },
} as const satisfies Record<string, FindingWords>;
