// Drill: a full restore into nothing. Everything is decrypted and compared, the clock runs, nothing touches the disk.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Failure } from '../../../shared/domain/facts.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import type { DrillReport } from '../../../shared/domain/reports.ts';
import { attachForReading } from './attach-reading.ts';
import type { JobContext } from './context.ts';
import { readableParts } from './copy-reader.ts';
import { pickCopy } from './pick-copy.ts';
import { endsTheJob } from './verify-copy.ts';

/** Rehearses a restore from one medium. Errors: as attachForReading and pickCopy; damage found in the payload fails the drill. */
export async function drillMedium(
  context: JobContext,
  input: { at: string; set?: string },
  run: RunOptions,
): Promise<DrillReport> {
  const startedMs = performance.now();
  const attached = await attachForReading(context, input.at);
  const { trusted, manifest } = await pickCopy(context, attached, input);
  const failures: Failure[] = [];
  let items = 0;
  let bytes = 0;
  for (const { part, paths, items: partItems } of readableParts(manifest, trusted)) {
    try {
      const opened = await context.worker.call(
        'openPart',
        {
          files: paths.map((path) => attached.medium.absolutePath(path)),
          sha256: part.sha256,
          items: partItems,
          into: null,
        },
        run,
      );
      items += opened.items;
      bytes += opened.bytes;
      failures.push(...opened.failures);
    } catch (error) {
      if (!(error instanceof ColdkeepError) || endsTheJob(error)) throw error;
      failures.push({ path: `${trusted.folder}/${part.name}`, reason: error.message });
    }
  }
  if (!(await attached.medium.isPresent())) {
    throw new ColdkeepError('medium-removed', `${input.at} was removed during the drill.`);
  }
  const seconds = Math.round(performance.now() - startedMs) / 1000;
  const status = failures.length === 0 ? 'passed' : 'failed';
  await context.ledger.commit((catalogue, atMs) => {
    catalogue.append(
      {
        kind: 'drilled',
        body: {
          medium: attached.id,
          set: manifest.set.id,
          snapshot: manifest.snapshot,
          status,
          seconds,
          items,
          failures,
        },
      },
      atMs,
    );
  });
  return { snapshot: manifest.snapshot, set: manifest.set.name, status, seconds, items, bytes, failures };
}
