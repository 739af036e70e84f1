// Whether out/ was built after the last change to what it is built from.
import fs from 'node:fs';
import path from 'node:path';

const sources = [
  'shared',
  'electron',
  'renderer',
  'assets',
  'build/vite',
  'vite.config.ts',
  'package-lock.json',
];

/** The last file of the build: it is there only if the build ran to its end. */
const lastBuilt = ['out', 'completions', '_coldkeep'];

/** When a file or anything below a folder was changed last; folders count, because their time tells of a removed file. */
function changedAtMs(place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = fs.readdirSync(place).map((name) => changedAtMs(path.join(place, name)));
  return Math.max(stat.mtimeMs, ...inside);
}

export function buildIsCurrent(project) {
  const builtAtMs = changedAtMs(path.join(project, ...lastBuilt));
  return builtAtMs > 0 && sources.every((name) => changedAtMs(path.join(project, name)) <= builtAtMs);
}
