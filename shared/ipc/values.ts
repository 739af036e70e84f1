// Values that several groups of the contract share.
import { z } from 'zod';
import { mediumTypes } from '../domain/words.ts';

/** Nothing to say. */
export const nothing = z.strictObject({});

export const count = z.int().nonnegative();
/** Milliseconds since 1970. */
export const moment = z.int();
export const nullableMoment = moment.nullable();

/** A name that a person typed: trimmed, not empty, short enough for a label. */
export const givenName = z.string().trim().min(1).max(120);
/** A line that a person typed, possibly empty. */
export const givenLine = z.string().trim().max(400);
/** A reason that a person has to give. */
export const givenReason = z.string().trim().min(3).max(400);

/**
 * Stands for a folder or volume that the main process knows. The window never names a path: a native dialog or the list of
 * volumes hands these out, and only the process that gave one can turn it into a path again.
 */
export const token = z.string().regex(/^[a-z]+-[0-9a-f]{16,64}$/);

/** A folder that a person chose in the system's dialog; the path is for reading only. */
export const chosenFolderSchema = z.strictObject({ token, name: z.string(), path: z.string() });
export type ChosenFolder = z.infer<typeof chosenFolderSchema>;

/** Whether a person went through with something that opened a window or dialog of its own. */
export const outcome = z.enum(['done', 'cancelled']);

/** What starts long work: the job's id; its progress and result come as events and stand in the state. */
export const started = z.strictObject({ job: z.string() });

/** What a person may say of a medium. */
export const mediumWords = z.strictObject({
  label: givenName.optional(),
  type: z.enum(mediumTypes).optional(),
  location: givenLine.optional(),
  custodian: givenLine.optional(),
  offsite: z.boolean().optional(),
});

export const paper = z.enum(['A4', 'Letter']);
export type Paper = z.infer<typeof paper>;
