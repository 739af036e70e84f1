// Mending the files of a copy from parity: replacements of what is damaged, measured, for the caller to compare with what he trusts. Runs in the
// vault worker. Names in PAR2 files come from a medium: only plain ones that the copy can have are used.
import { join } from 'node:path';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { breathing } from './breath.ts';
import { locateDamage, type FileDamage } from './damage.ts';
import { explained, measure, type MadeFile } from './make.ts';
import { readParity, type ParityData } from './read-packets.ts';
import { repairFiles } from './repair.ts';
import type { RecoverySet } from './recovery-set.ts';

/** Files by name, as absolute paths. Regular files only: none of them is a link. */
export type FilesByName = Readonly<Record<string, string>>;

export interface MendInput {
  /** PAR2 files, absolute paths. */
  readonly parity: readonly string[];
  /** The files of the copy that are there, good or bad. */
  readonly files: FilesByName;
  /** The files of other copies of the same snapshot, good or bad. */
  readonly others: readonly FilesByName[];
  /** Length of each file that the copy consists of, where that is known: parity that speaks of other files is not used. */
  readonly expected: Readonly<Record<string, number>> | null;
  /** An existing folder; replacements of the names of damaged files are written into it. */
  readonly into: string;
}

export type MendOutcome =
  /** There is no parity, or none over these files. */
  | { readonly state: 'no-parity' }
  | { readonly state: 'too-much'; readonly lost: number; readonly recovery: number }
  /** What the parity says is damaged, as it should be. */
  | { readonly state: 'mended'; readonly replacements: readonly MadeFile[] };

const plainName = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Errors: medium-io, target-unwritable, cancelled. */
export async function mendFiles(input: MendInput, run: RunOptions): Promise<MendOutcome> {
  try {
    const parity = readParity(input.parity);
    if (parity === null || !fits(parity.set, input.expected)) return { state: 'no-parity' };
    return await mend(input, parity, run);
  } catch (error) {
    throw explained(error, input.into);
  }
}

async function mend(input: MendInput, parity: ParityData, run: RunOptions): Promise<MendOutcome> {
  const { set } = parity;
  const total = set.files.reduce((sum, file) => sum + file.bytes, 0);
  const looked = breathing(run, 'locating damage', total);
  const pathIn = (files: FilesByName) => (name: string) =>
    // What is not there is looked for where nothing can be.
    Object.hasOwn(files, name) ? (files[name] ?? '') : join(input.into, `${name}.absent`);
  const damage = await locateDamage(set, pathIn(input.files), looked);
  const others: { files: FilesByName; damage: Map<string, FileDamage> }[] = [];
  if (damage.some(({ slices }) => slices.length > 0)) {
    for (const files of input.others) {
      const theirs = await locateDamage(set, pathIn(files), breathing(run, 'reading other copies', total));
      others.push({ files, damage: new Map(theirs.map((file) => [file.name, file])) });
    }
  }
  const outcome = await repairFiles(
    {
      parity,
      damage,
      pathOf: pathIn(input.files),
      repairedPathOf: (name) => join(input.into, name),
      elsewhere: (name, slice) => {
        const good = others.find((other) => other.damage.get(name)?.slices.includes(slice) !== true);
        return good === undefined ? null : pathIn(good.files)(name);
      },
    },
    run,
  );
  if (!outcome.repaired) return { state: 'too-much', lost: outcome.lost, recovery: outcome.recovery };
  const replacements: MadeFile[] = [];
  for (const name of outcome.files) replacements.push({ name, ...(await measure(join(input.into, name))) });
  return { state: 'mended', replacements };
}

function fits(set: RecoverySet, expected: MendInput['expected']): boolean {
  return set.files.every(
    ({ name, bytes }) =>
      plainName.test(name) &&
      (expected === null || (Object.hasOwn(expected, name) && expected[name] === bytes)),
  );
}
