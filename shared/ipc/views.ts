// What the window shows of the engine's values where no report of the command line says it already.
import { z } from 'zod';
import { failureSchema } from '../domain/facts.ts';
import { driveBuses, hardwareSchema } from '../domain/drive.ts';
import { findingSchema } from '../domain/finding.ts';
import { mediumHealthSchema } from '../domain/medium-health.ts';
import { inspectedCopySchema } from '../domain/medium-inspection.ts';
import { retiredGenerationSchema } from '../domain/retention-report.ts';
import { scannedItemSchema } from '../domain/reports.ts';
import {
  copyStatuses,
  drillStatuses,
  freshnesses,
  kinds,
  mediumStates,
  mediumTypes,
  overallVerdicts,
  severities,
  verificationLevels,
} from '../domain/words.ts';
import { count, moment, nullableMoment, token } from './values.ts';

/** Which profile fits folders that are to become a set, best first. */
export const proposalsSchema = z.strictObject({
  files: count,
  bytes: count,
  proposals: z.array(
    z.strictObject({
      profile: z.string(),
      title: z.string(),
      recognised: count,
      /** Why, in sentences: which files were recognised as what. */
      reasons: z.array(z.string()),
    }),
  ),
});

/** What a set of these folders would hold, before it exists. */
export const previewSchema = z.strictObject({
  items: z.array(scannedItemSchema),
  findings: z.array(findingSchema),
});

/** One item whose content is not what the newest snapshot holds. */
export const itemChangeSchema = z.strictObject({
  path: z.string(),
  change: z.enum(['added', 'changed', 'removed']),
  /** From what to what, in words: "new key", "212 bytes to 340 bytes". */
  detail: z.string(),
});

/** What an export of a set would write now. */
export const contentsSchema = z.strictObject({
  set: z.string(),
  contentDigest: z.string(),
  items: count,
  bytes: count,
  /** By kind, in the order of the glossary; `examples` are some names of its items. */
  kinds: z.array(
    z.strictObject({ kind: z.enum(kinds), items: count, bytes: count, examples: z.array(z.string()) }),
  ),
  changes: z.array(itemChangeSchema),
  /** When the newest snapshot that stands on a medium was taken; null where there is none. */
  changedSinceMs: nullableMoment,
  findings: z.array(findingSchema),
  /** What an export would remove on media that hold the set already, by what is kept of it; only media where something goes. */
  retires: z.array(
    z.strictObject({
      medium: z.string(),
      label: z.string(),
      generations: z.array(retiredGenerationSchema).min(1),
    }),
  ),
});
export type Contents = z.infer<typeof contentsSchema>;

/** Why a volume is, or is not, fit to carry a copy: every reason, not the first. */
export const fitnessReasonSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  sentence: z.string(),
});

/** What the system reports of the drive below a volume: hints, and what a person types into a terminal. */
export const driveViewSchema = z.strictObject({
  /** "/dev/sdb1", or the whole drive where it has no partition; as the system names it, and only as long as it is plugged in. */
  device: z.string(),
  serial: z.string().nullable(),
  bus: z.enum(driveBuses).nullable(),
  /** Of the whole drive: its file systems are smaller. */
  sizeBytes: count.nullable(),
  /** Of the file system; null where it has none. */
  label: z.string().nullable(),
  fileSystemId: z.string().nullable(),
  /** What it is beside storage: "a keyboard". */
  announces: z.array(z.string()),
});

/** What is plugged in, mounted or not, or a chosen folder that could carry copies. */
export const volumeSchema = z.strictObject({
  token,
  /** `reading` from the moment a drive is plugged in until the system knows it; only what is mounted can be read and written. */
  state: z.enum(['reading', 'not-mounted', 'mounted']),
  /** Null for folders, and where nothing reports it. */
  drive: driveViewSchema.nullable(),
  /** Label of the file system, the drive's model, or the folder's name. */
  name: z.string(),
  /** Where it is mounted, for reading; null where it is not. */
  path: z.string().nullable(),
  /** As its maker calls it; empty where nothing reports it. */
  description: z.string(),
  fileSystem: z.string(),
  sizeBytes: count.nullable(),
  freeBytes: count.nullable(),
  removable: z.boolean(),
  /** It is write-protected, or mounted so that nothing can be written. */
  readOnly: z.boolean(),
  /** False while it is pulled out: it stays listed as long as someone waits for it. */
  present: z.boolean(),
  /** Whether it belongs to the rehearsal and can be pulled out and plugged in on the screen. */
  pretend: z.boolean(),
  /** Guess at the type of medium. */
  type: z.enum(mediumTypes),
  /** What this vault knows of it; null where it is not one of its media. */
  medium: z
    .strictObject({
      id: z.string(),
      label: z.string(),
      location: z.string(),
      offsite: z.boolean(),
      custodian: z.string(),
      copies: count,
      lastExportMs: nullableMoment,
      lastVerifiedMs: nullableMoment,
      /** Of the set that was asked about. */
      freshness: z.enum(freshnesses).nullable(),
      behindSinceMs: nullableMoment,
    })
    .nullable(),
  /** The id in its marker, whoever wrote it; null where it is no medium yet, or cannot be read. */
  markedAs: z.string().nullable(),
  /** A folder of the vault that is open stands on it. */
  carriesThisVault: z.boolean(),
  /** Vault ids found on it that are not this vault's. */
  otherVaults: z.array(z.string()),
  /** Copies of this vault, newest first: those that are recorded for it, and those found on it that are not. */
  copies: z.array(inspectedCopySchema),
  /** What a person types to write to it although it announces more than storage: "keyboard"; null where it does not. */
  announcedWords: z.string().nullable(),
  fits: z.boolean(),
  reasons: z.array(fitnessReasonSchema),
});
export type Volume = z.infer<typeof volumeSchema>;

