// Conditions of a bundle: how a kit took it on its host. Written by a machine that is online, so nothing in it is more than a claim.
import { z } from 'zod';

const line = z.string().max(500);

export const bundleConditionsSchema = z.strictObject({
  /** Profile id. */
  system: z.string().regex(/^[a-z0-9-]{1,40}$/),
  host: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
  startedAtMs: z.int(),
  endedAtMs: z.int(),
  /** True where the service was stopped while its files were copied; null where there is no service to stop. */
  serviceStopped: z.boolean().nullable(),
  /** Seconds by which the host's clock differed from its time server; null where it could not be told. */
  clockOffsetSeconds: z.number().nullable(),
  /** Block heights of the host's node and of its cluster, where the system has them and they could be told. */
  height: z.int().nonnegative().optional(),
  clusterHeight: z.int().nonnegative().optional(),
  /** What programs said of themselves: "cardano-node 10.5.1". */
  versions: z.array(z.strictObject({ program: line, version: line })).max(50),
  /** What the kit noticed and a person should know. */
  notes: z.array(line).max(50),
});
export type BundleConditions = z.infer<typeof bundleConditionsSchema>;

export const bundleIdPattern = /^[0-9a-f]{32}$/;

/** A bundle in a set's intake. */
export const importedBundleSchema = z.strictObject({
  /** First 32 hex digits of the SHA-256 of the sealed file. */
  id: z.string().regex(bundleIdPattern),
  /** SHA-256 of the sealed file, hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().positive(),
  /** First component of the paths of its items. */
  label: z.string().min(1),
  importedAtMs: z.int(),
  /** True where a person typed the words that the host had shown: anyone can seal to a public recipient. */
  originConfirmed: z.boolean(),
  conditions: bundleConditionsSchema,
});
export type ImportedBundle = z.infer<typeof importedBundleSchema>;
