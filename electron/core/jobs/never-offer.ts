// Pinning drives that must never become media. A pin is a serial number or file system id, kept in the settings.
import type { Drive, DriveBelow } from '../../../shared/domain/drive.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { hardwareOf } from '../../../shared/domain/hardware-change.ts';
import { isPinned, pin, pinOf, type NeverOfferReport } from '../../../shared/domain/never-offer.ts';
import { visibleText } from '../../../shared/domain/text.ts';
import type { NeverOfferInput } from '../vault-api.ts';
import type { JobContext } from './context.ts';
import { driveBelow } from '../drives/drive-below.ts';

/** What is to be pinned from now on; null where nothing changes. Errors: bad-input. */
export async function changedPins(
  context: JobContext,
  input: NeverOfferInput | undefined,
): Promise<string[] | null> {
  if (input === undefined) return null;
  const pins = context.settings.neverOffer;
  const named = input.id.trim();
  if (named === '') throw new ColdkeepError('bad-input', 'No serial number or file system id was given.');
  const drives = await context.drives();
  const plugged = await pluggedInAs(drives, named);
  if (input.remove === true) {
    const kept = pins.filter((each) => pin(each) !== pin(named) && !hasPin(plugged, each));
    if (kept.length < pins.length) return kept;
    throw new ColdkeepError('bad-input', `"${named}" is not pinned.`, {
      hint: 'See what is pinned with "coldkeep media never-offer".',
    });
  }
  const id = plugged === null ? unpluggedId(drives, named) : idOf(plugged, named);
  return pins.some((each) => pin(each) === pin(id)) ? null : [...pins, id];
}

export async function pinsReport(context: JobContext): Promise<NeverOfferReport> {
  const drives = await context.drives();
  return {
    neverOffer: context.settings.neverOffer.map((id) => ({
      id,
      pluggedIn: drives.filter((drive) => waysTo(drive).some((way) => isPinned(way, [id]))).map(nameOf),
    })),
  };
}

const hasPin = (plugged: DriveBelow | null, each: string): boolean =>
  plugged !== null && isPinned(plugged, [each]);

/** The drive that a device or a folder names; null where nothing that is plugged in is called so. */
async function pluggedInAs(drives: readonly Drive[], name: string): Promise<DriveBelow | null> {
  for (const drive of drives) {
    if (drive.device === name) return { drive, partition: drive.partitions[0] ?? null };
    const partition = drive.partitions.find(({ device }) => device === name);
    if (partition !== undefined) return { drive, partition };
  }
  return name.includes('/') ? driveBelow(drives, name) : null;
}

/** Errors: bad-input for a device or a folder: the next drive that is called so is another one. */
function unpluggedId(drives: readonly Drive[], named: string): string {
  const isId =
    !named.includes('/') || drives.some((drive) => waysTo(drive).some((way) => isPinned(way, [named])));
  if (isId) return named;
  throw new ColdkeepError('bad-input', `No drive is plugged in as ${visibleText(named)}.`, {
    hint: 'Plug it in and see "coldkeep drives", or name its serial number or file system id.',
  });
}

/** Errors: bad-input where nothing would tell the drive from another one. */
function idOf(plugged: DriveBelow, named: string): string {
  const id = pinOf(plugged);
  if (id !== null) return id;
  throw new ColdkeepError(
    'bad-input',
    `${named} has neither a serial number nor a file system id of its own.`,
    {
      hint: 'It cannot be pinned: nothing would tell it from another one.',
    },
  );
}

const waysTo = (drive: Drive): DriveBelow[] =>
  drive.partitions.length === 0
    ? [{ drive, partition: null }]
    : drive.partitions.map((partition) => ({ drive, partition }));

const nameOf = (drive: Drive): string => hardwareOf({ drive, partition: null })?.description ?? drive.device;
