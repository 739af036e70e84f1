// manifest.json: what one snapshot on one medium consists of. Sealed as manifest.age; described in docs/format.md.
import { z } from 'zod';
import { importedBundleSchema } from './bundle-conditions.ts';
import { itemSchema, sourceSchema } from './item.ts';

export const formatNumber = 1;

const hex256 = z.string().regex(/^[0-9a-f]{64}$/);

export const snapshotIdPattern = /^\d{8}T\d{6}Z-[0-9a-f]{12}$/;
export const snapshotIdSchema = z.string().regex(snapshotIdPattern);

export const partSchema = z.strictObject({
  /** File name in the snapshot's folder, without a slice suffix: "payload.tar.age" or "payload-001.tar.age". */
  name: z.string().regex(/^payload(-\d{3,})?\.tar\.age$/),
  /** Bytes and SHA-256 of the whole sealed part, slices joined. */
  bytes: z.int().positive(),
  sha256: hex256,
  /** How many of the manifest's items it holds; parts take the items in order. */
  items: z.int().nonnegative(),
});

export const manifestSchema = z.strictObject({
  coldkeep: z.literal(formatNumber),
  vault: z.uuid(),
  set: z.strictObject({ id: z.uuid(), name: z.string().min(1) }),
  snapshot: snapshotIdSchema,
  seq: z.int().positive(),
  profile: z.string().min(1),
  capturedAt: z.iso.datetime(),
  /** Where the items were read; the paths help a person, nothing is ever restored to them by itself. */
  sources: z.array(sourceSchema),
  conditions: z.strictObject({
    host: z.string(),
    scannedBy: z.string(),
    /** Bundles from which items were taken; their labels stand beside those of the sources. */
    bundles: z.array(importedBundleSchema).optional(),
  }),
  contentDigest: hex256,
  /** In byte order of path. */
  items: z.array(itemSchema),
  parts: z.array(partSchema).min(1),
});

export type Part = z.infer<typeof partSchema>;
export type Manifest = z.infer<typeof manifestSchema>;
