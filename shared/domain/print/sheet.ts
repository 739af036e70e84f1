// A printable sheet: what is on it, apart from the paper. Nothing secret ever is.
import { z } from 'zod';

export const papers = ['A4', 'Letter'] as const;
export type Paper = (typeof papers)[number];

export const sheetSchema = z.strictObject({
  /** The heading, and the name of the document. */
  title: z.string(),
  /** What it is about, at the head of every page: the name of the set. */
  subject: z.string(),
  printedAtMs: z.number(),
  /** True for the practice vault: every page says so. */
  practice: z.boolean(),
  /** HTML of the body, every text in it escaped. */
  body: z.string(),
  foot: z.strictObject({
    /** "Vault ACME custody (0f6d…). As of seq 9." */
    line: z.string(),
    /** What the code says; null where there is nothing to trace. */
    code: z.string().nullable(),
    /** Hash of the newest fact when it was printed, in hex. */
    journalHead: z.string(),
  }),
});
export type Sheet = z.infer<typeof sheetSchema>;

/** What to say before something goes to a printer. */
export const spoolWarning =
  'A printer and the print queue of this machine may keep what was printed. Nothing secret is on this sheet, but it names media, places and people. Use a printer that you trust, on a cable.';

export interface SheetCode {
  readonly vault: string;
  readonly snapshot?: string | null;
  readonly seq?: number | null;
  /** As minisign prints a public key. */
  readonly signingKey?: string;
  readonly journalHead?: string;
}

/** What helps on the worst day, without names: which vault and snapshot this is about, and the key that has to have signed it. */
export function sheetCode(of: SheetCode): string {
  return [
    'coldkeep:1',
    `vault=${of.vault}`,
    ...(of.snapshot === null || of.snapshot === undefined ? [] : [`snapshot=${of.snapshot}`]),
    ...(of.seq === null || of.seq === undefined ? [] : [`seq=${of.seq}`]),
    ...(of.signingKey === undefined ? [] : [`key=${of.signingKey}`]),
    ...(of.journalHead === undefined || of.journalHead === '' ? [] : [`head=${of.journalHead.slice(0, 16)}`]),
  ].join(' ');
}
