// Puts a bundle into a new file of the intake, sealed, and only there once everything about it holds. It is judged by what was written,
// not by the carrier: nobody can exchange it in between.
import { createHash } from 'node:crypto';
import type { BundleConditions } from '../../../../shared/domain/bundle-conditions.ts';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import type { RunOptions } from '../../../../shared/domain/progress.ts';
import type { Profile } from '../../../../shared/profiles/profile.ts';
import { SealedFile } from '../../bundle/sealed-file.ts';
import type { Identity } from '../../crypto/age/opener.ts';
import { Sealer, type ByteSink, type Recipient } from '../../crypto/age/sealer.ts';
import { Pace } from '../pace.ts';
import { readBundleBeginning, readBundleIndex } from './bundle-index.ts';
import { assertContents, isSealed, withBundleFile } from './look-into.ts';
import type { OpenedFile } from './opened-file.ts';
import { openSealed, SealedBundle } from './sealed-bundle.ts';
import { assertMayBeUnsealed } from './unsealed-kinds.ts';

export interface ReceiveInput {
  readonly file: string;
  /** Does not exist yet. */
  readonly outPath: string;
  /** Of the set. */
  readonly profile: Profile;
  /** The first bytes of the file's SHA-256 as the typed words have them; null without words. */
  readonly wordsHex: string | null;
  readonly recipients: readonly Recipient[];
  readonly identities: readonly Identity[];
}

export interface ReceivedBundle {
  /** Of the sealed file at `outPath`. */
  bytes: number;
  sha256: string;
  conditions: BundleConditions;
}

const pieceBytes = 1024 * 1024;

/**
 * Errors: bad-input, bundle-foreign, bundle-damaged, bundle-hostile, bundle-mismatch (another system), bundle-words-differ, bundle-unsealed,
 * catalogue-unwritable, cancelled. After any of them there is no file at `outPath`.
 */
export async function receiveBundle(input: ReceiveInput, run: RunOptions): Promise<ReceivedBundle> {
  return withBundleFile(input.file, async (file) => {
    const sealed = isSealed(file);
    refuseOtherSystem(file, sealed, input);
    const out = new SealedFile(input.outPath);
    try {
      const given = await (sealed ? copyInto(file, out, run) : sealInto(file, out, input.recipients, run));
      const written = out.finish();
      if (input.wordsHex !== null && !given.startsWith(input.wordsHex)) {
        throw new ColdkeepError('bundle-words-differ', 'The words are not those of this bundle.');
      }
      return { ...written, conditions: await judge(input, sealed, run) };
    } catch (error) {
      out.discard();
      throw error;
    }
  });
}

/** Before anything is written: is it for this vault, and of the set's system? */
function refuseOtherSystem(
  file: OpenedFile,
  sealed: boolean,
  { identities, profile }: Pick<ReceiveInput, 'identities' | 'profile'>,
): void {
  const reader = sealed ? openSealed(file, identities) : null;
  try {
    const { system } = readBundleBeginning(reader ?? file);
    if (system === profile.id) return;
    throw new ColdkeepError(
      'bundle-mismatch',
      `The bundle is of the system "${system}", and the set is of "${profile.id}".`,
    );
  } finally {
    reader?.dispose();
  }
}

/** Everything about the file that was written. */
async function judge(input: ReceiveInput, sealed: boolean, run: RunOptions): Promise<BundleConditions> {
  const bundle = new SealedBundle(input.outPath, input.identities);
  try {
    const pace = new Pace(run, 'judging the bundle', bundle.sizeBytes);
    const index = await readBundleIndex(bundle, pace);
    await assertContents(bundle, index, pace);
    if (!sealed) assertMayBeUnsealed(bundle, index, input.profile);
    pace.end();
    return index.conditions;
  } finally {
    bundle.close();
  }
}

/** Answers the SHA-256 of the file. */
async function copyInto(file: OpenedFile, out: SealedFile, run: RunOptions): Promise<string> {
  const buffer = Buffer.alloc(pieceBytes);
  return pump(file, buffer, out, run);
}

async function sealInto(
  file: OpenedFile,
  out: SealedFile,
  recipients: readonly Recipient[],
  run: RunOptions,
): Promise<string> {
  const buffer = Buffer.alloc(pieceBytes);
  const sealer = new Sealer(recipients, out);
  try {
    const sha256 = await pump(file, buffer, sealer, run);
    sealer.finish();
    return sha256;
  } finally {
    sealer.dispose();
    buffer.fill(0);
  }
}

async function pump(file: OpenedFile, buffer: Buffer, sink: ByteSink, run: RunOptions): Promise<string> {
  const hasher = createHash('sha256');
  const pace = new Pace(run, 'copying the bundle', file.sizeBytes);
  for (let done = 0; done < file.sizeBytes;) {
    const piece = buffer.subarray(0, file.sizeBytes - done);
    file.readInto(piece, done);
    hasher.update(piece);
    sink.write(piece);
    done += piece.length;
    pace.spend(piece.length, 0);
    if (pace.due) await pace.rest();
  }
  pace.end();
  return hasher.digest('hex');
}