/** A set in the list of sets. */
export const setLineSchema = z.strictObject({
  name: z.string(),
  profile: z.string(),
  profileTitle: z.string(),
  sources: z.array(z.string()),
  items: count,
  bytes: count,
  overall: z.enum(overallVerdicts),
  verdict: z.string(),
  freshness: z.enum(freshnesses),
  readAtMs: nullableMoment,
  findings: z.record(z.enum(severities), count),
});
export type SetLine = z.infer<typeof setLineSchema>;

/** A medium with its copies, and what is known of its hardware and health. */
export const mediumViewSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  type: z.enum(mediumTypes),
  location: z.string(),
  offsite: z.boolean(),
  custodian: z.string(),
  state: z.enum(mediumStates),
  enrolledAtMs: nullableMoment,
  lastExportMs: nullableMoment,
  lastVerifiedMs: nullableMoment,
  /** Attached now, as which volume. */
  volume: token.nullable(),
  /** The hardware that it was last seen on; null before it was seen on any that tells of itself. */
  hardware: hardwareSchema.nullable(),
  /** How it is doing, and why it should be replaced; null where nothing was seen of it yet. */
  health: mediumHealthSchema.nullable(),
  copies: z.array(
    z.strictObject({
      set: z.string(),
      snapshot: z.string(),
      seq: count,
      takenAtMs: moment,
      status: z.enum(copyStatuses),
      freshness: z.enum(freshnesses),
      verifiedAtMs: nullableMoment,
      level: z.enum(verificationLevels).nullable(),
      failures: z.array(failureSchema),
      /** Files beside it can mend it. */
      parity: z.boolean(),
    }),
  ),
});
export type MediumView = z.infer<typeof mediumViewSchema>;

export const pastDrillSchema = z.strictObject({
  atMs: moment,
  set: z.string(),
  medium: z.string().nullable(),
  snapshot: z.string(),
  status: z.enum(drillStatuses),
  seconds: z.number().nonnegative(),
  items: count,
  failures: z.array(failureSchema),
});
export type PastDrill = z.infer<typeof pastDrillSchema>;

/** What can be restored from one medium, and what taking it would cost. */
export const restoreOptionsSchema = z.strictObject({
  medium: z.string().nullable(),
  label: z.string(),
  snapshots: z.array(
    z.strictObject({
      id: z.string(),
      set: z.string(),
      seq: count,
      takenAtMs: moment,
      items: count,
      bytes: count,
      kinds: z.array(z.strictObject({ kind: z.enum(kinds), items: count, bytes: count })),
      /** Null where it is the newest known. Else what is newer, where it is, and what would be lost. */
      stale: z
        .strictObject({
          newestSeq: count,
          newestTakenAtMs: moment,
          /** Media that hold the newest one: "Blue stick (Home)". */
          newestOn: z.array(z.string()),
          changes: z.array(itemChangeSchema),
        })
        .nullable(),
    }),
  ),
  /** Copies that cannot be trusted or opened, and why. */
  failures: z.array(failureSchema),
});
export type RestoreOptions = z.infer<typeof restoreOptionsSchema>;

/** A checklist that is or was worked through. */
export const checklistRunSchema = z.strictObject({
  id: z.string(),
  set: z.string(),
  scenario: z.string(),
  title: z.string(),
  beganAtMs: moment,
  endedAtMs: nullableMoment,
  by: z.string(),
  second: z.string(),
  steps: count,
  ticked: z.array(
    z.strictObject({ step: count, by: z.string(), second: z.string(), atMs: moment, note: z.string() }),
  ),
  result: z.enum(['running-again', 'given-up', 'rehearsed']).nullable(),
  notes: z.string(),
});
export type ChecklistRun = z.infer<typeof checklistRunSchema>;

/** What stands on a medium that nobody unlocked yet. `openable`: its locked identity is there, the passphrase suffices. */
export const carrierSchema = z.strictObject({
  /** Null where it is no medium of Coldkeep. */
  medium: z.string().nullable(),
  vaults: z.array(
    z.strictObject({
      id: z.string(),
      snapshots: count,
      newestAtMs: nullableMoment,
      openable: z.boolean(),
    }),
  ),
});
export type Carrier = z.infer<typeof carrierSchema>;
