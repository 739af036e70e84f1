// Works out lost slices from those that are left and from recovery slices.
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { sumBands, type SlicePlace } from './bands.ts';
import { breathing } from './breath.ts';
import { placesOf } from './create.ts';
import type { FileDamage } from './damage.ts';
import { inputConstants, multiply, power } from './galois.ts';
import { solve } from './matrix.ts';
import { readFully, type ProtectedFile } from './recovery-set.ts';
import type { ParityData } from './read-packets.ts';

/** The work grows with the square of it, and the memory too; nothing of ours can repair as many. */
const mostLostSlices = 2048;

export type RepairOutcome =
  | { readonly repaired: true; readonly files: readonly string[] }
  /** More slices are lost than there are recovery slices for. */
  | { readonly repaired: false; readonly lost: number; readonly recovery: number };

export interface RepairInput {
  readonly parity: ParityData;
  readonly damage: readonly FileDamage[];
  /** Where a file of the set lies. */
  readonly pathOf: (name: string) => string;
  /** Where its repaired replacement is written: another place than `pathOf`. What lies there is replaced. */
  readonly repairedPathOf: (name: string) => string;
  /** Another file that holds a damaged slice as it should be; null where none does. */
  readonly elsewhere?: (name: string, slice: number) => string | null;
}

interface LostSlice {
  readonly file: ProtectedFile;
  readonly index: number;
  /** Its number in the recovery set. */
  readonly slice: number;
}

interface GoodSlice extends LostSlice {
  readonly place: SlicePlace;
}

/**
 * Writes a whole, repaired replacement of every damaged file; the files themselves are left alone, and the caller compares the replacements with
 * the checksums that it trusts before it puts them in place. Throws what the file system throws, and `cancelled`.
 */
export async function repairFiles(input: RepairInput, run: RunOptions = {}): Promise<RepairOutcome> {
  const { set } = input.parity;
  const { lost, good } = sortSlices(input);
  const solution = solveFor(input.parity, lost);
  if (solution === null)
    return { repaired: false, lost: lost.length, recovery: input.parity.recovery.length };

  const { used, factors } = weigh(input.parity, solution, lost, good);
  const recoveryPlaces = used.map(({ path, offset }) => ({ path, offset, end: offset + set.sliceBytes }));
  const replacements = new Map(
    input.damage.map(({ name }) => [name, openSync(input.repairedPathOf(name), 'w')]),
  );
  try {
    copyGood(set.files, set.sliceBytes, good, replacements);
    const inputs = lost.length === 0 ? [] : [...good.map(({ place }) => place), ...recoveryPlaces];
    await sumBands({
      inputs,
      outputs: lost.length,
      sliceBytes: set.sliceBytes,
      factor: (output, at) => factors[output]?.[at] ?? 0,
      take: (output, offset, band) => {
        const target = lost[output];
        if (target === undefined) return;
        const position = target.index * set.sliceBytes + offset;
        const wanted = band.subarray(0, Math.max(0, Math.min(band.length, target.file.bytes - position)));
        if (wanted.length > 0)
          writeSync(replacements.get(target.file.name) ?? -1, wanted, 0, wanted.length, position);
      },
      pause: breathing(run, 'repairing', inputs.length * set.sliceBytes),
    });
  } finally {
    for (const fd of replacements.values()) closeSync(fd);
  }
  return { repaired: true, files: input.damage.map(({ name }) => name) };
}

/** Which slices of the set are lost, and where the others lie. */
function sortSlices(input: RepairInput): { lost: LostSlice[]; good: GoodSlice[] } {
  const { set } = input.parity;
  const damaged = new Map(input.damage.map((file) => [file.name, new Set(file.slices)]));
  const places = placesOf(set, input.pathOf);
  const lost: LostSlice[] = [];
  const good: GoodSlice[] = [];
  let slice = 0;
  for (const file of set.files) {
    for (const index of file.slices.keys()) {
      const place = places[slice];
      const isDamaged = damaged.get(file.name)?.has(index) === true;
      const elsewhere = isDamaged ? (input.elsewhere?.(file.name, index) ?? null) : null;
      if (place !== undefined && !isDamaged) good.push({ file, index, slice, place });
      else if (place !== undefined && elsewhere !== null)
        good.push({ file, index, slice, place: { ...place, path: elsewhere } });
      else lost.push({ file, index, slice });
      slice += 1;
    }
  }
  return { lost, good };
}

type Solution = NonNullable<ReturnType<typeof solve>>;

const factorsOf = ({ set }: ParityData): ((exponent: number, slice: number) => number) => {
  const constants = inputConstants(set.files.reduce((sum, file) => sum + file.slices.length, 0));
  return (exponent, slice) => power(constants[slice] ?? 0, exponent);
};

function solveFor(parity: ParityData, lost: readonly LostSlice[]): Solution | null {
  if (lost.length > Math.min(mostLostSlices, parity.recovery.length)) return null;
  const factorOf = factorsOf(parity);
  // A few more than are needed: some of them may be sums of the others.
  const rows = parity.recovery
    .slice(0, lost.length + 256)
    .map(({ exponent }) => Uint16Array.from(lost, ({ slice }) => factorOf(exponent, slice)));
  return solve(rows, lost.length);
}

/** A lost slice is the sum of the recovery slices used and of what the slices that are left had added to those. */
function weigh(
  parity: ParityData,
  solution: Solution,
  lost: readonly LostSlice[],
  good: readonly GoodSlice[],
) {
  const factorOf = factorsOf(parity);
  const used = solution.used.flatMap((index) => parity.recovery[index] ?? []);
  const factors = solution.inverse.slice(0, lost.length).map((row) => {
    const ofGood = good.map(({ slice: of }) =>
      used.reduce((sum, { exponent }, at) => sum ^ multiply(row[at] ?? 0, factorOf(exponent, of)), 0),
    );
    return Uint16Array.from([...ofGood, ...row]);
  });
  return { used, factors };
}

/** Takes over what is good of the damaged files, and gives each replacement the length that its file had. */
function copyGood(
  files: readonly ProtectedFile[],
  sliceBytes: number,
  good: readonly GoodSlice[],
  replacements: ReadonlyMap<string, number>,
): void {
  for (const file of files) {
    const replacement = replacements.get(file.name);
    if (replacement !== undefined) ftruncateSync(replacement, file.bytes);
  }
  const piece = Buffer.alloc(Math.min(sliceBytes, 1024 * 1024));
  const sources = new Map<string, number>();
  try {
    for (const { file, index, place } of good) {
      const replacement = replacements.get(file.name);
      if (replacement === undefined) continue;
      const source = sources.get(place.path) ?? openSync(place.path, 'r');
      sources.set(place.path, source);
      const end = Math.min((index + 1) * sliceBytes, file.bytes);
      for (let position = index * sliceBytes; position < end;) {
        const wanted = piece.subarray(0, Math.min(piece.length, end - position));
        const length = readFully(source, wanted, position);
        if (length === 0) break;
        writeSync(replacement, piece, 0, length, position);
        position += length;
      }
    }
  } finally {
    for (const fd of sources.values()) closeSync(fd);
  }
}
