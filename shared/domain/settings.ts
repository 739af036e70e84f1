// settings.json in the vault folder: nothing sensitive and nothing trusted. What is missing has its default.
import { z } from 'zod';
import { ColdkeepError } from './errors.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const idleMinutes = z.int().min(1).max(240);
const parityPercent = z.int().min(0).max(100);
const replaceAfterYears = z.int().min(1).max(50);

export const settingsSchema = z.strictObject({
  coldkeep: z.literal(1).default(1),
  /** Whether exports put the locked identity on the medium: with it, medium and passphrase suffice to restore. */
  identityOnMedia: z.boolean().default(true),
  /** Whether exports put the catalogue on the medium: with it, one medium brings the whole vault back. */
  catalogueOnMedia: z.enum(['full', 'none']).default('full'),
  /** Minutes without a key or a movement after which the window locks. */
  idleMinutes: idleMinutes.default(10),
  theme: z.enum(themes).default('system'),
  /** Whether the window asks for each fresh copy to be read once more after unplugging; skipping it makes a duty. */
  coldReading: z.boolean().default(true),
  /** Share of a copy's blocks that its parity can bring back, in percent; 0 writes none. */
  parityPercent: parityPercent.default(20),
  /** Years after which a medium is advised to be replaced, counted from the first copy on it. */
  replaceAfterYears: replaceAfterYears.default(3),
  /** Serial numbers or file system ids of drives that are never offered as media. */
  neverOffer: z.array(z.string().min(1).max(200)).max(1000).default([]),
  /** When the window last opened the vault; the locked screen shows it. */
  lastOpenedMs: z.int().nullable().default(null),
  /** True for a practice vault: everything in it is worth nothing. Set when it is made, never afterwards. */
  practice: z.boolean().default(false),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = settingsSchema.parse({});

/** What can be changed while the vault is open. Without defaults: what is not named stays as it is. */
export const settingsChangesSchema = z.strictObject({
  identityOnMedia: z.boolean().exactOptional(),
  catalogueOnMedia: z.enum(['full', 'none']).exactOptional(),
  idleMinutes: idleMinutes.exactOptional(),
  theme: z.enum(themes).exactOptional(),
  coldReading: z.boolean().exactOptional(),
  parityPercent: parityPercent.exactOptional(),
  replaceAfterYears: replaceAfterYears.exactOptional(),
  neverOffer: z.array(z.string().min(1).max(200)).max(1000).exactOptional(),
  lastOpenedMs: z.int().nullable().exactOptional(),
});
export type SettingsChanges = z.infer<typeof settingsChangesSchema>;

/** Errors: bad-input where a value is not one that a setting can have. */
export function changedSettings(settings: Settings, changes: SettingsChanges): Settings {
  const parsed = settingsChangesSchema.safeParse(changes);
  if (parsed.success) return { ...settings, ...parsed.data };
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new ColdkeepError('bad-input', `The setting "${where}" cannot have this value.`);
}
