// Comparing folders byte by byte.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from './report.mjs';

/** Every file below a folder: relative path → contents. */
function contents(folder) {
  return new Map(
    readdirSync(folder, { recursive: true })
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
}

/** Throws where the folders differ; answers how many files are equal. */
export function assertEqual(original, restored) {
  const before = contents(original);
  const after = contents(restored);
  assert(before.size === after.size, `${before.size} files became ${after.size}`);
  for (const [name, bytes] of before) {
    assert(after.get(name)?.equals(bytes) === true, `${String(name)} differs`);
  }
  return before.size;
}
