// Recognises the COLDKEEP folder of a medium: what is in it are copies, and a source that takes them in would grow with each export.
import { closeSync, realpathSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { OpenedFolder } from './opened-folder.ts';

const folderName = 'COLDKEEP';
const markerName = Buffer.from('medium.json');
const maxMarkerBytes = 4096;

export const mayBeMediumFolder = (name: Buffer): boolean => name.toString('latin1') === folderName;

/** True if the opened folder bears a medium's marker. */
export function bearsMarker(folder: OpenedFolder): boolean {
  try {
    const fd = folder.file(markerName);
    try {
      const bytes = Buffer.alloc(maxMarkerBytes);
      const marker: unknown = JSON.parse(
        bytes.toString('utf8', 0, readSync(fd, bytes, 0, maxMarkerBytes, 0)),
      );
      return typeof marker === 'object' && marker !== null && 'coldkeep' in marker;
    } finally {
      closeSync(fd);
    }
  } catch {
    return false;
  }
}

/** True if the folder at `path` is a medium's COLDKEEP folder or lies below one. */
export function liesInMedium(path: string): boolean {
  for (let at = realpathSync(path); at !== dirname(at); at = dirname(at)) {
    if (!at.endsWith(`/${folderName}`)) continue;
    const folder = OpenedFolder.open(at);
    try {
      if (bearsMarker(folder)) return true;
    } finally {
      folder.close();
    }
  }
  return false;
}
