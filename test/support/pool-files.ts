// Files of a stake pool for tests of checks, made in memory: a sound pool, single renewals, and single files of other keys.
import { certificateFiles } from '../../electron/core/practice/certificate-files.ts';
import { hostFiles } from '../../electron/core/practice/host-files.ts';
import {
  kesGenerationFiles,
  lastingKeyFiles,
  practiceKeys,
  type PoolKeys,
} from '../../electron/core/practice/key-files.ts';
import type { Files } from './run-checks.ts';

/** KES period 992 of the preview network begins. */
export const nowMs = Date.parse('2026-11-21T00:00:00Z');
export const periodNow = 992;

export const keysOf = (seed = 'pool'): PoolKeys => practiceKeys(seed);

export const inFolder = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content]));

const made = new Map<string, Files>();

/** KES pair, certificate and counter of one renewal, under their plain names. Each is made once: the keys take their time. */
export function renewal(number: number, period = periodNow, seed = 'pool'): Files {
  const name = `${seed} ${number} ${period}`;
  const files = made.get(name) ?? kesGenerationFiles({ seed, cold: keysOf(seed).cold, number, period });
  made.set(name, files);
  return files;
}

/** Everything that a pool has, in "pool/" and "config/". */
export const soundPool = (seed = 'pool'): Files => ({
  ...inFolder('pool', { ...lastingKeyFiles(keysOf(seed)), ...renewal(0, periodNow, seed) }),
  ...inFolder('pool', certificateFiles(keysOf(seed))),
  ...inFolder('config', hostFiles()),
});

/** Without some files. */
export const without = (files: Files, ...paths: string[]): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));

/** Text of a file that must be there. */
export function textAt(files: Files, path: string): string {
  const content = files[path];
  if (content === undefined) throw new Error(`no file ${path}`);
  return typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
}
