// Files that changed on the host while the kit packed them: the kit names them at the end, and only those may differ from its list.
import { pathFields } from '../item-path.ts';
import type { BundleIndex } from './bundle-index.ts';

/** A note has 500 bytes at most; the beginning of a longer name tells as well. */
const toldBytes = 300;

/** The kit names so many changes, and no more. */
const mostNamed = 20;
const changeNote = /^Changed while it was packed/;

/** Whether the kit said that this file changed, came or went away meanwhile: its content need not have the listed SHA-256. */
export function mayHaveChanged(index: BundleIndex, path: Buffer): boolean {
  if (index.endNotes.filter((note) => changeNote.test(note)).length >= mostNamed) return true;
  const { path: text } = pathFields(path);
  // The kit writes a control character as "?".
  // oxlint-disable-next-line no-control-regex
  const told = text.replaceAll(/[\u0000-\u001f\u007f]/g, '?').slice(0, toldBytes);
  const isCut = told.length === toldBytes;
  return index.endNotes.some((note) => names(note, told, isCut));
}

/** True where the path stands in the note by itself, not as the beginning or the end of a longer one. */
function names(note: string, path: string, isCut: boolean): boolean {
  for (let at = note.indexOf(path); at !== -1; at = note.indexOf(path, at + 1)) {
    const before = note.slice(0, at);
    const next = note[at + path.length];
    const begins = /(?:^|\s\/?|\/files\/)$/.test(before);
    if (begins && (isCut || next === undefined || /[\s:]/.test(next))) return true;
  }
  return false;
}
