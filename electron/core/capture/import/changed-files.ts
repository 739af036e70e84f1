// Files that changed on the host while the kit packed them: the kit names them at the end, and only those may differ from the list.
import { pathFields } from '../item-path.ts';
import type { BundleEntry, BundleIndex } from './bundle-index.ts';

/** A note has 500 bytes at most; the beginning of a longer name tells as well. */
const toldBytes = 300;

/** Whether the kit said that this file changed or went away meanwhile: its content need not have the listed SHA-256. */
export function changedMeanwhile(index: BundleIndex, { path }: Pick<BundleEntry, 'path'>): boolean {
  const { path: text } = pathFields(path);
  // The kit writes a control character as "?".
  // oxlint-disable-next-line no-control-regex
  const told = text.replaceAll(/[\u0000-\u001f\u007f]/g, '?').slice(0, toldBytes);
  return index.endNotes.some((note) => note.includes(told));
}
