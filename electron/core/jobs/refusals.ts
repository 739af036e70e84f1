// What forbids writing to a drive, whoever asks for it: it is more than storage, or pinned as "never offer".
import { acceptsAnnounced, announcedList, announcedWords } from '../../../shared/domain/announced.ts';
import type { DriveBelow } from '../../../shared/domain/drive.ts';
import { isPinned } from '../../../shared/domain/never-offer.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { shellWord } from '../../../shared/domain/shell-word.ts';
import { visibleText } from '../../../shared/domain/text.ts';
import type { JobContext } from './context.ts';
import type { Identity } from './identity.ts';

/** Errors: drive-never-offered; drive-announces unless what it announces was typed. */
export function refuseDrive(
  context: JobContext,
  folder: string,
  { below }: Pick<Identity, 'below'>,
  typed: string | undefined,
): void {
  refusePinned(folder, below, context.settings.neverOffer);
  refuseAnnouncing(folder, below, typed);
}

/** The same where no vault says what is pinned. Errors: drive-announces. */
export function refuseAnnouncing(folder: string, below: DriveBelow | null, typed: string | undefined): void {
  const announces = below?.drive.usb?.announces ?? [];
  if (announces.length === 0 || acceptsAnnounced(typed, announces)) return;
  throw new ColdkeepError(
    'drive-announces',
    `The stick at ${visibleText(folder)} announces ${announcedList(announces)} as well as storage: it may be attacking this computer.`,
    {
      hint: `Unplug it and take another one. If you know why it does so, say what it is: --accept-announced ${shellWord(announcedWords(announces))}`,
    },
  );
}

/** Errors: drive-never-offered. */
export function refusePinned(folder: string, below: DriveBelow | null, neverOffer: readonly string[]): void {
  if (below === null || !isPinned(below, neverOffer)) return;
  throw new ColdkeepError(
    'drive-never-offered',
    `The drive at ${visibleText(folder)} is pinned as "never offer": nothing is written to it.`,
  );
}

/** For the journal, before anything is written: somebody typed what a stick is, and it is written to all the same. */
export async function noteAccepted(context: JobContext, label: string, { below }: Identity): Promise<void> {
  const announces = below?.drive.usb?.announces ?? [];
  if (announces.length === 0) return;
  const what = `"${visibleText(label)}" announces ${announcedList(announces)} as well as storage. It was written to all the same: "${announcedWords(announces)}" was typed.`;
  const last = context.ledger.catalogue.facts().findLast((fact) => fact.kind === 'noted');
  // An export whose originals change begins again, and is told once.
  if (last?.body.what === what && context.now() - last.atMs < onceWithinMs) return;
  await context.ledger.commit((catalogue, atMs) => catalogue.append({ kind: 'noted', body: { what } }, atMs));
}

const onceWithinMs = 60_000;
