// What can be wrong with sources while they are read.
import type { FindingWords } from './finding-words.ts';

const leftOut = 'What is not part of the set is in no copy.';

export const captureFindings = {
  'source-empty': {
    title: 'Source is empty',
    severity: 'critical',
    why: 'A disk that is not mounted, or was pulled out, looks the same as an empty folder.',
    fix: 'Attach or mount what belongs there, then scan again.',
  },
  'source-inside-medium': {
    title: 'Source lies on a medium',
    severity: 'critical',
    why: 'It holds copies, not originals: a set that takes them in grows with each export.',
    fix: 'Name the folder that holds the originals.',
  },
  'medium-inside-source': {
    title: 'Is what Coldkeep wrote',
    severity: 'warn',
    why: 'Copies are no originals: a set that takes them in grows with each export.',
    fix: 'Name the folder beside it as the source, not the whole medium.',
  },
  'mount-point': {
    title: 'Another file system',
    severity: 'info',
    why: 'Where it is not mounted, everything in it is missing and nothing says so.',
    fix: 'See that it is mounted whenever the set is scanned.',
  },
  'link-outside': {
    title: 'Link leads outside',
    severity: 'warn',
    why: leftOut,
    fix: 'Put the file itself into the source, or name the folder that it points to as a source too.',
  },
  'link-target-not-utf8': {
    title: 'Link target is not UTF-8',
    severity: 'warn',
    why: leftOut,
    fix: 'Make the link again to a name in UTF-8, or put the file itself in its place.',
  },
  'link-dangling': {
    title: 'Link leads nowhere',
    severity: 'warn',
    why: 'What opens the link after a restore finds nothing.',
    fix: 'Remove the link, or put back what it points to.',
  },
  'name-not-utf8': {
    title: 'Name is not UTF-8',
    severity: 'info',
    why: 'Screens and lists show such a name with replacement characters.',
    fix: '',
  },
  'path-too-long': {
    title: 'Path is too long',
    severity: 'critical',
    why: leftOut,
    fix: 'Name a folder further down as a source of its own.',
  },
  'special-file': {
    title: 'Is no file',
    severity: 'info',
    why: 'Pipes, sockets and devices hold nothing that could be copied; programs make them anew.',
    fix: '',
  },
  unreadable: {
    title: 'Could not be read',
    severity: 'critical',
    why: leftOut,
    fix: 'Read it with another tool. If that fails too, the disk it is on may be failing: copy what you can from it now.',
  },
  'changed-while-read': {
    title: 'Changed while it was read',
    severity: 'critical',
    why: 'What was kept may be half of one moment and half of another.',
    fix: 'Stop what writes to it, then scan again.',
  },
  'secret-under-public-name': {
    title: 'Secret under a public name',
    severity: 'warn',
    why: 'Whoever goes by the name hands out a private key.',
    fix: 'See whether this private key belongs here, and give it the name that it is.',
  },
} as const satisfies Record<string, FindingWords>;
