// The state of the app as the window shows it around every screen: vault, network, clock, time to lock, jobs.
import { z } from 'zod';
import { jobSchema } from './job.ts';
import { count, moment, nullableMoment } from './values.ts';

export const vaultPhases = ['none', 'locked', 'opening', 'open', 'locking'] as const;

export const themes = ['system', 'light', 'dark'] as const;

export const appStateSchema = z.strictObject({
  /** Grows with everything that may change what a query answers: whoever shows an answer asks again. */
  revision: count,
  version: z.string(),
  platform: z.enum(['linux', 'darwin', 'win32', 'other']),
  vault: z.strictObject({
    phase: z.enum(vaultPhases),
    /** Known only while it is open: a locked vault does not say whose it is. */
    name: z.string().nullable(),
    id: z.string().nullable(),
    practice: z.boolean(),
    /** A medium is read without a vault on this machine: only verify, drill and restore can be done. */
    visiting: z.boolean(),
    /** The vault folder, for reading. */
    folder: z.string(),
    lastOpenedMs: nullableMoment,
    /** What opening it had to tell: an older catalogue was used, the clock went back. */
    notes: z.array(z.string()),
    /** Why it was locked last, as a sentence; null where a person did it. */
    lockedBecause: z.string().nullable(),
  }),
  network: z.strictObject({
    /** True where no interface is up and no radio can send. */
    quiet: z.boolean(),
    interfaces: z.array(
      z.strictObject({ name: z.string(), kind: z.enum(['wired', 'wireless', 'other']), up: z.boolean() }),
    ),
    radios: z.array(z.strictObject({ name: z.string(), kind: z.string(), blocked: z.boolean() })),
    /** A person said to go on although it is not quiet; asked again when something new comes up. */
    accepted: z.boolean(),
  }),
  clock: z.strictObject({
    nowMs: moment,
    /** The newest time ever witnessed, in the catalogue or on a medium; null while the vault is locked. */
    newestWitnessedMs: nullableMoment,
    /** The clock stands before that time: ages and due dates cannot be trusted. */
    wentBack: z.boolean(),
    /** A person said that the clock is right, in this session. */
    confirmed: z.boolean(),
  }),
  autoLock: z.strictObject({
    idleMinutes: z.int().positive(),
    /** When it will lock if nobody touches it; null while locked or while a job runs. */
    locksAtMs: nullableMoment,
    /** Less than a minute is left. */
    warning: z.boolean(),
    /** Whether the lock signals of the desktop session can be heard. */
    sessionSignals: z.enum(['heard', 'unavailable']),
  }),
  theme: z.enum(themes),
  jobs: z.array(jobSchema),
});
export type AppState = z.infer<typeof appStateSchema>;

/** What the main process says without being asked. */
export const eventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('state'), state: appStateSchema }),
  z.strictObject({ kind: z.literal('job'), job: jobSchema }),
]);
export type AppEvent = z.infer<typeof eventSchema>;
