// catalogue.age with its signature and its predecessor: stored so that whenever the power goes a whole, signed state is there.
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { ColdkeepError, type ErrorCode } from '../../../shared/domain/errors.ts';
import type { VaultDisk } from './vault-disk.ts';

/** Sealing and signing, done by whoever holds the identity. `open` and `verify` throw ColdkeepError for what does not hold. */
export interface SealingKeys {
  /** Plaintext → binary age file. */
  seal(plaintext: Uint8Array): Promise<Uint8Array> | Uint8Array;
  open(ciphertext: Uint8Array): Promise<Uint8Array> | Uint8Array;
  /** The four lines of a minisign signature. */
  sign(bytes: Uint8Array): Promise<string> | string;
  verify(bytes: Uint8Array, signature: string): Promise<void> | void;
}

const current = 'catalogue.age';
const predecessor = 'catalogue.age.prev';
const incoming = 'catalogue.age.new';
const signatureOf = (name: string): string => `${name}.minisig`;

/** Newest first. Any signature may belong to any of them: a crash between two renames leaves a pair under two names. */
const names = [incoming, current, predecessor] as const;

const maxFileBytes = 1024 * 1024 * 1024;
const maxSignatureBytes = 4096;

/** Which files hold the state that was loaded or stored last. */
export interface Pair {
  readonly file: string;
  readonly signature: string;
}

export interface LoadedPair extends Pair {
  readonly plaintext: Uint8Array;
  readonly source: 'current' | 'predecessor';
  /** What a person should know; null where all is as it should be. */
  readonly note: string | null;
}

/**
 * The newest state whose signature holds. Nothing is parsed before that.
 * Errors: catalogue-damaged (absent or not readable as age), catalogue-forged (sealed for this vault, but not signed by it).
 */
export async function loadPair(disk: VaultDisk, keys: SealingKeys): Promise<LoadedPair> {
  const signatures = new Map<string, string>();
  for (const name of names.map(signatureOf)) {
    const bytes = await readOrNull(disk, name, maxSignatureBytes);
    if (bytes !== null) signatures.set(name, Buffer.from(bytes).toString('utf8'));
  }
  const faults: string[] = [];
  let forged = false;
  // A whole current pair is what was stored last; what is incoming beside it was never finished.
  const settled = await trial(
    disk,
    keys,
    current,
    new Map([...signatures].filter(([name]) => name === signatureOf(current))),
  );
  if (settled.pair !== null) return { ...settled.pair, source: 'current', note: null };
  for (const name of names) {
    const { pair, fault } = await trial(disk, keys, name, signatures);
    if (pair !== null) {
      if (name !== predecessor) return { ...pair, source: 'current', note: null };
      const note = `${faults.join('; ')}. Its predecessor was opened: what was recorded last is missing.`;
      return { ...pair, source: 'predecessor', note };
    }
    forged ||= fault === 'forged';
    if (name !== incoming || fault !== 'absent') faults.push(sentenceOf(name, fault));
  }
  throw new ColdkeepError(forged ? 'catalogue-forged' : 'catalogue-damaged', `${faults.join('; ')}.`);
}

/**
 * Stores a new state and keeps the one in `base` as its predecessor (null at the very first time). Until the last rename the old
 * state is whole under some names; from the renames on the new one is, too. Returns where the new state is.
 * Errors are those of the disk; whatever happened, `loadPair` finds a whole state, the old or the new.
 */
export async function storePair(
  disk: VaultDisk,
  base: Pair | null,
  ciphertext: Uint8Array,
  signature: string,
): Promise<Pair> {
  if (base !== null) await settle(disk, base);
  await disk.remove(incoming);
  await disk.remove(signatureOf(incoming));
  try {
    await disk.write(incoming, ciphertext);
    await disk.write(signatureOf(incoming), Buffer.from(signature, 'utf8'));
  } catch (error) {
    await removeQuietly(disk, incoming);
    await removeQuietly(disk, signatureOf(incoming));
    throw error;
  }
  if (base !== null) {
    await disk.rename(current, predecessor);
    await disk.rename(signatureOf(current), signatureOf(predecessor));
  }
  await disk.rename(incoming, current);
  await disk.rename(signatureOf(incoming), signatureOf(current));
  await disk.sync();
  return { file: current, signature: signatureOf(current) };
}

