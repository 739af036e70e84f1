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

export type RepairOutcome =
  | { readonly repaired: true; readonly files: readonly string[] }
  /** More slices are lost than there are recovery slices for. */
  | { readonly repaired: false; readonly lost: number; readonly recovery: number };

export interface RepairInput {
  readonly parity: ParityData;
  readonly damage: readonly FileDamage[];
  /** Where a file of the set lies. */
  readonly pathOf: (name: string) => string;
  /** Where its repaired twin is written: another place than `pathOf`. What lies there is replaced. */
  readonly repairedPathOf: (name: string) => string;
}

/**
 * Writes a whole, repaired twin of every damaged file; the files themselves are left alone, and the caller compares the twins with
 * the checksums that it trusts before it puts them in place. Throws what the file system throws, and `cancelled`.
 */
export async function repairFiles(input: RepairInput, run: RunOptions = {}): Promise<RepairOutcome> {
  const { set, recovery } = input.parity;
  const damaged = new Map(input.damage.map((file) => [file.name, new Set(file.slices)]));
  const lost: { file: ProtectedFile; index: number; slice: number }[] = [];
  const left: { place: SlicePlace; slice: number }[] = [];
  const places = placesOf(set, input.pathOf);
  let slice = 0;
  for (const file of set.files) {
    for (const index of file.slices.keys()) {
      const place = places[slice];
      if (damaged.get(file.name)?.has(index) === true) lost.push({ file, index, slice });
      else if (place !== undefined) left.push({ place, slice });
      slice += 1;
    }
  }
  const constants = inputConstants(places.length);
  const factorOf = (exponent: number, of: number): number => power(constants[of] ?? 0, exponent);
  const rows = recovery.map(({ exponent }) =>
    Uint16Array.from(lost, (each) => factorOf(exponent, each.slice)),
  );
  const solution = solve(rows, lost.length);
  if (solution === null) return { repaired: false, lost: lost.length, recovery: recovery.length };

  const used = solution.used.flatMap((index) => recovery[index] ?? []);
  // A lost slice is the sum of the recovery slices used and of what the slices that are left had added to those.
  const factors = solution.inverse.map((row) => {
    const ofLeft = left.map(({ slice: of }) =>
      used.reduce((sum, { exponent }, at) => sum ^ multiply(row[at] ?? 0, factorOf(exponent, of)), 0),
    );
    return Uint16Array.from([...ofLeft, ...row]);
  });
  const recoveryPlaces = used.map(({ path, offset }) => ({ path, offset, end: offset + set.sliceBytes }));
  const twins = new Map(input.damage.map(({ name }) => [name, openSync(input.repairedPathOf(name), 'w')]));
  try {
    for (const { name } of input.damage) {
      const file = set.files.find((each) => each.name === name);
      if (file !== undefined)
        copyGood(file, set.sliceBytes, damaged.get(name) ?? new Set(), input, twins.get(name) ?? -1);
    }
    const inputs = [...left.map(({ place }) => place), ...recoveryPlaces];
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
          writeSync(twins.get(target.file.name) ?? -1, wanted, 0, wanted.length, position);
      },
      pause: breathing(run, 'repairing', inputs.length * set.sliceBytes),
    });
  } finally {
    for (const fd of twins.values()) closeSync(fd);
  }
  return { repaired: true, files: input.damage.map(({ name }) => name) };
}

/** Takes over what is good of a damaged file, and gives its twin the length that the file had. */
function copyGood(
  file: ProtectedFile,
  sliceBytes: number,
  damaged: ReadonlySet<number>,
  input: RepairInput,
  twin: number,
): void {
  ftruncateSync(twin, file.bytes);
  if (damaged.size === file.slices.length) return;
  const source = openSync(input.pathOf(file.name), 'r');
  try {
    const slice = Buffer.alloc(sliceBytes);
    for (const index of file.slices.keys()) {
      if (damaged.has(index)) continue;
      const position = index * sliceBytes;
      const length = readFully(
        source,
        slice.subarray(0, Math.min(sliceBytes, file.bytes - position)),
        position,
      );
      writeSync(twin, slice, 0, length, position);
    }
  } finally {
    closeSync(source);
  }
}
