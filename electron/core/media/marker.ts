// COLDKEEP/medium.json says which medium this is: our own id, since serial numbers are only hints.
import { z } from 'zod';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { formatNumber } from '../../../shared/domain/manifest.ts';
import { markerPath, rootFolder } from './layout.ts';
import { damagedError } from './medium-errors.ts';
import type { Medium } from './medium.ts';
import { commitStaged, stageFile } from './place-file.ts';

const maxMarkerBytes = 4096;

const lowercaseUuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

const markerSchema = z.strictObject({
  /** Format number of the medium. */
  coldkeep: z.literal(formatNumber),
  /** The oldest format number whose readers can read it. */
  readableBy: z.literal(formatNumber),
  medium: lowercaseUuid,
});

/** What every later format promises to keep of the marker. */
const newerMarkerSchema = z.looseObject({
  coldkeep: z.int().gt(formatNumber),
  readableBy: z.int().positive(),
  medium: lowercaseUuid,
});

export interface Marker {
  /** The medium's id, a lowercase UUID. */
  readonly medium: string;
}

/**
 * The marker of a medium, or null if it has none. A medium of a newer format is never written to, and read only where that
 * format says that it can be. Errors: medium-newer, medium-damaged (not exactly a marker), medium-….
 */
export async function readMarker(
  medium: Medium,
  purpose: 'reading' | 'writing' = 'writing',
): Promise<Marker | null> {
  const bytes = await medium.readFile(markerPath, maxMarkerBytes);
  if (bytes === null) return null;
  const json = parseJson(bytes);
  const ours = markerSchema.safeParse(json);
  if (ours.success) return { medium: ours.data.medium };
  const newer = newerMarkerSchema.safeParse(json);
  if (!newer.success)
    throw damagedError(medium.root, markerPath, 'is not a marker of Coldkeep: damaged or replaced');
  if (purpose === 'reading' && newer.data.readableBy <= formatNumber) return { medium: newer.data.medium };
  throw new ColdkeepError(
    'medium-newer',
    `The medium at ${medium.root} has format ${newer.data.coldkeep}; this version ${purpose === 'reading' ? 'reads' : 'writes'} format ${formatNumber}.`,
  );
}

/** The whole of medium.json. */
export function markerText(id: string): string {
  const marker = markerSchema.parse({ coldkeep: formatNumber, readableBy: formatNumber, medium: id });
  return `${JSON.stringify(marker)}\n`;
}

/** Gives a medium its id, once: an existing marker is never replaced (`medium-damaged`). */
export async function writeMarker(medium: Medium, id: string): Promise<void> {
  const marker = markerText(id);
  await medium.makeFolder(rootFolder);
  const there = (await medium.list(rootFolder)) ?? [];
  if (there.some((entry) => `${rootFolder}/${entry.name}` === markerPath)) {
    throw damagedError(medium.root, markerPath, 'is there already and was not touched');
  }
  await stageFile(medium, markerPath, Buffer.from(marker));
  await commitStaged(medium, markerPath);
  await medium.syncFolder(rootFolder);
}

/** Whether two ids may be one, one of them damaged. A damaged one has most digits of what it was; of two ids drawn at random one digit in sixteen is the same. */
export const resembles = (a: string, b: string): boolean =>
  a.split('').filter((digit, at) => digit === b[at]).length > a.length / 2;

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
