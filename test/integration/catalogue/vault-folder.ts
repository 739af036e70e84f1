// Vault folders whose catalogue holds notes, for the tests of the sealed file.
import { readdir } from 'node:fs/promises';
import type { Catalogue } from '../../../electron/core/catalogue/catalogue.ts';
import { SealedCatalogue } from '../../../electron/core/catalogue/sealed-file.ts';
import { exampleCatalogue, fakeKeys, startMs } from '../../support/catalogue.ts';

export const pair = ['catalogue.age', 'catalogue.age.minisig'];
export const bothPairs = [...pair, 'catalogue.age.prev', 'catalogue.age.prev.minisig'];

export const note = (what: string) => (catalogue: Catalogue) =>
  catalogue.append({ kind: 'noted', body: { what } }, startMs);

export const notesOf = (catalogue: Catalogue): string[] =>
  catalogue.facts().flatMap((fact) => (fact.kind === 'noted' ? [fact.body.what] : []));

/** Stores an example catalogue in the folder, then commits each note to it. */
export async function storeIn(folder: string, ...notes: string[]): Promise<void> {
  const sealed = await SealedCatalogue.create(folder, fakeKeys(), exampleCatalogue());
  for (const what of notes) await sealed.commit(note(what));
  sealed.close();
}

/** What a later process finds in the folder. Throws where the chain of hashes is broken. */
export async function loadFrom(folder: string): Promise<{ notes: string[]; source: string; said: string[] }> {
  const { sealed, source, notes } = await SealedCatalogue.load(folder, fakeKeys());
  const verdict = sealed.catalogue.verifyChain();
  if (verdict.chain === 'broken') throw new Error(verdict.reason);
  const found = { notes: notesOf(sealed.catalogue), source, said: notes };
  sealed.close();
  return found;
}

export const filesIn = async (folder: string): Promise<string[]> => (await readdir(folder)).toSorted();
