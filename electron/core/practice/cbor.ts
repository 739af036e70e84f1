// The little CBOR (RFC 8949) that Cardano's key files and certificates need, in its shortest form.

export type Cbor = number | string | null | Uint8Array | readonly Cbor[] | CborTag;

export interface CborTag {
  readonly tag: number;
  readonly value: Cbor;
}

export function encodeCbor(value: Cbor): Uint8Array {
  if (value === null) return Uint8Array.of(0xf6);
  if (typeof value === 'number') return head(0, value);
  if (typeof value === 'string') {
    const bytes = Buffer.from(value, 'utf8');
    return Buffer.concat([head(3, bytes.length), bytes]);
  }
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  if ('tag' in value) return Buffer.concat([head(6, value.tag), encodeCbor(value.value)]);
  return Buffer.concat([head(4, value.length), ...value.map(encodeCbor)]);
}

/** Major type and argument. Only integers from 0 to 2^53 - 1. */
function head(major: number, argument: number): Buffer {
  if (!Number.isSafeInteger(argument) || argument < 0) throw new Error(`no CBOR form for ${argument}`);
  const first = major << 5;
  if (argument < 24) return Buffer.from([first | argument]);
  if (argument < 0x100) return Buffer.from([first | 24, argument]);
  const bytes = argument < 0x10000 ? 2 : argument < 0x100000000 ? 4 : 8;
  const buffer = Buffer.alloc(1 + bytes);
  buffer[0] = first | (bytes === 2 ? 25 : bytes === 4 ? 26 : 27);
  if (bytes === 8) buffer.writeBigUInt64BE(BigInt(argument), 1);
  else buffer.writeUIntBE(argument, 1, bytes);
  return buffer;
}
