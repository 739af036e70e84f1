// What can be wrong with the files of any system, and with a set as a whole.
import type { FindingWords } from './finding-words.ts';

export const generalFindings = {
  'missing-required': {
    title: 'Required item is missing',
    severity: 'critical',
    why: 'The restored system needs it, and on that day it has to be there.',
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
  'bundle-missing': {
    title: 'Bundle is not here',
    severity: 'warn',
    why: 'What the host holds is not among the originals on this machine, so nothing new can be exported of this set; copies on media are as good as they were.',
    fix: 'Import the bundle again, or a newer one of the same host; or remove it from the set with a reason.',
  },
  'bundle-damaged': {
    title: 'Bundle is damaged',
    severity: 'critical',
    why: 'Its file in the intake is not the one that was imported: nothing of it can be trusted, and it is left out.',
    fix: 'Import the bundle again, or a newer one of the same host. If it happens again, the disk of the vault folder may be failing.',
  },
  'bundle-origin-unconfirmed': {
    title: 'Origin not confirmed',
    severity: 'warn',
    why: 'Anyone can seal a file to a public recipient: only the words that the host showed tell its bundle from one that somebody else made.',
    fix: 'Import the bundle once more with the words that the kit printed on the host.',
  },
  'bundle-older': {
    title: 'Older bundle in use',
    severity: 'warn',
    why: 'The bundle that was imported last is the one that counts, and a later capture of the same host was imported before it.',
    fix: 'Import the later bundle again, or remove it from the set with a reason if this one is meant.',
  },
  'bundle-file-changed': {
    title: 'Changed while packed',
    severity: 'warn',
    why: 'The content in the bundle may be one that the file never had as a whole.',
    fix: 'Stop what writes to it on the host, then run the kit again.',
  },
  'nothing-to-read': {
    title: 'Nothing to read',
    severity: 'critical',
    why: 'The set has neither a source folder nor a bundle, so there is nothing to protect.',
    fix: 'Write a kit with "coldkeep kit", run it on the host, and import the bundle.',
  },
} as const satisfies Record<string, FindingWords>;
