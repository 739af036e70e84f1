// What Xvfb shows, read from the file it draws into (X window dump): for an app that lets nobody look into it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel, a byte each. */
  readonly rgb: Buffer;
}

/** Reads the screen of an Xvfb that was started with this `pictureFolder`. */
export function readScreen(pictureFolder: string): Picture {
  const file = readFileSync(path.join(pictureFolder, 'Xvfb_screen0'));
  const field = (index: number) => file.readUInt32BE(index * 4);
  const [headerBytes, version, width, height, lineBytes, colours] = [0, 1, 4, 5, 12, 19].map(field);
  if (version !== 7 || field(11) !== 32) throw new Error('this is not a window dump of 32 bits a pixel');
  const start = (headerBytes ?? 0) + (colours ?? 0) * 12;
  const picture = { width: width ?? 0, height: height ?? 0 };
  const rgb = Buffer.alloc(picture.width * picture.height * 3);
  for (let y = 0, to = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++, to += 3) {
      const from = start + y * (lineBytes ?? 0) + x * 4;
      rgb[to] = file[from + 2] ?? 0;
      rgb[to + 1] = file[from + 1] ?? 0;
      rgb[to + 2] = file[from] ?? 0;
    }
  }
  return { ...picture, rgb };
}

/** How many of 1000 pixels differ between two pictures of one size. */
export function difference(one: Picture, other: Picture): number {
  if (one.rgb.length !== other.rgb.length) return 1000;
  let differing = 0;
  for (let at = 0; at < one.rgb.length; at += 3) {
    const same =
      one.rgb[at] === other.rgb[at] &&
      one.rgb[at + 1] === other.rgb[at + 1] &&
      one.rgb[at + 2] === other.rgb[at + 2];
    if (!same) differing++;
  }
  return (differing / (one.rgb.length / 3)) * 1000;
}

/** How many colours a picture has, up to a limit: 1 is an empty screen. */
export function colours({ rgb }: Picture, limit = 100): number {
  const seen = new Set<number>();
  for (let at = 0; at < rgb.length && seen.size < limit; at += 3) seen.add(rgb.readUIntBE(at, 3));
  return seen.size;
}

const crcTable = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  let crc = 0xffffffff;
  for (const byte of body) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  const frame = Buffer.alloc(4 + body.length + 4);
  frame.writeUInt32BE(content.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 4 + body.length);
  return frame;
}

/** Writes a picture as a PNG file, for a person to look at. */
export function writePng(file: string, { width, height, rgb }: Picture): void {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const lines = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++)
    rgb.copy(lines, y * (1 + width * 3) + 1, y * width * 3, (y + 1) * width * 3);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))];
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, Buffer.concat([signature, ...chunks]));
}
