// Where a restore goes: the chosen folder itself while it is empty, else a new folder in it, never among other files.
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ColdkeepError } from '../../../shared/domain/errors.ts';

/** Letters, digits and little else: the name has to be good on any file system. */
const nameFor = (set: string, nowMs: number): string => {
  const plain = set.replaceAll(/[^\p{L}\p{N}._ -]/gu, '-').trim();
  const name = plain.startsWith('.') ? `-${plain}` : plain;
  return `${name === '' ? 'restored' : name} ${new Date(nowMs).toISOString().slice(0, 10)}`;
};

/**
 * The folder to restore into. Nothing is made yet.
 * Errors: target-occupied where the chosen folder cannot be looked into.
 */
export async function restoreFolder(chosen: string, set: string, nowMs: number): Promise<string> {
  const there = await readdir(chosen).catch(() => null);
  if (there === null) {
    throw new ColdkeepError(
      'target-occupied',
      `${basename(chosen)} is not a folder that can be restored into.`,
      {
        hint: 'Choose another folder.',
      },
    );
  }
  if (there.length === 0) return chosen;
  const taken = new Set(there.map((name) => name.toLowerCase()));
  const wanted = nameFor(set, nowMs);
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} (${number})`;
    if (!taken.has(name.toLowerCase())) return join(chosen, name);
  }
}
