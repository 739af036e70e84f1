// PAR2 packets (specification 2.0, "Packet Header"): everything in a PAR2 file is a packet that names its length and carries the MD5
// of the rest of itself, so what is whole of a damaged file can still be used.
import { createHash } from 'node:crypto';

export const headerBytes = 64;
const magic = Buffer.from('PAR2\0PKT', 'latin1');

/** A type is 16 bytes; unknown ones are passed over. */
export const packetTypes = {
  main: 'PAR 2.0\0Main\0\0\0\0',
  fileDescription: 'PAR 2.0\0FileDesc',
  sliceChecksums: 'PAR 2.0\0IFSC\0\0\0\0',
  recoverySlice: 'PAR 2.0\0RecvSlic',
  creator: 'PAR 2.0\0Creator\0',
} as const;
export type PacketType = keyof typeof packetTypes;

const typeNames: ReadonlyMap<string, string> = new Map(
  Object.entries(packetTypes).map(([name, bytes]) => [bytes, name]),
);

export const md5 = (...pieces: readonly Uint8Array[]): Buffer => {
  const hash = createHash('md5');
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
};

/** Fills with zeros to a multiple of 4, as every body must be. */
export function padToFour(bytes: Uint8Array): Buffer {
  const padded = Buffer.alloc(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  return padded;
}

/** `setId` is the recovery set's, 16 bytes; the length of `body` is a multiple of 4. */
export function encodePacket(type: PacketType, setId: Uint8Array, body: Uint8Array): Buffer {
  const packet = Buffer.alloc(headerBytes + body.length);
  magic.copy(packet);
  packet.writeBigUInt64LE(BigInt(packet.length), 8);
  packet.set(setId, 32);
  packet.write(packetTypes[type], 48, 'latin1');
  packet.set(body, headerBytes);
  md5(packet.subarray(32)).copy(packet, 16);
  return packet;
}

export interface PacketHeader {
  /** Null for a type that is not known here. */
  readonly type: PacketType | null;
  /** Of the whole packet. */
  readonly bytes: number;
  /** MD5 of everything from the set id on. */
  readonly hash: Buffer;
  readonly setId: Buffer;
}

/** Reads the 64 bytes of a header; null for anything else. Does not tell whether the packet is whole. */
export function decodeHeader(bytes: Uint8Array): PacketHeader | null {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (header.length < headerBytes || !header.subarray(0, magic.length).equals(magic)) return null;
  const length = header.readBigUInt64LE(8);
  if (length < BigInt(headerBytes) || length % 4n !== 0n || length > BigInt(Number.MAX_SAFE_INTEGER))
    return null;
  const type = typeNames.get(header.toString('latin1', 48, headerBytes));
  return {
    type: isPacketType(type) ? type : null,
    bytes: Number(length),
    hash: Buffer.from(header.subarray(16, 32)),
    setId: Buffer.from(header.subarray(32, 48)),
  };
}

const isPacketType = (name: string | undefined): name is PacketType =>
  name !== undefined && Object.hasOwn(packetTypes, name);

/** Where the next packet may begin at or after `from`; -1 where none does. */
export const findPacket = (bytes: Buffer, from: number): number => bytes.indexOf(magic, from);
