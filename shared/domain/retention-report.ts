// What would be kept and what would go, on each medium and in the intake of a set: shown before anything is removed.
import { z } from 'zod';

export const keptGenerationSchema = z.strictObject({
  /** Snapshot id, or id of a bundle. */
  id: z.string(),
  /** "seq 12"; of a bundle the host that it was taken on. */
  name: z.string(),
  takenAtMs: z.int(),
  keeps: z.boolean(),
  /** Why it stays or goes, without a full stop. */
  why: z.string(),
});
export type KeptGeneration = z.infer<typeof keptGenerationSchema>;

export const retentionCarrierSchema = z.strictObject({
  /** Medium id, or "intake". */
  id: z.string(),
  /** Label of the medium; "Intake" for the bundles on this machine. */
  label: z.string(),
  /** Newest first. */
  generations: z.array(keptGenerationSchema),
});
export type RetentionCarrier = z.infer<typeof retentionCarrierSchema>;

export const retentionReportSchema = z.strictObject({
  set: z.string(),
  /** What the profile says, in sentences. */
  rules: z.array(z.string()),
  carriers: z.array(retentionCarrierSchema),
});
export type RetentionReport = z.infer<typeof retentionReportSchema>;

/** A generation that an export let go on a medium, or would let go. */
export const retiredGenerationSchema = z.strictObject({
  snapshot: z.string(),
  seq: z.int().positive(),
  takenAtMs: z.int(),
  why: z.string(),
});
export type RetiredGeneration = z.infer<typeof retiredGenerationSchema>;
