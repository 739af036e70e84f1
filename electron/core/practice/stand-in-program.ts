// A program that stands for a real one: a whole ELF file for 64-bit Linux that ends at once, and says whom it stands for.

const headerBytes = 64;
const entryBytes = 56;
const loadedAt = 0x400000n;
/** exit_group(0) on x86-64. */
const ending = Buffer.from('31ffb8e70000000f05', 'hex');

/** An executable; `name` stands in it as text after the code. */
export function standInProgram(name: string): Uint8Array {
  const text = Buffer.from(`\0coldkeep practice stand-in: ${name}\0`, 'utf8');
  const codeAt = headerBytes + entryBytes;
  const total = BigInt(codeAt + ending.length + text.length);
  const header = Buffer.alloc(codeAt);
  header.write('\x7fELF', 0, 'latin1');
  header.set([2, 1, 1], 4);
  header.writeUInt16LE(2, 16);
  header.writeUInt16LE(62, 18);
  header.writeUInt32LE(1, 20);
  header.writeBigUInt64LE(loadedAt + BigInt(codeAt), 24);
  header.writeBigUInt64LE(BigInt(headerBytes), 32);
  header.writeUInt16LE(headerBytes, 52);
  header.writeUInt16LE(entryBytes, 54);
  header.writeUInt16LE(1, 56);
  // One segment: all of the file, readable and executable.
  header.writeUInt32LE(1, 64);
  header.writeUInt32LE(5, 68);
  header.writeBigUInt64LE(loadedAt, 80);
  header.writeBigUInt64LE(loadedAt, 88);
  header.writeBigUInt64LE(total, 96);
  header.writeBigUInt64LE(total, 104);
  header.writeBigUInt64LE(0x1000n, 112);
  return new Uint8Array(Buffer.concat([header, ending, text]));
}
