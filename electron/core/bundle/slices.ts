// Slices: one sealed part as several files, where the file system cannot hold it in one. `cat NAME.*` joins them again.

export interface Slice {
  readonly name: string;
  /** Where it begins in the part, and how many bytes it has. */
  readonly offset: number;
  readonly bytes: number;
}

/** The files in which a part of `bytes` is written: itself, or NAME.000, NAME.001, … of at most `maxFileBytes` each. */
export function sliceNames(name: string, bytes: number, maxFileBytes: number): Slice[] {
  if (!(maxFileBytes >= 1)) throw new Error(`a file system cannot hold files of ${maxFileBytes} bytes`);
  if (bytes <= maxFileBytes) return [{ name, offset: 0, bytes }];
  const size = Math.floor(maxFileBytes);
  const count = Math.ceil(bytes / size);
  // All numbers have the same length, so that a shell's pattern lists them in order.
  const digits = Math.max(3, String(count - 1).length);
  return Array.from({ length: count }, (_, index) => ({
    name: `${name}.${String(index).padStart(digits, '0')}`,
    offset: index * size,
    bytes: Math.min(size, bytes - index * size),
  }));
}

/** The files among `names` that make up the part, in order; null if one is missing or both forms are there. */
export function slicesOf(partName: string, names: Iterable<string>): string[] | null {
  const numbered: string[] = [];
  let whole = false;
  for (const name of names) {
    if (name === partName) whole = true;
    else if (name.startsWith(`${partName}.`) && /^\d{3,}$/.test(name.slice(partName.length + 1)))
      numbered.push(name);
  }
  if (whole) return numbered.length === 0 ? [partName] : null;
  numbered.sort();
  const complete = numbered.every((name, index) => Number(name.slice(partName.length + 1)) === index);
  return numbered.length > 0 && complete ? numbered : null;
}