/** Brings the state we stand on under the current names before anything is written: nothing that follows can then destroy it. */
async function settle(disk: VaultDisk, base: Pair): Promise<void> {
  if (base.file === current && base.signature === signatureOf(current)) return;
  if (base.file !== current) await disk.rename(base.file, current);
  if (base.signature !== signatureOf(current)) await disk.rename(base.signature, signatureOf(current));
  await disk.sync();
}

type Fault = 'absent' | 'damaged' | 'forged' | 'unreadable';
type Trial =
  | { readonly pair: Pair & { readonly plaintext: Uint8Array }; readonly fault: null }
  | { readonly pair: null; readonly fault: Fault };

async function trial(
  disk: VaultDisk,
  keys: SealingKeys,
  name: string,
  signatures: ReadonlyMap<string, string>,
): Promise<Trial> {
  let ciphertext: Uint8Array | null;
  try {
    ciphertext = await disk.read(name, maxFileBytes);
  } catch {
    return { pair: null, fault: 'unreadable' };
  }
  if (ciphertext === null) return { pair: null, fault: 'absent' };
  for (const [signature, text] of signatures) {
    if ((await attempt(() => keys.verify(ciphertext, text), signatureCodes)) === null) continue;
    const opened = await attempt(() => keys.open(ciphertext), sealCodes);
    return opened === null
      ? { pair: null, fault: 'damaged' }
      : { pair: { file: name, signature, plaintext: opened.result }, fault: null };
  }
  // Only to give the fault its name: anyone who knows the public recipient can seal a file, the contents are not looked at.
  const opens = (await attempt(() => keys.open(ciphertext), sealCodes)) !== null;
  return { pair: null, fault: opens ? 'forged' : 'damaged' };
}

const signatureCodes: readonly ErrorCode[] = [
  'signature-malformed',
  'signature-wrong',
  'signature-foreign',
  'comment-mismatch',
];
const sealCodes: readonly ErrorCode[] = [
  'no-matching-identity',
  'recipient-unsupported',
  'header-damaged',
  'header-mac-wrong',
  'armor-damaged',
  'payload-damaged',
];

/** Null where `act` fails in one of the expected ways; any other failure (a worker that ended) says nothing about the file. */
async function attempt<T>(
  act: () => Promise<T> | T,
  expected: readonly ErrorCode[],
): Promise<{ readonly result: T } | null> {
  try {
    return { result: await act() };
  } catch (error) {
    if (error instanceof ColdkeepError && expected.includes(error.code)) return null;
    throw error;
  }
}

async function readOrNull(disk: VaultDisk, name: string, maxBytes: number): Promise<Uint8Array | null> {
  try {
    return await disk.read(name, maxBytes);
  } catch {
    // A signature that cannot be read proves nothing, like one that is not there.
    return null;
  }
}

async function removeQuietly(disk: VaultDisk, name: string): Promise<void> {
  try {
    await disk.remove(name);
  } catch {
    // The failure that led here is the one to tell; a leftover is ignored by the reader and replaced by the next writer.
  }
}

function sentenceOf(name: string, fault: Fault): string {
  switch (fault) {
    case 'absent':
      return `${name} is missing`;
    case 'unreadable':
      return `${name} cannot be read`;
    case 'forged':
      return `${name} opens, but is not signed by this vault: it is forged, or its signature is damaged`;
    case 'damaged':
      return `${name} is damaged`;
    default:
      return assertNever(fault);
  }
}
