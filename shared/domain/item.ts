// An item: one file, empty folder or link of a set, as a scan saw it.
import { z } from 'zod';
import { kinds } from './words.ts';

/** The key of an item that no entry of the profile matched. It is kept like any other, never dropped. */
export const unclassified = 'unclassified';

const hex256 = z.string().regex(/^[0-9a-f]{64}$/);

export const itemTypes = ['file', 'folder', 'link'] as const;

export const itemSchema = z.strictObject({
  /** Source label, "/", path below it; "/" as separator. A folder's path ends with "/". Bytes that are not UTF-8 show as U+FFFD. */
  path: z.string().min(1),
  /** The exact bytes of the path, base64; present only where they are not valid UTF-8. */
  pathB64: z.base64().optional(),
  type: z.enum(itemTypes),
  /** Key of the profile entry that matched, or "unclassified". */
  key: z.string().min(1),
  kind: z.enum(kinds),
  /** True where the item can be made again from others of the set. */
  derivable: z.boolean(),
  /** Bytes of content; 0 for folders and links. */
  size: z.int().nonnegative(),
  /** Permission bits as stored in the bundle (0 to 0o7777); for secret kinds never wider than 0700. */
  mode: z.int().min(0).max(0o7777),
  /** Modification time, whole seconds since 1970. Not part of the content digest. */
  mtimeSeconds: z.int(),
  /** SHA-256, hex: of the content; for a link, of its target; for an empty folder, of nothing. */
  sha256: hex256,
  /** Where a link points, relative and inside its source. */
  target: z.string().optional(),
});

export type Item = z.infer<typeof itemSchema>;

/** A folder that was named as a source of a set. */
export const sourceSchema = z.strictObject({
  /** First component of the paths of its items: the folder's base name, made unique with -2. */
  label: z.string().min(1),
  /** Absolute path on the machine of the scan. */
  path: z.string().min(1),
});

export type Source = z.infer<typeof sourceSchema>;
