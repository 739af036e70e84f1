// The facade over the engine: how a vault is created, opened, adopted or visited. What it can do then stands in open-vault.ts.
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { CloneReport } from '../../shared/domain/clone-report.ts';
import type { Drive } from '../../shared/domain/drive.ts';
import { ColdkeepError } from '../../shared/domain/errors.ts';
import type { RunOptions } from '../../shared/domain/progress.ts';
import type { AdoptReport, InitReport } from '../../shared/domain/reports.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { lockVault } from './catalogue/lock.ts';
import type { PassphraseJudgement } from './crypto/passphrase.ts';
import { completeAdoption } from './jobs/adopt.ts';
import { openCarrier } from './jobs/attach-reading.ts';
import { cloneLocked, type LockedCloneInput } from './jobs/clone.ts';
import type { JobContext } from './jobs/context.ts';
import { knownVault } from './jobs/known-vault.ts';
import { learnVault } from './jobs/learn.ts';
import { memoryLedger, openSealedLedger, createSealedLedger } from './ledger.ts';
import { OpenVault } from './open-vault.ts';
import { defaultSettings, type Settings } from '../../shared/domain/settings.ts';
import type { WindowVault } from './vault-api.ts';
import {
  isVault,
  makeHome,
  readIdentityFile,
  readSettings,
  writeIdentityFile,
  writeSettings,
} from './vault-folder.ts';
import type { VaultWorker } from './worker/client.ts';
import { hideMemoryFromCoreDumps } from './worker/hide-memory.ts';
import { passphraseForCall, type PassphraseSource } from './worker/passphrase-desk.ts';
import { startWorkerThread } from './worker/thread.ts';

/** What an embedding program may replace: the clock, and how the vault worker is started. */
export interface EngineOptions {
  readonly now?: () => number;
  readonly startWorker?: () => VaultWorker;
  /** Lists what is plugged in; must not throw. Without it no hardware is known, and no medium is told from its clone. */
  readonly drives?: () => Promise<readonly Drive[]>;
}

const drivesOf = (options: EngineOptions): (() => Promise<readonly Drive[]>) =>
  options.drives ?? (() => Promise.resolve([]));

/** The vault's name is in the sealed catalogue; a locked one is known by its folder and when it was last opened. */
export interface LockedVault {
  readonly exists: boolean;
  /** Base name of the vault folder. */
  readonly folder: string;
  readonly settings: Settings;
}

interface Opened {
  readonly vault: WindowVault;
  /** What a person should know that is no failure: a predecessor catalogue, a clock that went backwards. */
  readonly notes: string[];
}

/**
 * Creates a vault: an identity locked by the passphrase and an empty catalogue.
 * Errors: vault-exists, target-occupied, passphrase-weak, target-unwritable.
 */
export async function createVault(
  input: { home: string; name: string; passphrase: PassphraseSource; settings?: Settings },
  options: EngineOptions = {},
): Promise<{ vault: WindowVault; report: InitReport }> {
  const now = options.now ?? Date.now;
  return withWorker(options, async (worker) => {
    await refuseWeak(worker, input.passphrase);
    const { identityFile, ...keys } = await worker.call('createIdentity', {
      passphrase: passphraseForCall(input.passphrase),
    });
    const vaultId = randomUUID();
    await makeHome(input.home, async (partial) => {
      const catalogue = Catalogue.createNew({ installation: randomUUID() });
      const ledger = await createSealedLedger({ folder: partial, worker, vaultId, catalogue, now });
      await ledger.commit((created, atMs) => {
        created.append({ kind: 'vault-created', body: { vault: vaultId, name: input.name, ...keys } }, atMs);
      });
      await ledger.close();
      await writeSettings(partial, input.settings ?? defaultSettings);
      await writeIdentityFile(partial, identityFile);
    });
    const { vault } = await openHome(input.home, worker, keys, options);
    return { vault, report: { vault: vaultId, ...keys } };
  });
}

/** Opens the vault of a folder. Errors: vault-missing, wrong-passphrase, identity-damaged, vault-in-use, catalogue-…. */
export async function openVault(
  input: { home: string; passphrase: PassphraseSource },
  options: EngineOptions = {},
): Promise<Opened> {
  const identityFile = await readIdentityFile(input.home);
  return withWorker(options, async (worker) => {
    const keys = await worker.call('unlock', {
      identityFile,
      passphrase: passphraseForCall(input.passphrase),
    });
    return openHome(input.home, worker, keys, options);
  });
}

/** Brings a vault to this machine from a medium. Errors: vault-exists, target-occupied, medium-…, wrong-passphrase. */
export async function adoptVault(
  input: { home: string; at: string; passphrase: PassphraseSource },
  options: EngineOptions & RunOptions = {},
): Promise<{ vault: WindowVault; report: AdoptReport }> {
  const now = options.now ?? Date.now;
  return withWorker(options, async (worker) => {
    const medium = await openCarrier(input.at);
    if (await isVault(input.home))
      throw new ColdkeepError('vault-exists', `${input.home} is a vault already.`);
    const learned = await learnVault(worker, medium, input.passphrase, randomUUID(), now());
    const { keys, vaultId, catalogue } = learned;
    let report: AdoptReport | null = null;
    await makeHome(input.home, async (partial) => {
      const ledger = await createSealedLedger({ folder: partial, worker, vaultId, catalogue, now });
      const context: JobContext = {
        vaultId,
        keys,
        worker,
        ledger,
        now,
        settings: defaultSettings,
        home: partial,
        readings: new Map(),
        drives: drivesOf(options),
        identityFile: async () => learned.identityFile,
      };
      report = await completeAdoption(context, learned, input.at, options);
      await ledger.close();
      await writeSettings(partial, defaultSettings);
      await writeIdentityFile(partial, learned.identityFile);
    });
    if (report === null) throw new Error('the adoption gave no report');
    const { vault } = await openHome(input.home, worker, keys, options);
    return { vault, report };
  });
}

