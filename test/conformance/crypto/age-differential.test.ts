// Mutated files must be accepted and rejected alike by Coldkeep and by npm age-encryption, and open to the same bytes.
// More runs: COLDKEEP_FUZZ_RUNS=20000. Known differences, each on purpose, are in the last block.
import { armor, Decrypter, Encrypter } from 'age-encryption';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ArmorReader, encodeArmor } from '../../../electron/core/crypto/age/armor.ts';
import { openBytes, Opener, type ByteSink, type Identity } from '../../../electron/core/crypto/age/opener.ts';
import { scryptIdentity } from '../../../electron/core/crypto/age/scrypt.ts';
import { sealBytes } from '../../../electron/core/crypto/age/sealer.ts';
import {
  encodeIdentity,
  recipientOf,
  X25519Identity,
  x25519Recipient,
} from '../../../electron/core/crypto/age/x25519.ts';
import { loadSodium } from '../../../electron/core/crypto/sodium.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { pseudoRandomBytes, pseudoRandomSource } from '../../support/pseudo-random.ts';
import { editLines, lineEdit, mutate, mutations, pieceSize, takeApart, withHeader } from './age-mutations.ts';

const numRuns = Number(process.env['COLDKEEP_FUZZ_RUNS'] ?? 300);
const timeout = 60_000 + numRuns * 50;

const secret = pseudoRandomBytes('differential', 32);
const passphrase = 'swordfish';

type Verdict = { accepted: true; plaintext: string } | { accepted: false };
const rejected: Verdict = { accepted: false };

function collector(): ByteSink & { hex: () => string } {
  const pieces: Buffer[] = [];
  return {
    write: (bytes) => void pieces.push(Buffer.from(bytes)),
    hex: () => Buffer.concat(pieces).toString('hex'),
  };
}

/** Ours, fed in pieces. Anything but an expected error is a bug and fails the test. */
function ourVerdict(
  file: Uint8Array,
  identities: readonly Identity[],
  pieceBytes: number,
  armored = false,
): Verdict {
  const released = collector();
  const opener = new Opener(identities, released);
  try {
    const reader = armored ? new ArmorReader(opener) : null;
    for (let offset = 0; offset < file.length; offset += pieceBytes) {
      (reader ?? opener).write(file.subarray(offset, offset + pieceBytes));
    }
    reader?.finish();
    opener.finish();
    return { accepted: true, plaintext: released.hex() };
  } catch (error) {
    if (error instanceof ColdkeepError) return rejected;
    throw error;
  } finally {
    opener.dispose();
  }
}

async function theirVerdict(file: Uint8Array, decrypter: Decrypter, armored = false): Promise<Verdict> {
  try {
    const binary = armored ? armor.decode(Buffer.from(file).toString('latin1')) : file;
    return { accepted: true, plaintext: Buffer.from(await decrypter.decrypt(binary)).toString('hex') };
  } catch {
    return rejected;
  }
}

const x25519Decrypter = (): Decrypter => {
  const decrypter = new Decrypter();
  decrypter.addIdentity(Buffer.from(encodeIdentity(secret)).toString());
  return decrypter;
};

const passphraseDecrypter = (): Decrypter => {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  return decrypter;
};

const ours = (): Identity[] => [new X25519Identity(secret)];

// Where a change makes the work factor large, trying it out would take minutes.
const cheap = (file: Uint8Array): boolean =>
  !/-> scrypt [^\n ]+ (1[2-9]|2[0-9])\n/.test(Buffer.from(file).toString('latin1'));

