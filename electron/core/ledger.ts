// How the catalogue is changed: sealed into the vault folder at home, in memory only for a visitor.
import { ColdkeepError } from '../../shared/domain/errors.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { SealedCatalogue, type SealingKeys } from './catalogue/sealed-file.ts';
import { formatTrustedComment, parseTrustedComment } from './crypto/trusted-comment.ts';
import type { Ledger } from './jobs/context.ts';
import type { VaultWorker } from './worker/client.ts';

const maxCatalogueBytes = 1024 * 1024 * 1024;

/** Sealing and signing by the vault worker; the signature names the vault and the highest seq. */
function sealingKeys(worker: VaultWorker, vaultId: () => string | null, seq: () => number): SealingKeys {
  return {
    seal: (plaintext) => worker.call('sealBytes', { plaintext }),
    open: (ciphertext) => worker.call('openBytes', { ciphertext, maxBytes: maxCatalogueBytes }),
    sign: (bytes) =>
      worker.call('sign', {
        bytes,
        trustedComment: formatTrustedComment({
          vault: vaultId() ?? '',
          snapshot: null,
          seq: seq(),
          files: 1,
        }),
      }),
    verify: async (bytes, signature) => {
      const comment = parseTrustedComment(await worker.call('verifySignature', { bytes, signature }));
      const expected = vaultId();
      if (expected !== null && comment.vault !== expected) {
        throw new ColdkeepError('comment-mismatch', 'The catalogue is signed for another vault.');
      }
    },
  };
}

/** Puts a catalogue, sealed, into a folder that has none. Errors: catalogue-unwritable. */
export async function createSealedLedger(input: {
  folder: string;
  worker: VaultWorker;
  vaultId: string;
  catalogue: Catalogue;
  now: () => number;
}): Promise<Ledger> {
  const keys = sealingKeys(
    input.worker,
    () => input.vaultId,
    () => input.catalogue.highestSeq(),
  );
  return homeLedger(await SealedCatalogue.create(input.folder, keys, input.catalogue), input.now);
}

/** Opens the sealed catalogue of a vault folder. Errors: catalogue-damaged, catalogue-forged, catalogue-newer. */
export async function openSealedLedger(input: {
  folder: string;
  worker: VaultWorker;
  now: () => number;
}): Promise<{ ledger: Ledger; notes: string[] }> {
  let opened: SealedCatalogue | null = null;
  const keys = sealingKeys(
    input.worker,
    () => opened?.catalogue.vault()?.id ?? null,
    () => opened?.catalogue.highestSeq() ?? 0,
  );
  const { sealed, notes } = await SealedCatalogue.load(input.folder, keys);
  opened = sealed;
  return { ledger: homeLedger(sealed, input.now), notes };
}

function homeLedger(sealed: SealedCatalogue, now: () => number): Ledger {
  return {
    get catalogue() {
      return sealed.catalogue;
    },
    commit: (change) => sealed.commit((catalogue) => change(catalogue, now())),
    close: async () => {
      await sealed.idle();
      sealed.close();
    },
  };
}

/** A visitor's ledger: what is learned during the visit is gone after it. */
export function memoryLedger(catalogue: Catalogue, now: () => number): Ledger {
  return {
    catalogue,
    commit: async (change) => catalogue.transaction(() => change(catalogue, now())),
    close: async () => catalogue.close(),
  };
}