/** Opens catalogue and lock of a vault folder whose identity is unlocked in `worker`. */
async function openHome(
  home: string,
  worker: VaultWorker,
  keys: JobContext['keys'],
  options: EngineOptions,
): Promise<Opened> {
  const now = options.now ?? Date.now;
  const settings = await readSettings(home);
  const lock = lockVault(home);
  try {
    const { ledger, notes } = await openSealedLedger({ folder: home, worker, now });
    const known = knownVault(ledger.catalogue);
    if (known.recipient !== keys.recipient) {
      throw new ColdkeepError('catalogue-forged', `The catalogue in ${home} belongs to another vault.`);
    }
    const context: JobContext = {
      vaultId: known.id,
      keys,
      worker,
      ledger,
      settings,
      now,
      home,
      readings: new Map(),
      drives: drivesOf(options),
      identityFile: () => readIdentityFile(home),
    };
    notes.push(...(await noteClock(context)));
    if (settings.practice) notes.push('This is a practice vault: everything in it is worth nothing.');
    return { vault: new OpenVault(context, lock), notes };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** What may be shown of a vault while it is locked: nothing that its settings do not say. */
export async function lockedVault(home: string): Promise<LockedVault> {
  return { exists: await isVault(home), folder: basename(home), settings: await readSettings(home) };
}

/** A visitor reads a medium on a machine without a vault: verify, drill and restore work, nothing is kept. */
export async function openFromMedium(
  input: { at: string; passphrase: PassphraseSource },
  options: EngineOptions & RunOptions = {},
): Promise<Opened> {
  const now = options.now ?? Date.now;
  return withWorker(options, async (worker) => {
    const medium = await openCarrier(input.at);
    const learned = await learnVault(worker, medium, input.passphrase, randomUUID(), now());
    const context: JobContext = {
      vaultId: learned.vaultId,
      keys: learned.keys,
      worker,
      ledger: memoryLedger(learned.catalogue, now),
      settings: defaultSettings,
      now,
      home: null,
      readings: new Map(),
      drives: drivesOf(options),
      identityFile: async () => learned.identityFile,
    };
    // The visitor adopts in memory: what lies on the medium now is what the visit measures by.
    const { notes } = await completeAdoption(context, learned, input.at, options);
    return { vault: new OpenVault(context, null), notes };
  });
}

/** Clones a snapshot without a vault: nothing is unlocked, nothing recorded. Errors: as cloneLocked; bad-input (the settings). */
export async function cloneWithoutVault(
  input: LockedCloneInput,
  options: EngineOptions & RunOptions = {},
): Promise<CloneReport> {
  const pinned = input.home === undefined ? [] : (await readSettings(input.home)).neverOffer;
  const neverOffer = [...pinned, ...(input.neverOffer ?? [])];
  return borrowWorker(options, (worker) =>
    cloneLocked(worker, { ...input, neverOffer, drives: drivesOf(options) }, options),
  );
}

/** Says how strong a passphrase is. The passphrase is read in the vault worker, not here. */
export function judgePassphrase(
  passphrase: Uint8Array,
  options: EngineOptions = {},
): Promise<PassphraseJudgement> {
  return borrowWorker(options, (worker) =>
    worker.call('judgePassphrase', { passphrase: passphrase.slice() }),
  );
}

/** A generated passphrase of seven words (90 bits). */
export function suggestPassphrase(options: EngineOptions = {}): Promise<string> {
  return borrowWorker(options, (worker) => worker.call('suggestPassphrase', null));
}

async function refuseWeak(worker: VaultWorker, passphrase: PassphraseSource): Promise<void> {
  const judgement = await worker.call('judgePassphrase', {
    passphrase: passphraseForCall(passphrase),
  });
  if (!judgement.acceptable) throw new ColdkeepError('passphrase-weak', judgement.reason);
}

/** Starts a worker that outlives the call if it succeeds, and is locked if it fails. */
async function withWorker<T>(options: EngineOptions, act: (worker: VaultWorker) => Promise<T>): Promise<T> {
  hideMemoryFromCoreDumps();
  const worker = (options.startWorker ?? startWorkerThread)();
  try {
    return await act(worker);
  } catch (error) {
    await worker.lock();
    throw error;
  }
}

async function borrowWorker<T>(options: EngineOptions, act: (worker: VaultWorker) => Promise<T>): Promise<T> {
  return withWorker(options, async (worker) => {
    const result = await act(worker);
    await worker.lock();
    return result;
  });
}

/** A clock that stands before the newest time ever witnessed is told and journaled, never taken in silence. */
async function noteClock(context: JobContext): Promise<string[]> {
  const witnessed = context.ledger.catalogue.newestTimeMs();
  if (witnessed === null || context.now() >= witnessed) return [];
  const note = `The clock of this machine says ${iso(context.now())}, but ${iso(witnessed)} was witnessed already: it went backwards.`;
  const lastNote = context.ledger.catalogue.facts().findLast((fact) => fact.kind === 'noted');
  if (lastNote?.kind !== 'noted' || !lastNote.body.what.startsWith('The clock of this machine')) {
    await context.ledger.commit((catalogue, atMs) =>
      catalogue.append({ kind: 'noted', body: { what: note } }, atMs),
    );
  }
  return [`${note} Ages and due dates cannot be trusted until it is set.`];
}

const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
