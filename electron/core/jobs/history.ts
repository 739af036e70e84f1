// The journal and the media with their history, as the window shows them: what the catalogue recorded, in order, and since when.
import type { JournalReport, MediumHistory } from '../../../shared/domain/history.ts';
import { describeFact } from '../../../shared/domain/journal.ts';
import type { JobContext } from './context.ts';

/** The whole journal, one sentence a fact. */
export function journalOf(context: JobContext): JournalReport {
  const { catalogue } = context.ledger;
  const names = catalogue.names();
  return {
    events: catalogue
      .facts()
      .map((fact) => ({ atMs: fact.atMs, kind: fact.kind, what: describeFact(fact, names) })),
    chain: catalogue.verifyChain().chain,
    head: catalogue.journalHead()?.hash ?? '',
  };
}

/** The history of every medium. */
export function mediaHistory(context: JobContext): MediumHistory[] {
  const { catalogue } = context.ledger;
  const copies = catalogue.copies();
  const seenOn = new Map(
    catalogue
      .hardware()
      .map(({ medium, serial, fileSystemId, sizeBytes, description }) => [
        medium,
        { serial, fileSystemId, sizeBytes, description },
      ]),
  );
  return catalogue.media().map(({ id, enrolledAtMs }) => {
    const on = copies.filter((copy) => copy.medium === id);
    return {
      medium: id,
      enrolledAtMs,
      lastExportMs: latest(on.map((copy) => copy.recordedAtMs)),
      lastVerifiedMs: latest(on.filter((copy) => copy.status !== 'written').map((copy) => copy.verifiedAtMs)),
      failures: on
        .filter((copy) => copy.status === 'suspect' || copy.status === 'missing')
        .map(({ snapshot }) => ({
          snapshot,
          failures: catalogue.verifications(id, snapshot).at(-1)?.failures ?? [],
        })),
      hardware: seenOn.get(id) ?? null,
      parity: catalogue.parityOn(id).map(({ snapshot }) => snapshot),
    };
  });
}

const latest = (moments: readonly number[]): number | null =>
  moments.length === 0 ? null : Math.max(...moments);
