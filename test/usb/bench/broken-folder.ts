// A folder of a FAT file system that leads nowhere, as a pull in the middle of a write leaves one.
import { openSync, closeSync, readFileSync, writeSync } from 'node:fs';

/** Bytes of an entry of a folder (Microsoft FAT specification, 6 and 7). */
const entryBytes = 32;
const lettersPerEntry = 13;
/** Where in its entry the number of its first cluster stands: the upper half, then the lower. */
const clusterFields = [20, 26];

/** Makes everything of this long name in the image begin at a cluster that no stick has. Answers how many there were. */
export function breakFolders(image: string, name: string): number {
  const count = Math.ceil(name.length / lettersPerEntry);
  // The last piece of the name comes first, and is marked as that; after the pieces comes the entry itself.
  const beginning = Buffer.alloc(1 + 2 * 5, 0xff);
  const end = name.slice((count - 1) * lettersPerEntry);
  if (end.length > 3)
    throw new Error(`the last piece of ${name} is too long to be told from others by its beginning`);
  beginning[0] = 0x40 | count;
  beginning.write(`${end}\0`, 1, 'utf16le');
  const bytes = readFileSync(image);
  const file = openSync(image, 'r+');
  let broken = 0;
  try {
    for (let at = bytes.indexOf(beginning); at >= 0; at = bytes.indexOf(beginning, at + 1)) {
      if (at % entryBytes !== 0) continue;
      for (const field of clusterFields)
        writeSync(file, Uint8Array.of(0xf0, 0x0f), 0, 2, at + count * entryBytes + field);
      broken += 1;
    }
  } finally {
    closeSync(file);
  }
  return broken;
}