describe('agreement with age-encryption', () => {
  const files = new Map<number, Uint8Array>();
  let passphraseFile: Uint8Array = new Uint8Array(0);
  beforeAll(async () => {
    await loadSodium();
    const other = recipientOf(pseudoRandomBytes('another', 32));
    for (const size of [0, 100, 65536, 65537, 131072]) {
      const recipients = [x25519Recipient(other), x25519Recipient(recipientOf(secret))];
      files.set(
        size,
        sealBytes(recipients, pseudoRandomBytes(`plain ${size}`, size), pseudoRandomSource(`seal ${size}`)),
      );
    }
    const encrypter = new Encrypter();
    encrypter.setPassphrase(passphrase);
    encrypter.setScryptWorkFactor(5);
    passphraseFile = await encrypter.encrypt('by passphrase');
  });
  const fileOf = (size: number): Uint8Array => files.get(size) ?? new Uint8Array(0);

  it.each([0, 100, 65536, 65537, 131072])(
    'on a file of %i bytes with bytes changed anywhere',
    { timeout },
    async (size) => {
      let accepted = 0;
      await fc.assert(
        fc.asyncProperty(mutations, pieceSize, async (changes, piece) => {
          const file = changes.reduce(mutate, fileOf(size));
          const theirs = await theirVerdict(file, x25519Decrypter());
          expect(ourVerdict(file, ours(), piece)).toEqual(theirs);
          if (theirs.accepted) accepted++;
        }),
        { numRuns: size > 1000 ? Math.ceil(numRuns / 4) : numRuns },
      );
      expect(accepted).toBeGreaterThan(0);
    },
  );

  it('on headers of any form whose MAC is right', { timeout }, async () => {
    const fileKey = pseudoRandomSource('seal 100')(16);
    const { lines, payload } = takeApart(fileOf(100));
    expect(Buffer.from(withHeader(lines, fileKey, payload)).equals(fileOf(100))).toBe(true);
    const counts = { accepted: 0, rejected: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(lineEdit, { maxLength: 3 }), async (edits) => {
        const file = withHeader(edits.reduce(editLines, lines), fileKey, payload);
        const theirs = await theirVerdict(file, x25519Decrypter());
        expect(ourVerdict(file, ours(), 1_000_000)).toEqual(theirs);
        counts[theirs.accepted ? 'accepted' : 'rejected']++;
      }),
      { numRuns: numRuns * 3 },
    );
    expect(counts.accepted).toBeGreaterThan(0);
    expect(counts.rejected).toBeGreaterThan(0);
  });

  it('on passphrase files with bytes changed anywhere', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        const file = changes.reduce(mutate, passphraseFile);
        fc.pre(cheap(file));
        const theirs = await theirVerdict(file, passphraseDecrypter());
        expect(ourVerdict(file, [scryptIdentity(Buffer.from(passphrase))], 1_000_000)).toEqual(theirs);
      }),
      { numRuns },
    );
  });

  it('on armor with bytes changed anywhere', { timeout }, async () => {
    const text = Buffer.from(encodeArmor(fileOf(100)));
    await fc.assert(
      fc.asyncProperty(mutations, pieceSize, async (changes, piece) => {
        const file = changes.reduce(mutate, text);
        // age-encryption trims whatever JavaScript calls white space, the no-break space too; see below.
        fc.pre(!file.includes(0xa0));
        expect(ourVerdict(file, ours(), piece, true)).toEqual(
          await theirVerdict(file, x25519Decrypter(), true),
        );
      }),
      { numRuns: numRuns * 3 },
    );
  });
});

const smallFile = (): Uint8Array =>
  sealBytes([x25519Recipient(recipientOf(secret))], pseudoRandomBytes('difference', 100));

const passphraseHeader = (work: string): Uint8Array =>
  Buffer.from(
    `age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} ${work}\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`,
  );

const openPassphraseHeader = (work: string, accepted?: number) => () =>
  openBytes([scryptIdentity(Buffer.from(passphrase), accepted)], passphraseHeader(work), 1);

describe('differences from age-encryption, on purpose', () => {
  beforeAll(loadSodium);

  it('only ASCII white space, and not without end, may surround armor, as in stock age', async () => {
    for (const around of ['\u{a0}', ' '.repeat(2000)]) {
      const text = Buffer.from(around + encodeArmor(smallFile()), 'latin1');
      expect(await theirVerdict(text, x25519Decrypter(), true)).toMatchObject({ accepted: true });
      expect(ourVerdict(text, [new X25519Identity(secret)], 1_000_000, true)).toEqual(rejected);
    }
  });

  it('a header may have 1 MiB, because it has to be held in memory before anything vouches for it', async () => {
    const fileKey = pseudoRandomSource('large')(16);
    const small = sealBytes(
      [x25519Recipient(recipientOf(secret))],
      Buffer.from('x'),
      pseudoRandomSource('large'),
    );
    const { lines, payload } = takeApart(small);
    const decoys = Array.from({ length: 40_000 }, () => ['-> grease and much of it', 'AAAA']).flat();
    const large = withHeader([...decoys, ...lines], fileKey, payload);
    expect(await theirVerdict(large, x25519Decrypter())).toMatchObject({ accepted: true });
    expect(() => openBytes([new X25519Identity(secret)], large, 1)).toThrow(
      expect.objectContaining({ code: 'header-damaged' }),
    );
  });

  it('passphrase work up to 2^22 is accepted, age-encryption stops at 2^20', () => {
    expect(openPassphraseHeader('23')).toThrow(expect.objectContaining({ code: 'header-damaged' }));
    expect(openPassphraseHeader('11', 10)).toThrow(expect.objectContaining({ code: 'header-damaged' }));
    expect(openPassphraseHeader('10', 10)).toThrow(expect.objectContaining({ code: 'no-matching-identity' }));
  });
});
