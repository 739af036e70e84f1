// Names of file systems as their makers write them; the system tells them by the names of its drivers.
import { visibleText } from '../../shared/domain/text.ts';

const names: ReadonlyMap<string, string> = new Map([
  ['exfat', 'exFAT'],
  ['vfat', 'FAT'],
  ['msdos', 'FAT'],
  ['ntfs', 'NTFS'],
  ['ntfs3', 'NTFS'],
  ['apfs', 'APFS'],
  ['hfsplus', 'HFS+'],
]);

/** "exFAT" for "exfat"; names that are not known stay as they were told. */
export const fileSystemName = (told: string): string => names.get(told.toLowerCase()) ?? visibleText(told);
