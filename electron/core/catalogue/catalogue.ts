// The catalogue while the vault is unlocked: a database in memory, facts in, current state out.
import type { ImportedBundle } from '../../../shared/domain/bundle-conditions.ts';
import type { Fact, NewFact } from '../../../shared/domain/facts.ts';
import type { Item } from '../../../shared/domain/item.ts';
import type { JournalNames } from '../../../shared/domain/journal.ts';
import type { DerivedValue } from '../../../shared/domain/derived-value.ts';
import type { SetKnowledge } from '../../../shared/domain/set-knowledge.ts';
import { readBundles } from './bundle-state.ts';
import { readChecklistRuns, type ChecklistRunRecord } from './checklist-state.ts';
import type { ChainVerdict } from './fact-chain.ts';
import {
  insertFact,
  readFacts,
  readHead,
  readNewestTimeMs,
  verifyJournal,
  type JournalHead,
} from './fact-store.ts';
import {
  readHardware,
  readParity,
  readReadings,
  readTest,
  readWritings,
  type DatedReading,
  type DatedTest,
  type DatedWriting,
  type ParityState,
  type SeenHardware,
} from './hardware-state.ts';
import { readItems, storeItems } from './item-versions.ts';
import { readDerived, readKnowledge } from './knowledge-state.ts';
import { readKnownHashes, storeKnownHashes, type KnownHash } from './known-hashes.ts';
import {
  readCopies,
  readDrills,
  readMedia,
  readMedium,
  readVaultFiles,
  readVerifications,
  type CopyState,
  type DrillRecord,
  type MediumRecord,
  type VaultFilesState,
  type VerificationRecord,
} from './media-state.ts';
import { readNames } from './names.ts';
import { createDatabase, openDatabaseBytes, type Database } from './open-database.ts';
import { migrate, refuseForeignSchema } from './schema.ts';
import {
  readHighestSeq,
  readLastScan,
  readNewestSnapshot,
  readScans,
  readSets,
  readSnapshot,
  readSnapshots,
  readVault,
  type ScanRecord,
  type SetRecord,
  type SnapshotRecord,
  type VaultRecord,
} from './state.ts';

/** The body of a `snapshot-taken` fact. */
export type NewSnapshot = Extract<NewFact, { kind: 'snapshot-taken' }>['body'];

/** Every query may throw catalogue-damaged: a row that does not parse is not ours. Times are milliseconds since 1970. */
export class Catalogue {
  #database: Database;
  #installation: string;

  private constructor(database: Database, installation: string) {
    this.#database = database;
    this.#installation = installation;
  }

  /** An empty catalogue whose facts this installation (a UUID) records. Errors: sqlite-unavailable. */
  static createNew({ installation }: { installation: string }): Catalogue {
    const database = createDatabase();
    migrate(database);
    return new Catalogue(database, installation);
  }

  /**
   * Opens the bytes that `serialize` gave, whose signature holds. Further facts are recorded by the installation that recorded the
   * newest one, unless another is named. Errors: catalogue-damaged, catalogue-forged, catalogue-newer, sqlite-unavailable.
   */
  static fromBytes(bytes: Uint8Array, options: { installation?: string } = {}): Catalogue {
    const database = openTrusted(bytes);
    const installation = options.installation ?? readHead(database)?.installation;
    if (installation === undefined)
      throw new Error('the catalogue is empty: name the installation that begins it');
    return new Catalogue(database, installation);
  }

