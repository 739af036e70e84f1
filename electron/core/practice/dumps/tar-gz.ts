// A tar.gz as "tar -czf" writes it, of small files with short names.
import { gzipSync } from 'node:zlib';
import { blockBytes, checksumOf, endBytes, fields, magic, paddingBytes } from '../../bundle/tar-format.ts';

/** Path → contents; paths of at most 100 bytes. `writtenMs` is the time of every file. */
export function tarGz(files: Readonly<Record<string, string>>, writtenMs: number): Uint8Array {
  const parts = Object.entries(files).flatMap(([path, text]) => {
    const content = Buffer.from(text, 'utf8');
    return [fileHeader(path, content.length, writtenMs), content, Buffer.alloc(paddingBytes(content.length))];
  });
  return new Uint8Array(gzipSync(Buffer.concat([...parts, Buffer.alloc(endBytes)])));
}

function fileHeader(path: string, size: number, writtenMs: number): Buffer {
  const block = Buffer.alloc(blockBytes);
  const octal = ([at, length]: readonly [number, number], value: number) =>
    block.write(value.toString(8).padStart(length - 1, '0'), at, 'latin1');
  block.write(path, fields.name[0], 'latin1');
  octal(fields.mode, 0o600);
  octal(fields.uid, 0);
  octal(fields.gid, 0);
  octal(fields.size, size);
  octal(fields.mtime, Math.floor(writtenMs / 1000));
  block.write('0', fields.typeflag[0], 'latin1');
  block.write(magic, fields.magic[0], 'latin1');
  block.write(`${checksumOf(block).toString(8).padStart(6, '0')}\0 `, fields.checksum[0], 'latin1');
  return block;
}
