// How long sealed parts stay in the spool: until every medium of their export has the snapshot, another one is sealed, or they waited
// too long.
import type { SpoolReport } from '../../../shared/domain/spool-report.ts';
import type { JobContext } from './context.ts';
import type { Target } from './export-targets.ts';
import { isExpired, readNote, removeSpool, spoolBytes, spoolDays, writeNote } from './spool-folder.ts';
import { homeOf } from './spool.ts';

/**
 * After an export: keeps the spool for the media that did not get their copy, else removes it. `marked`: ids of media that carry
 * their marker, so that they are known when they come again.
 */
export async function keepSpoolForTheRest(
  context: JobContext,
  snapshot: string,
  targets: readonly Target[],
  marked: ReadonlySet<string>,
): Promise<void> {
  const home = homeOf(context);
  const note = await readNote(home);
  if (note === null || isExpired(note, context.now())) return removeSpool(home);
  // It waits for media of another set, and this export sealed nothing.
  if (note.snapshot !== snapshot) return;
  const has = new Set(targets.filter(({ report }) => report.status === 'verified').map(idOf));
  const lacking = targets.filter(({ attached, report }) => attached !== null && report.status !== 'verified');
  const known = lacking.map(idOf).filter((id) => marked.has(id));
  const waiting = [...new Set([...note.waiting, ...known])].filter(
    (id) => !has.has(id) && isInUse(context, id),
  );
  const useless = lacking.some(({ report }) => spoiling.includes(report.error?.code ?? ''));
  if (useless || (lacking.length === 0 && waiting.length === 0)) return removeSpool(home);
  // Where not even that can be written, its room is needed more than it is.
  await writeNote(home, { ...note, waiting }).catch(() => removeSpool(home));
}

const idOf = ({ attached }: Target): string => attached?.id ?? '';

/** With these there is no room to keep it, or it is not what it was. */
const spoiling = ['catalogue-unwritable', 'copy-failed'];

/** A medium that nobody will plug in again is not waited for. One that the catalogue does not know got its marker a moment ago. */
const isInUse = (context: JobContext, id: string): boolean =>
  (context.ledger.catalogue.medium(id)?.state ?? 'active') === 'active';

/** What waits in the spool, and for which media; null where nothing does. What waited too long is removed. */
export async function spoolReport(context: JobContext): Promise<SpoolReport | null> {
  if (context.home === null) return null;
  const note = await readNote(context.home);
  if (note === null) return null;
  if (isExpired(note, context.now())) {
    await removeSpool(context.home);
    return null;
  }
  const { catalogue } = context.ledger;
  const set = catalogue.sets().find(({ id }) => catalogue.newestSnapshot(id)?.id === note.snapshot);
  return {
    snapshot: note.snapshot,
    set: set?.name ?? null,
    bytes: await spoolBytes(context.home),
    sealedAt: new Date(note.sealedAtMs).toISOString(),
    until: new Date(note.sealedAtMs + spoolDays * 24 * 60 * 60 * 1000).toISOString(),
    waiting: note.waiting.map((id) => ({ id, label: catalogue.medium(id)?.label ?? null })),
  };
}

/** Removes what waits in the spool, whoever waits for it. Answers what that was. */
export async function clearSpool(context: JobContext): Promise<SpoolReport | null> {
  const report = await spoolReport(context);
  if (context.home !== null) await removeSpool(context.home);
  return report;
}