  /** The whole database as one file that stock sqlite3 reads. Not to be called inside a transaction. */
  serialize(): Uint8Array {
    if (this.#database.inTransaction)
      throw new Error('a transaction is open: the bytes would not be what is committed');
    return this.#database.serialize();
  }

  /** Puts the state back to what `bytes` hold; for the one who stores the catalogue and could not. */
  revert(bytes: Uint8Array): void {
    const database = openTrusted(bytes);
    this.#database.close();
    this.#database = database;
    this.#installation = readHead(database)?.installation ?? this.#installation;
  }

  /** Further facts are recorded by a new installation: after adopting, the facts of two laptops can still be told apart. */
  beginInstallation(installation: string): void {
    this.#installation = installation;
  }

  get installation(): string {
    return this.#installation;
  }

  /** Runs `change` all or nothing: if it throws, nothing of it stays. `change` must not be asynchronous. */
  transaction<T>(change: () => T): T {
    return this.#database.transaction(() => {
      const result = change();
      if (result instanceof Promise)
        throw new Error('a transaction cannot wait: make its function synchronous');
      return result;
    })();
  }

  /** Records what happened. Only inside a transaction. A copy of a snapshot that was never recorded is a bug. */
  append(fact: NewFact, atMs: number): Fact {
    this.#refuseOutsideTransaction();
    if (fact.kind === 'copy-recorded' && this.snapshot(fact.body.snapshot) === null) {
      throw new Error(`snapshot ${fact.body.snapshot} must be recorded before a copy of it`);
    }
    return insertFact(this.#database, this.#installation, fact, atMs);
  }

  /**
   * Records a snapshot and its items. Usually it is the newest; one learned late from a medium may lie between known ones. Where two
   * laptops gave the same seq to different snapshots of a set, the items of the first one stay and those of the second are only in
   * its manifest.
   */
  recordSnapshot(snapshot: NewSnapshot, items: readonly Item[], atMs: number): Fact {
    this.#refuseOutsideTransaction();
    if (this.snapshot(snapshot.snapshot) !== null)
      throw new Error(`snapshot ${snapshot.snapshot} is recorded already`);
    const seqs = this.snapshots()
      .filter((known) => known.set === snapshot.set)
      .map((known) => known.seq);
    const fact = this.append({ kind: 'snapshot-taken', body: snapshot }, atMs);
    if (!seqs.includes(snapshot.seq)) {
      const neighbours = {
        earlier: seqs.findLast((seq) => seq < snapshot.seq) ?? null,
        later: seqs.find((seq) => seq > snapshot.seq) ?? null,
      };
      storeItems(this.#database, snapshot.set, snapshot.seq, neighbours, items);
    }
    return fact;
  }

  /** Null before a vault was created in it. */
  vault(): VaultRecord | null {
    return readVault(this.#database);
  }

  /** The sets that are protected, by name. */
  sets(): SetRecord[] {
    return readSets(this.#database).filter((set) => set.removedAtMs === null);
  }

  setByName(name: string): SetRecord | null {
    return this.sets().find((set) => set.name === name) ?? null;
  }

  /** Also finds a removed set: its copies still have a name. */
  setById(id: string): SetRecord | null {
    return readSets(this.#database).find((set) => set.id === id) ?? null;
  }

  /** What a person said of the set; nothing where nothing was said. */
  knowledgeOf(setId: string): SetKnowledge {
    return readKnowledge(this.#database, setId);
  }

  /** By seq. */
  snapshots(): SnapshotRecord[] {
    return readSnapshots(this.#database);
  }

  snapshot(id: string): SnapshotRecord | null {
    return readSnapshot(this.#database, id);
  }

  newestSnapshot(setId: string): SnapshotRecord | null {
    return readNewestSnapshot(this.#database, setId);
  }

  /** The highest seq this vault is known to have reached; 0 before the first snapshot. */
  highestSeq(): number {
    return readHighestSeq(this.#database);
  }

  /** In byte order of path; empty where the snapshot was recorded without its items. */
  itemsOfSnapshot(setId: string, seq: number): Item[] {
    return readItems(this.#database, setId, seq);
  }

  lastScan(setId: string): ScanRecord | null {
    return readLastScan(this.#database, setId);
  }

  /** What the newest scan worked out of the items. */
  derivedOf(setId: string): DerivedValue[] {
    return readDerived(this.#database, setId);
  }

  scans(setId: string): ScanRecord[] {
    return readScans(this.#database, setId);
  }

  /** What the intake of a set should hold, in the order of import; of a null set id, what all intakes should. */
  bundlesOf(setId: string | null): ImportedBundle[] {
    return readBundles(this.#database, setId);
  }

  media(): MediumRecord[] {
    return readMedia(this.#database);
  }

  medium(id: string): MediumRecord | null {
    return readMedium(this.#database, id);
  }

  /** Every copy ever recorded, the retired ones too; of one medium and snapshot the newest record counts. */
  copies(): CopyState[] {
    return readCopies(this.#database);
  }

  verifications(mediumId: string, snapshot: string): VerificationRecord[] {
    return readVerifications(this.#database, mediumId, snapshot);
  }

  /** The hardware that every medium was last seen on. */
  hardware(): SeenHardware[] {
    return readHardware(this.#database);
  }

  /** The newest capacity test of a medium; null where there was none. */
  testOf(mediumId: string): DatedTest | null {
    return readTest(this.#database, mediumId);
  }

  /** How a medium did each time that it was read, oldest first. */
  readingsOf(mediumId: string): DatedReading[] {
    return readReadings(this.#database, mediumId);
  }

  /** When copies on a medium were written or repaired, oldest first. */
  writingsOf(mediumId: string): DatedWriting[] {
    return readWritings(this.#database, mediumId);
  }

  /** The parity beside every copy of a medium, that of retired copies too. */
  parityOn(mediumId: string): ParityState[] {
    return readParity(this.#database, mediumId);
  }

  vaultFiles(mediumId: string): VaultFilesState | null {
    return readVaultFiles(this.#database, mediumId);
  }

  drills(setId: string): DrillRecord[] {
    return readDrills(this.#database, setId);
  }

  /** Every checklist run in the order in which they were begun. */
  checklistRuns(): ChecklistRunRecord[] {
    return readChecklistRuns(this.#database);
  }

  /** The newest time ever witnessed; null while there are no facts. A clock that shows less has gone backwards. */
  newestTimeMs(): number | null {
    return readNewestTimeMs(this.#database);
  }

  /** The journal, in the order in which it was recorded. */
  facts(): Fact[] {
    return readFacts(this.#database);
  }

  /** How sets and media are called now, for the sentences of the journal; an unknown id stands for itself. */
  names(): JournalNames {
    return readNames(this.#database);
  }

  verifyChain(): ChainVerdict {
    return verifyJournal(this.#database);
  }

  journalHead(): JournalHead | null {
    return readHead(this.#database);
  }

  knownHashes(setId: string): KnownHash[] {
    return readKnownHashes(this.#database, setId);
  }

  replaceKnownHashes(setId: string, known: readonly KnownHash[]): void {
    this.#refuseOutsideTransaction();
    storeKnownHashes(this.#database, setId, known);
  }

  /** Drops the database from memory. Nothing can be asked afterwards. */
  close(): void {
    this.#database.close();
  }

  #refuseOutsideTransaction(): void {
    if (!this.#database.inTransaction) throw new Error('facts are recorded inside a transaction');
  }
}

/** Opened, compared with our schema, brought up to date. */
function openTrusted(bytes: Uint8Array): Database {
  const database = openDatabaseBytes(bytes);
  try {
    refuseForeignSchema(database);
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
