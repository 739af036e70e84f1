// What can be wrong with databases, dumps and the data of services.
import type { FindingWords } from './registry.ts';

export const dataFindings = {
  'dump-incomplete': {
    title: 'Dump is incomplete',
    severity: 'critical',
    why: 'A dump that was cut off restores a database with tables or rows missing.',
    fix: 'Take the dump again and let it end before it is copied.',
  },
} as const satisfies Record<string, FindingWords>;
