// Pins on drives that are never written to: by serial number or file system id, which are hints and can be forged.
import { z } from 'zod';
import type { DriveBelow } from './drive.ts';

export const neverOfferReportSchema = z.strictObject({
  /** In the order in which they were pinned. */
  neverOffer: z.array(
    z.strictObject({
      /** A serial number or file system id. */
      id: z.string(),
      /** Drives that are plugged in and have it, as their makers call them. Several where makers gave many the same number. */
      pluggedIn: z.array(z.string()),
    }),
  ),
});
export type NeverOfferReport = z.infer<typeof neverOfferReportSchema>;

/** Whether a drive, or a file system on it, is pinned as "never offer". */
export function isPinned({ drive, partition }: DriveBelow, neverOffer: readonly string[]): boolean {
  const ids = [drive.serial, partition?.fileSystemId ?? null].flatMap((id) => (id === null ? [] : [pin(id)]));
  return neverOffer.some((pinned) => ids.includes(pin(pinned)));
}

/** Capital letters and blanks make no other id. */
export const pin = (id: string): string => id.trim().toLowerCase();

/** What to pin a drive by: the serial number where it can tell drives apart, else the file system's id, which ends when it is formatted. */
export function pinOf({ drive, partition }: DriveBelow): string | null {
  const ids = [drive.serial, partition?.fileSystemId ?? null].flatMap((id) =>
    id === null ? [] : [id.trim()],
  );
  return ids.find(tellsApart) ?? null;
}

/** Makers who do not number their sticks write zeros or the digits in order. */
const tellsApart = (id: string): boolean =>
  new Set(pin(id)).size > 2 && !/^0?123456789(?:0|abcdef)?/.test(pin(id));
