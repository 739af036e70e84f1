// What a scan can see in a source, in sentences: one function a condition.
import type { Finding } from '../../../shared/domain/finding.ts';

const leftOut = 'It is not part of the set.';

export const linkOutside = (subject: string, target: string): Finding => ({
  code: 'link-outside',
  severity: 'warn',
  subject,
  message: `It is a link to "${target}", which is not certainly inside the same source. ${leftOut}`,
  fix: 'Put the file itself into the source, or name the folder that it points to as a source too.',
});

export const linkTargetNotUtf8 = (subject: string): Finding => ({
  code: 'link-target-not-utf8',
  severity: 'warn',
  subject,
  message: `It is a link whose target is not valid UTF-8. ${leftOut}`,
  fix: 'Make the link again to a name in UTF-8, or put the file itself in its place.',
});

export const linkDangling = (subject: string, target: string): Finding => ({
  code: 'link-dangling',
  severity: 'warn',
  subject,
  message: `It is a link to "${target}", and nothing that is kept stands there. The link itself is kept.`,
  fix: 'Remove the link, or put back what it points to.',
});

export type SpecialType = 'fifo' | 'socket' | 'character device' | 'block device' | 'special file';

export const specialFile = (subject: string, type: SpecialType): Finding => ({
  code: 'special-file',
  severity: 'info',
  subject,
  message: `It is a ${type}, not a file. ${leftOut}`,
  fix: '',
});

export const unreadable = (subject: string, what: 'file' | 'folder' | 'link', reason: string): Finding => ({
  code: 'unreadable',
  severity: 'critical',
  subject,
  message: `The ${what} cannot be read (${reason}). ${leftOut}`,
  fix:
    reason === 'EACCES' || reason === 'EPERM'
      ? 'Give yourself permission to read it, then scan again.'
      : 'Read it with another tool. If that fails too, the disk it is on may be failing: copy what you can from it now.',
});

export const nameNotUtf8 = (subject: string): Finding => ({
  code: 'name-not-utf8',
  severity: 'info',
  subject,
  message: 'Its name is not valid UTF-8. It is kept with its exact name.',
  fix: '',
});

export const changedWhileRead = (subject: string, how: string): Finding => ({
  code: 'changed-while-read',
  severity: 'critical',
  subject,
  message: `It ${how} while it was read, twice in a row or for good.`,
  fix: 'Stop what writes to it, then scan again.',
});

export const mountPoint = (subject: string): Finding => ({
  code: 'mount-point',
  severity: 'info',
  subject,
  message: 'Another file system is mounted here. What is in it is part of the set.',
  fix: 'See that it is mounted whenever the set is scanned.',
});

export const mediumInsideSource = (subject: string): Finding => ({
  code: 'medium-inside-source',
  severity: 'warn',
  subject,
  message: 'This is what Coldkeep wrote to a medium, not an original. It is left out.',
  fix: 'Name the folder beside it as the source, not the whole medium.',
});

export const sourceInsideMedium = (subject: string): Finding => ({
  code: 'source-inside-medium',
  severity: 'critical',
  subject,
  message: 'The source lies in what Coldkeep wrote to a medium: it holds copies, not originals.',
  fix: 'Name the folder that holds the originals.',
});

export const sourceEmpty = (subject: string): Finding => ({
  code: 'source-empty',
  severity: 'critical',
  subject,
  message: 'The source folder is empty. A disk that is not mounted, or was pulled out, looks the same.',
  fix: 'Attach or mount what belongs there, then scan again.',
});

export const pathTooLong = (subject: string): Finding => ({
  code: 'path-too-long',
  severity: 'critical',
  subject,
  message: `Its path is too long, or it is in too many folders, for stock tools to restore it. ${leftOut}`,
  fix: 'Name a folder further down as a source of its own.',
});

export const kindContradicted = (subject: string, title: string, type: string): Finding => ({
  code: 'secret-under-public-name',
  severity: 'warn',
  subject,
  message: `By its name it is "${title}", but it holds a ${type}. It is kept as a secret.`,
  fix: 'See whether this private key belongs here, and give it the name that it is.',
});
