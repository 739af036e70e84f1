// What can be wrong with the files of any system, and with a set as a whole.
import type { FindingWords } from './registry.ts';

export const generalFindings = {
  'missing-required': {
    title: 'Required item is missing',
    severity: 'critical',
    why: 'A copy without it does not bring the system back.',
    fix: 'Add the folder that holds it as a source of the set, then scan again.',
  },
  unclassified: {
    title: 'Not recognised',
    severity: 'info',
    why: 'Nothing is known of what such a file is for, so it is copied but not looked into.',
    fix: '',
  },
  'duplicate-conflict': {
    title: 'Several that differ',
    severity: 'warn',
    why: 'On the day it is needed nobody will know which of them is the right one.',
    fix: 'Keep the one that is in use among the sources and move the others to a folder of their own.',
  },
  'generation-mixed': {
    title: 'Not of one moment',
    severity: 'warn',
    why: 'These items only work together if they are of the same moment; a mixture can be worse than an old copy.',
    fix: 'Bring all of them from the same moment into the sources, then scan again.',
  },
  'stale-generation': {
    title: 'An older one lies beside it',
    severity: 'info',
    why: 'Whoever restores in a hurry can take the old one for the new one.',
    fix: 'Move the older one to a folder that is no source of this set, or remove it.',
  },
  'attestation-missing': {
    title: 'Nobody has said where it is',
    severity: 'warn',
    why: 'It must never be in a file here, so that somebody has seen it at its place is all that is known of it.',
    fix: 'Look where it is kept, then record place, custodian and date for the set.',
  },
  'attestation-stale': {
    title: 'Not looked at for long',
    severity: 'warn',
    why: 'Places change and custodians move: what nobody has seen for long may be gone.',
    fix: 'Look that it is still there, then record the date.',
  },
  'empty-file': {
    title: 'Is empty',
    severity: 'warn',
    why: 'A file of 0 bytes holds nothing that could be restored.',
    fix: 'See whether the original was cut off, and put the right file in its place.',
  },
  'permissions-too-open': {
    title: 'Others can read it',
    severity: 'warn',
    why: 'Every program and person with an account on that machine can copy a secret that its owner alone should read.',
    fix: 'Take the rights of group and others away: chmod go-rwx FILE.',
  },
  'encrypted-in-name-only': {
    title: 'Encrypted in name only',
    severity: 'critical',
    why: 'It is handled as if nobody could read it, and anybody can.',
    fix: 'Treat it as plain text wherever it has been: encrypt it anew, and replace what secrets were in it.',
  },
} as const satisfies Record<string, FindingWords>;
