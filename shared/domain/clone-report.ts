// What cloning did: a snapshot taken over from one medium to others, byte for byte, without opening it.
import { z } from 'zod';
import { errorRecordSchema } from './error-record.ts';
import { writtenFileSchema } from './facts.ts';
import { verificationLevels } from './words.ts';

export const clonedCopySchema = z.strictObject({
  /** Id of the medium that the clone is on; null where the folder could not become a medium. */
  medium: z.string().nullable(),
  /** The folder that was named. */
  to: z.string(),
  /** The copy's folder, relative to the folder named. */
  path: z.string(),
  level: z.enum(verificationLevels).nullable(),
  /** True where it was there already. */
  unchanged: z.boolean(),
  files: z.array(writtenFileSchema),
  warnings: z.array(z.string()),
  error: errorRecordSchema.optional(),
});
export type ClonedCopy = z.infer<typeof clonedCopySchema>;

export const cloneReportSchema = z.strictObject({
  snapshot: z.string(),
  /** Id of the medium that it was taken from. */
  from: z.string(),
  /** Whether the vault's signature over it was verified; false where no key was at hand, and its checksums alone decided. */
  signatureVerified: z.boolean(),
  copies: z.array(clonedCopySchema),
});
export type CloneReport = z.infer<typeof cloneReportSchema>;
