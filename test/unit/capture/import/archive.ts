// Archives made header by header, so that every field can be got wrong.
import { blockBytes, checksumOf, fields } from '../../../../electron/core/bundle/tar-format.ts';
import type { ByteRange } from '../../../../electron/core/crypto/age/sealed-reader.ts';

export interface Header {
  readonly name: string | Uint8Array;
  readonly typeflag?: string;
  readonly content?: string | Uint8Array;
  /** Instead of the length of the content. */
  readonly size?: string | Uint8Array;
  readonly linkname?: string;
  readonly mode?: string;
  readonly mtime?: string | Uint8Array;
  readonly magic?: string;
  readonly prefix?: string;
  readonly wrongChecksum?: true;
}

export function entry(header: Header): Buffer {
  const content = Buffer.from(header.content ?? '');
  const block = Buffer.alloc(blockBytes);
  const put = (field: keyof typeof fields, value: string | Uint8Array) =>
    Buffer.from(value).copy(block, fields[field][0], 0, fields[field][1]);
  put('name', header.name);
  put('mode', header.mode ?? '0000644');
  put('uid', '0000000');
  put('gid', '0000000');
  put('size', header.size ?? content.length.toString(8).padStart(11, '0'));
  put('mtime', header.mtime ?? '00000000012');
  put('typeflag', header.typeflag ?? '0');
  put('linkname', header.linkname ?? '');
  put('magic', header.magic ?? 'ustar\x0000');
  put('prefix', header.prefix ?? '');
  const sum = checksumOf(block) + (header.wrongChecksum === true ? 1 : 0);
  put('checksum', `${sum.toString(8).padStart(6, '0')}\0 `);
  const padding = Buffer.alloc((blockBytes - (content.length % blockBytes)) % blockBytes);
  return Buffer.concat([block, content, padding]);
}

export const endMark = Buffer.alloc(2 * blockBytes);

export const archiveOf = (...headers: readonly Header[]): Buffer =>
  Buffer.concat([...headers.map(entry), endMark]);

/** One record of a pax header. */
export function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  let length = Buffer.byteLength(rest) + 1;
  while (String(length).length + Buffer.byteLength(rest) !== length)
    length = String(length).length + Buffer.byteLength(rest);
  return `${length}${rest}`;
}

export const rangeOf = (bytes: Uint8Array): ByteRange => ({
  sizeBytes: bytes.length,
  readInto(into, offset) {
    if (offset < 0 || offset + into.length > bytes.length) throw new Error('read beyond the archive');
    into.set(bytes.subarray(offset, offset + into.length));
  },
});
