// Mending the files of a copy from parity: replacements of what is damaged, measured, for the caller to compare with what he trusts. Runs in the
// vault worker. Names in PAR2 files come from a medium: only plain ones that the copy can have are used.
import { statSync } from 'node:fs';
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
  /** SHA-256 (hex) of each file that is wanted, where that is known: of several sets the one that brings any of them back is used. */
  readonly wanted: Readonly<Record<string, string>> | null;
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

/** Tries with different sets; each may take as long as a repair. */
const mostTries = 4;

/**
 * Of several recovery sets, as media with differently sealed copies have them, the one by which least is lost is tried first. Errors:
 * medium-io, target-unwritable, cancelled.
 */
export async function mendFiles(input: MendInput, run: RunOptions): Promise<MendOutcome> {
  try {
    const sizes = input.parity.map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
    const total = sizes.reduce((sum, bytes) => sum + bytes, 0);
    const read = await readParity(input.parity, breathing(run, 'reading parity', total));
    const located: Located[] = [];
    for (const parity of read) {
      if (!fits(parity.set, input.expected)) continue;
      const looked = breathing(run, 'locating damage', bytesOf(parity.set));
      located.push({ parity, damage: await locateDamage(parity.set, pathIn(input, input.files), looked) });
    }
    let first: MendOutcome | null = null;
    for (const each of located.toSorted((a, b) => lostIn(a) - lostIn(b)).slice(0, mostTries)) {
      const outcome = await mend(input, each, run);
      if (isWanted(outcome, input.wanted)) return outcome;
      first ??= outcome;
    }
    return first ?? { state: 'no-parity' };
  } catch (error) {
    throw explained(error, input.into);
  }
}

/** A recovery set, and what is damaged by it. */
interface Located {
  readonly parity: ParityData;
  readonly damage: readonly FileDamage[];
}

const lostIn = ({ damage }: Located): number => damage.reduce((sum, { slices }) => sum + slices.length, 0);

const bytesOf = ({ files }: RecoverySet): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

const isWanted = (outcome: MendOutcome, wanted: MendInput['wanted']): boolean =>
  outcome.state === 'mended' &&
  (wanted === null ||
    outcome.replacements.some(({ name, sha256 }) => Object.hasOwn(wanted, name) && wanted[name] === sha256));

/** Where a file lies; what is not there is looked for where nothing can be. */
const pathIn =
  ({ into }: MendInput, files: FilesByName) =>
  (name: string): string =>
    Object.hasOwn(files, name) ? (files[name] ?? '') : join(into, `${name}.absent`);

async function mend(input: MendInput, { parity, damage }: Located, run: RunOptions): Promise<MendOutcome> {
  const total = bytesOf(parity.set);
  const others: { files: FilesByName; damage: Map<string, FileDamage> }[] = [];
  if (damage.some(({ slices }) => slices.length > 0)) {
    for (const files of input.others) {
      const reading = breathing(run, 'reading other copies', total);
      const theirs = await locateDamage(parity.set, pathIn(input, files), reading);
      others.push({ files, damage: new Map(theirs.map((file) => [file.name, file])) });
    }
  }
  const outcome = await repairFiles(
    {
      parity,
      damage,
      pathOf: pathIn(input, input.files),
      repairedPathOf: (name) => join(input.into, name),
      elsewhere: (name, slice) => {
        const good = others.find((other) => other.damage.get(name)?.slices.includes(slice) !== true);
        return good === undefined ? null : pathIn(input, good.files)(name);
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
