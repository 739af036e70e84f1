// What is answered about bundles: a look into one, and an import.
import { z } from 'zod';
import { bundleConditionsSchema, importedBundleSchema } from './bundle-conditions.ts';
import { scanReportSchema } from './reports.ts';

/** What a bundle says of itself; nothing of it is more than a claim. */
export const bundleInspectionSchema = z.strictObject({
  conditions: bundleConditionsSchema,
  /** Title of the profile; empty where this version does not know the system. */
  profileTitle: z.string(),
  bytes: z.int().nonnegative(),
  items: z.int().nonnegative(),
  /** False for a plain tar. */
  sealed: z.boolean(),
  /** Sets of this system. */
  sets: z.array(z.string()),
});
export type BundleInspection = z.infer<typeof bundleInspectionSchema>;

/** A scan of the set as it stands with the bundle. */
export const importReportSchema = scanReportSchema.extend({ bundle: importedBundleSchema });
export type ImportReport = z.infer<typeof importReportSchema>;
