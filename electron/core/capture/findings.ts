// What a scan can see in a source, in sentences: one function a condition. Why it matters stands in shared/domain/findings.
import type { Finding } from '../../../shared/domain/finding.ts';
import { raise } from '../../../shared/domain/findings/registry.ts';

const leftOut = 'It is not part of the set.';

export const linkOutside = (subject: string, target: string): Finding =>
  raise('link-outside', {
    subject,
    message: `It is a link to "${target}", which is not certainly inside the same source. ${leftOut}`,
  });

export const linkTargetNotUtf8 = (subject: string): Finding =>
  raise('link-target-not-utf8', {
    subject,
    message: `It is a link whose target is not valid UTF-8. ${leftOut}`,
  });

export const linkDangling = (subject: string, target: string): Finding =>
  raise('link-dangling', {
    subject,
    message: `It is a link to "${target}", and nothing that is kept stands there. The link itself is kept.`,
  });

export type SpecialType = 'fifo' | 'socket' | 'character device' | 'block device' | 'special file';

export const specialFile = (subject: string, type: SpecialType): Finding =>
  raise('special-file', { subject, message: `It is a ${type}, not a file. ${leftOut}` });

export function unreadable(subject: string, what: 'file' | 'folder' | 'link', reason: string): Finding {
  const message = `The ${what} cannot be read (${reason}). ${leftOut}`;
  return reason === 'EACCES' || reason === 'EPERM'
    ? raise('unreadable', {
        subject,
        message,
        fix: 'Give yourself permission to read it, then scan again.',
      })
    : raise('unreadable', { subject, message });
}

export const nameNotUtf8 = (subject: string): Finding =>
  raise('name-not-utf8', {
    subject,
    message: 'Its name is not valid UTF-8. It is kept with its exact name.',
  });

export const changedWhileRead = (subject: string, how: string): Finding =>
  raise('changed-while-read', {
    subject,
    message: `It ${how} while it was read, twice in a row or for good.`,
  });

export const mountPoint = (subject: string): Finding =>
  raise('mount-point', {
    subject,
    message: 'Another file system is mounted here. What is in it is part of the set.',
  });

export const mediumInsideSource = (subject: string): Finding =>
  raise('medium-inside-source', {
    subject,
    message: 'This is what Coldkeep wrote to a medium, not an original. It is left out.',
  });

export const sourceInsideMedium = (subject: string): Finding =>
  raise('source-inside-medium', {
    subject,
    message: 'The source lies in what Coldkeep wrote to a medium: it holds copies, not originals.',
  });

export const sourceEmpty = (subject: string): Finding =>
  raise('source-empty', {
    subject,
    message: 'The source folder is empty. A disk that is not mounted, or was pulled out, looks the same.',
  });

export const pathTooLong = (subject: string): Finding =>
  raise('path-too-long', {
    subject,
    message: `Its path is too long, or it is in too many folders, for stock tools to restore it. ${leftOut}`,
  });

export const kindContradicted = (subject: string, title: string, type: string): Finding =>
  raise('secret-under-public-name', {
    subject,
    message: `By its name it is "${title}", but it holds a ${type}. It is kept as a secret.`,
  });
