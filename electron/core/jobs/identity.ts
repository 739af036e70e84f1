// Is a medium the one that its marker says? The hardware that it was seen on before is compared, and a second medium with the same
// marker looked for. Serial numbers are hints: what differs is told to a person and to the journal, and forbids nothing.
import { announcedList } from '../../../shared/domain/announced.ts';
import type { DriveBelow, Hardware } from '../../../shared/domain/drive.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import {
  changeWords,
  hardwareChange,
  hardwareNews,
  hardwareOf,
  type HardwareChange,
} from '../../../shared/domain/hardware-change.ts';
import { visibleText } from '../../../shared/domain/text.ts';
import type { JobContext } from './context.ts';
import { driveBelow } from '../drives/drive-below.ts';
import { findTwin } from './find-twin.ts';

export interface Identity {
  /** What the folder is mounted from; null where the system lists no such drive. */
  readonly below: DriveBelow | null;
  readonly hardware: Hardware | null;
  readonly change: HardwareChange | null;
  /** Where another medium with the same marker is mounted. */
  readonly twinAt: string | null;
}

export const unknownIdentity: Identity = { below: null, hardware: null, change: null, twinAt: null };

/** What the hardware says of a folder with the marker `id` (null: none yet). Nothing is recorded, and nothing throws. */
export async function identityOf(
  context: JobContext,
  folder: string,
  id: string | null,
  given: DriveBelow | null = null,
): Promise<Identity> {
  // Practice media are folders of one disk, which is no stick.
  if (context.settings.practice) return unknownIdentity;
  const drives = await context.drives();
  const below = given ?? (await driveBelow(drives, folder));
  // What is inside the computer is not carried about, and its folders are no media of their own.
  const hardware = below === null || below.drive.system ? null : hardwareOf(below);
  return {
    below,
    hardware,
    change: id === null || hardware === null ? null : hardwareChange(seenOn(context, id), hardware),
    twinAt: id === null ? null : await findTwin(drives, folder, id),
  };
}

/** What a person should know before trusting the medium, in full sentences. */
export function identityWarnings(label: string, { change, below }: Identity): string[] {
  const announces = below?.drive.usb?.announces ?? [];
  return [
    ...(change === null ? [] : [changeWords(label, change)]),
    ...(announces.length === 0
      ? []
      : [
          `"${visibleText(label)}" announces ${announcedList(announces)} as well as storage. It may be attacking this computer: unplug it unless you know why.`,
        ]),
  ];
}

/** Two media with one marker are not told apart by anybody. Errors: medium-twin. */
export function refuseTwin(folder: string, label: string, { twinAt }: Identity): void {
  if (twinAt !== null) throw twinError(folder, label, twinAt);
}

export const twinError = (folder: string, label: string, twinAt: string): ColdkeepError =>
  new ColdkeepError(
    'medium-twin',
    `${visibleText(folder)} and ${visibleText(twinAt)} are plugged in with the same marker, that of "${visibleText(label)}": one is a clone of the other, and neither is used.`,
  );

/**
 * Remembers the hardware of a medium that the catalogue knows, where it is news, and tells the journal of a possible clone.
 * Errors: catalogue-unwritable.
 */
export async function recordSeen(context: JobContext, id: string | null, seen: Identity): Promise<void> {
  const { catalogue } = context.ledger;
  const known = id === null ? null : catalogue.medium(id);
  if (id === null || known === null || seen.hardware === null) return;
  const news = hardwareNews(seenOn(context, id), seen.hardware);
  if (news === null) return;
  await context.ledger.commit((open, atMs) => {
    if (seen.change !== null)
      open.append({ kind: 'noted', body: { what: changeWords(known.label, seen.change) } }, atMs);
    open.append({ kind: 'medium-seen', body: { medium: id, hardware: news } }, atMs);
  });
}

/** Every hardware that a medium was seen on, oldest first. */
const seenOn = (context: JobContext, id: string): Hardware[] =>
  context.ledger.catalogue
    .facts()
    .flatMap((fact) => (fact.kind === 'medium-seen' && fact.body.medium === id ? [fact.body.hardware] : []));
