// A tar.gz as "tar -czf" writes it (IEEE Std 1003.1, ustar), of small files with short names.
import { gzipSync } from 'node:zlib';

const blockBytes = 512;

/** Path → contents; paths of at most 100 bytes. `writtenMs` is the time of every file. */
export function tarGz(files: Readonly<Record<string, string>>, writtenMs: number): Uint8Array {
  const parts = Object.entries(files).flatMap(([path, text]) => {
    const content = Buffer.from(text, 'utf8');
    const padding = (blockBytes - (content.length % blockBytes)) % blockBytes;
    return [fileHeader(path, content.length, writtenMs), content, Buffer.alloc(padding)];
  });
  // Two blocks of zeros end an archive.
  return new Uint8Array(gzipSync(Buffer.concat([...parts, Buffer.alloc(2 * blockBytes)])));
}

function fileHeader(path: string, size: number, writtenMs: number): Buffer {
  const block = Buffer.alloc(blockBytes);
  const octal = (at: number, digits: number, value: number) =>
    block.write(value.toString(8).padStart(digits, '0'), at, 'latin1');
  block.write(path, 0, 'latin1');
  octal(100, 7, 0o600);
  octal(108, 7, 0);
  octal(116, 7, 0);
  octal(124, 11, size);
  octal(136, 11, Math.floor(writtenMs / 1000));
  block.write('0', 156, 'latin1');
  block.write('ustar\x0000', 257, 'latin1');
  // The sum counts its own field as spaces.
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}
