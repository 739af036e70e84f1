// Repairing one copy: what is damaged is found again, put in place, and the whole copy is read once more. Nothing is made worse: a file
// is replaced only by one that has the hash which was recorded or signed.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Failure } from '../../../shared/domain/facts.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import type { RepairedCopy } from '../../../shared/domain/repair-report.ts';
import { snapshotFolder } from '../media/layout.ts';
import type { ReadableMedium } from './attach-reading.ts';
import type { JobContext } from './context.ts';
import { expectedByRecord, expectedBySignature, type Expected } from './copy-expectation.ts';
import { placeFound } from './repair-place.ts';
import {
  expectedByReplacements,
  findAmongReplacements,
  findInCatalogue,
  findOnOthers,
  mendByParity,
  type CopyToMend,
  type Found,
  type Mended,
} from './repair-sources.ts';
import { endsTheJob, readCopyBack, type CopyReading } from './verify-copy.ts';

export interface CopyRepair {
  readonly report: RepairedCopy;
  /** How the copy reads now; null where there is still no folder of it. */
  readonly reading: CopyReading | null;
  readonly found: Found;
}

/** Errors: medium-removed, medium-read-only, cancelled, worker-ended. */
export async function repairCopy(
  context: JobContext,
  attached: ReadableMedium,
  copy: CopyToMend,
  set: string | null,
  run: RunOptions,
): Promise<CopyRepair> {
  const recorded = recordedFiles(context, attached, copy.snapshot);
  const read = async () =>
    (await copy.medium.list(snapshotFolder(context.vaultId, copy.snapshot))) === null
      ? null
      : readCopyBack(context, copy.medium, copy.snapshot, recorded === null ? {} : { recorded }, run);
  const before = await read();
  const report = { snapshot: copy.snapshot, set };
  if (before !== null && before.failures.length === 0) {
    const whole: RepairedCopy = { ...report, status: 'whole', repaired: [], failures: [] };
    return { report: whole, reading: before, found: new Map() };
  }
  const course = new Course(context, copy, before, run);
  const expected = recorded === null ? await course.expected() : expectedByRecord(recorded);
  const found = expected === null ? new Map() : await course.find(expected);
  const placed: string[] = [];
  if (expected !== null && found.size > 0) {
    const isMissing = before === null;
    const { medium, snapshot } = copy;
    try {
      placed.push(
        ...(await placeFound(
          { medium, vaultId: context.vaultId, snapshot, expected, found, isMissing },
          run,
        )),
      );
    } catch (error) {
      if (!(error instanceof ColdkeepError) || endsTheJob(error) || error.code === 'medium-read-only')
        throw error;
      course.reasons.push(error.message);
    }
  }
  const after = placed.length > 0 ? await read() : before;
  const failures = after === null ? [missing(context, copy.snapshot)] : after.failures;
  return {
    reading: after,
    found,
    report: {
      ...report,
      status: failures.length === 0 ? 'repaired' : 'failed',
      repaired: placed.toSorted().map((path) => {
        const source = found.get(path.slice(path.lastIndexOf('/') + 1));
        return { path, from: source?.from ?? 'parity', medium: source?.helper?.label ?? null };
      }),
      failures: failures.map(({ path, reason }) => ({ path, reason: [reason, ...course.reasons].join(' ') })),
    },
  };
}

const missing = (context: JobContext, snapshot: string): Failure => ({
  path: snapshotFolder(context.vaultId, snapshot),
  reason: 'The copy is missing: its folder is not on the medium.',
});

function recordedFiles(context: JobContext, attached: ReadableMedium, snapshot: string) {
  const copy = context.ledger.catalogue
    .copies()
    .find((known) => known.medium === attached.id && known.snapshot === snapshot);
  return copy === undefined || copy.status === 'retired' ? null : copy.files;
}

/** The search for the bytes of one damaged copy. */
class Course {
  /** Why more could not be had, in sentences. */
  readonly reasons: string[] = [];
  readonly #context: JobContext;
  readonly #copy: CopyToMend;
  readonly #before: CopyReading | null;
  readonly #run: RunOptions;
  #mended: Mended | null = null;

  constructor(context: JobContext, copy: CopyToMend, before: CopyReading | null, run: RunOptions) {
    this.#context = context;
    this.#copy = copy;
    this.#before = before;
    this.#run = run;
  }

  /** Where the catalogue does not know the copy: what is signed on the medium, in its parity, or on another one. */
  async expected(): Promise<Expected | null> {
    const { medium, snapshot, helpers } = this.#copy;
    const own = await expectedBySignature(this.#context, medium, snapshot);
    if (own !== null) return own;
    const replacements = await expectedByReplacements(this.#context, this.#copy, await this.#mend(null));
    if (replacements !== null) return replacements;
    for (const helper of helpers) {
      const theirs = await expectedBySignature(this.#context, helper.medium, snapshot).catch(() => null);
      if (theirs !== null) return theirs;
    }
    this.reasons.push('Nothing says with a valid signature what this copy should be.');
    return null;
  }

  async find(expected: Expected): Promise<Found> {
    const damaged = this.#damaged(expected);
    const found = await findInCatalogue(this.#context, this.#copy.snapshot, expected, damaged);
    const left = () => new Set([...damaged].filter((name) => !found.has(name)));
    const take = (more: Found) => {
      for (const [name, file] of more) if (damaged.has(name) && !found.has(name)) found.set(name, file);
    };
    if (left().size > 0) {
      const mended = await this.#mend(expected);
      take(findAmongReplacements(mended, expected));
      this.#explain(mended);
    }
    if (left().size > 0) take(await findOnOthers(this.#context, this.#copy, expected, left(), this.#run));
    if (left().size > 0 && this.#copy.helpers.length > 0)
      take(findAmongReplacements(await this.#tryToMend(expected, true), expected));
    if (left().size === 0) this.reasons.length = 0;
    // Half a folder is no copy.
    return this.#before === null && left().size > 0 ? new Map() : found;
  }

  async #mend(expected: Expected | null): Promise<Mended> {
    this.#mended ??= await this.#tryToMend(expected, false);
    return this.#mended;
  }

  /** A medium that fails while parity is worked on, or no room to work in, leaves the other sources. */
  async #tryToMend(expected: Expected | null, withOthers: boolean): Promise<Mended> {
    try {
      return await mendByParity(this.#context, this.#copy, expected, withOthers, this.#run);
    } catch (error) {
      if (!(error instanceof ColdkeepError) || endsTheJob(error)) throw error;
      this.reasons.push(error.message);
      return { outcome: { state: 'not-tried' }, into: '' };
    }
  }

  #damaged(expected: Expected): Set<string> {
    const good = new Map(
      (this.#before?.files ?? []).map(({ path, sha256 }) => [path.slice(path.lastIndexOf('/') + 1), sha256]),
    );
    return new Set(
      [...expected].filter(([name, { sha256 }]) => good.get(name) !== sha256).map(([name]) => name),
    );
  }

  #explain({ outcome }: Mended): void {
    if (outcome.state === 'no-parity') this.reasons.push('There is no parity for it on this medium.');
    if (outcome.state === 'too-much') {
      this.reasons.push(
        `Its parity can bring back ${outcome.recovery} blocks, and ${outcome.lost} are damaged.`,
      );
    }
  }
}
