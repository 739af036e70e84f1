// Where a sheet comes from: what its foot says, whatever is on it.
import { sheetCode, type Sheet } from './sheet.ts';

export interface SheetOrigin {
  readonly vault: { readonly id: string; readonly name: string };
  /** As minisign prints a public key. */
  readonly signingKey: string;
  /** Hash of the newest fact, in hex; empty where there is none. */
  readonly journalHead: string;
  readonly printedAtMs: number;
  readonly practice: boolean;
}

/** What a sheet has of its origin. `about`: the snapshot that it speaks of, where there is one. */
export function fromOrigin(
  origin: SheetOrigin,
  about: { readonly snapshot: string; readonly seq: number } | null,
): Pick<Sheet, 'printedAtMs' | 'practice' | 'foot'> {
  const seq = about === null ? '' : ` As of seq ${about.seq}.`;
  return {
    printedAtMs: origin.printedAtMs,
    practice: origin.practice,
    foot: {
      line: `Vault ${origin.vault.name} (${origin.vault.id}).${seq}`,
      code: sheetCode({
        vault: origin.vault.id,
        signingKey: origin.signingKey,
        journalHead: origin.journalHead,
        ...(about === null ? {} : { snapshot: about.snapshot, seq: about.seq }),
      }),
      journalHead: origin.journalHead,
    },
  };
}
