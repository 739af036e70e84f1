// How an error of a medium says that its file system is damaged while it does not fail itself. One code covers both, and a failure of a
// copy is kept as words alone: whoever shows either tells them apart by how it begins.

const beginning = 'The file system is damaged';

/** The message; `what` completes "the system cannot …". */
export const fileSystemDamaged = (what: string): string =>
  `${beginning}: the system cannot ${what}. The medium itself did not fail.`;

/** Whether a message, or the reason of a failure, says that. */
export const saysFileSystemDamaged = (text: string): boolean => text.startsWith(beginning);
