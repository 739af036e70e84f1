// settings.json in the vault folder: nothing sensitive and nothing trusted. What is missing has its default.
import { z } from 'zod';

export const settingsSchema = z.strictObject({
  coldkeep: z.literal(1).default(1),
  /** Whether exports put the locked identity on the medium: with it, medium and passphrase suffice to restore. */
  identityOnMedia: z.boolean().default(true),
  /** Whether exports put the catalogue on the medium: with it, one medium brings the whole vault back. */
  catalogueOnMedia: z.enum(['full', 'none']).default('full'),
});

export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = settingsSchema.parse({});
