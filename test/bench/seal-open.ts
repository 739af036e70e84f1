// Sealing and opening in memory, ours beside age-encryption, in one run on the same bytes. The ratios matter, not the figures.
import { createHash } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import { Opener } from '../../electron/core/crypto/age/opener.ts';
import { Sealer } from '../../electron/core/crypto/age/sealer.ts';
import {
  encodeIdentity,
  generateIdentity,
  recipientOf,
  X25519Identity,
  x25519Recipient,
} from '../../electron/core/crypto/age/x25519.ts';
import { loadSodium } from '../../electron/core/crypto/sodium.ts';

export interface SealOpenResult {
  mebibytes: number;
  /** MiB/s. */
  ours: { seal: number; open: number };
  ageEncryption: { seal: number; open: number };
  /** Ours divided by age-encryption's. */
  ratio: { seal: number; open: number };
  /** By how much the WebAssembly heap grew while sealing and opening, in bytes. */
  heapGrowth: number;
}

const mebibyte = 1024 * 1024;
/** How much is handed over at a time, to either. */
const pieceBytes = mebibyte / 2;

/** Where both put their output: memory that is there already, so that nothing but the work is measured. */
class Target {
  readonly #bytes: Uint8Array;
  #length = 0;

  constructor(byteCount: number) {
    this.#bytes = new Uint8Array(byteCount).fill(1);
  }

  write(piece: Uint8Array): void {
    this.#bytes.set(piece, this.#length);
    this.#length += piece.length;
  }

  /** What was written since the last call. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    return taken;
  }
}

/** Seals and opens `mebibytes` MiB; every round trip is compared with its source. */
export async function benchSealOpen(mebibytes: number): Promise<SealOpenResult> {
  const lib = await loadSodium();
  const secret = generateIdentity();
  const plaintext = variedBytes(mebibytes * mebibyte);
  // Room for the header and a tag of 16 bytes in every 64 KiB.
  const sealed = new Target(plaintext.length + plaintext.length / 2048 + 4096);
  const opened = new Target(plaintext.length);
  const measure = async (act: () => void | Promise<void>): Promise<number> => {
    const start = performance.now();
    await act();
    return mebibytes / ((performance.now() - start) / 1000);
  };
  // V8 compiles both to their fastest form only after a while.
  const warmUp = plaintext.subarray(0, 16 * mebibyte);

  seal(secret, warmUp, sealed);
  open(secret, sealed.take(), opened);
  opened.take();
  const heapBefore = lib.HEAPU8.length;
  const ours = { seal: await measure(() => seal(secret, plaintext, sealed)), open: 0 };
  const ourFile = sealed.take();
  ours.open = await measure(() => open(secret, ourFile, opened));
  const heapGrowth = lib.HEAPU8.length - heapBefore;
  demandEqual(opened.take(), plaintext);

  const encrypter = new Encrypter();
  encrypter.addRecipient(recipientOf(secret));
  const decrypter = new Decrypter();
  decrypter.addIdentity(Buffer.from(encodeIdentity(secret)).toString());
  await pump(await encrypter.encrypt(pieces(warmUp)), sealed);
  await pump(await decrypter.decrypt(pieces(sealed.take())), opened);
  opened.take();
  const theirs = {
    seal: await measure(async () => pump(await encrypter.encrypt(pieces(plaintext)), sealed)),
    open: 0,
  };
  const theirFile = sealed.take();
  theirs.open = await measure(async () => pump(await decrypter.decrypt(pieces(theirFile)), opened));
  demandEqual(opened.take(), plaintext);

  const ratio = { seal: ours.seal / theirs.seal, open: ours.open / theirs.open };
  return { mebibytes, ours, ageEncryption: theirs, ratio, heapGrowth };
}

const row = (name: string, { seal, open }: { seal: number; open: number }, unit: string): string =>
  `${name.padEnd(16)}${seal.toFixed(1).padStart(8)} ${unit}${open.toFixed(1).padStart(8)} ${unit}`;

/** The result as a few lines of text. */
export function formatSealOpen(result: SealOpenResult): string {
  return [
    `seal and open ${result.mebibytes} MiB in memory, one thread`,
    row('coldkeep', result.ours, 'MiB/s'),
    row('age-encryption', result.ageEncryption, 'MiB/s'),
    row('ratio', result.ratio, 'x    '),
    `the WebAssembly heap grew by ${result.heapGrowth} bytes`,
  ].join('\n');
}

function seal(secret: Uint8Array, plaintext: Uint8Array, target: Target): void {
  const sealer = new Sealer([x25519Recipient(recipientOf(secret))], target);
  for (let offset = 0; offset < plaintext.length; offset += pieceBytes) {
    sealer.write(plaintext.subarray(offset, offset + pieceBytes));
  }
  sealer.finish();
  sealer.dispose();
}

function open(secret: Uint8Array, sealed: Uint8Array, target: Target): void {
  const opener = new Opener([new X25519Identity(secret)], target);
  for (let offset = 0; offset < sealed.length; offset += pieceBytes) {
    opener.write(sealed.subarray(offset, offset + pieceBytes));
  }
  opener.finish();
  opener.dispose();
}

function pieces(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let offset = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (offset >= bytes.length) controller.close();
      else controller.enqueue(bytes.subarray(offset, (offset += pieceBytes)));
    },
  });
}

async function pump(stream: ReadableStream<Uint8Array>, target: Target): Promise<void> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    target.write(value);
  }
}

function variedBytes(byteCount: number): Uint8Array {
  const block = createHash('sha512').update('coldkeep bench').digest();
  const bytes = new Uint8Array(byteCount);
  for (let offset = 0; offset < bytes.length; offset += block.length) bytes.set(block, offset);
  return bytes;
}

function demandEqual(actual: Uint8Array, expected: Uint8Array): void {
  if (!Buffer.from(actual.buffer, actual.byteOffset, actual.length).equals(expected)) {
    throw new Error('what was opened is not what was sealed');
  }
}
