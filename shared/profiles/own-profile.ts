// A profile that a person made: items of their own for a system that Coldkeep does not know. Exchanged as a file, so it is hostile input.
import { z } from 'zod';
import { kinds } from '../domain/words.ts';
import { custom } from './custom.ts';
import type { Profile, ProfileItem } from './profile.ts';

const text = (most: number) => z.string().min(1).max(most);

export const ownItemSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  title: text(100),
  /** As in `ProfileItem.globs`. */
  globs: z.array(text(200)).max(50),
  kind: z.enum(kinds),
  required: z.boolean(),
  derivable: z.boolean(),
  /** What makes it change. */
  changes: z.string().max(200),
  /** Days after which the newest copy's content is too old; null where content does not age. */
  contentDays: z.int().positive().max(3650).nullable(),
  verifyDays: z.int().positive().max(3650),
  restoreOrder: z.int().min(0).max(99),
  owner: z.string().max(60),
  mode: z
    .string()
    .regex(/^[0-7]{3}$/)
    .nullable(),
  /** How it is put back. */
  note: z.string().max(500),
});
export type OwnItem = z.infer<typeof ownItemSchema>;

export const ownProfileSchema = z.strictObject({
  coldkeepProfile: z.literal(1),
  title: text(100),
  summary: z.string().max(500),
  items: z.array(ownItemSchema).max(200),
});
export type OwnProfile = z.infer<typeof ownProfileSchema>;

/** A whole profile of it: what is known of any files, with the person's own items before, under title and summary of theirs. */
export function profileOfOwn(own: OwnProfile): Profile {
  const keys = new Set(own.items.map(({ key }) => key));
  return {
    ...custom,
    title: own.title,
    summary: own.summary === '' ? custom.summary : own.summary,
    items: [...own.items.map(itemOfOwn), ...custom.items.filter(({ key }) => !keys.has(key))],
  };
}

const itemOfOwn = (item: OwnItem): ProfileItem => ({
  key: item.key,
  title: item.title,
  globs: item.globs,
  contents: [],
  kind: item.kind,
  required: item.required,
  changes: item.changes,
  contentDays: item.contentDays,
  verifyDays: item.verifyDays,
  checks: [],
  attested: false,
  derivable: item.derivable,
  several: true,
  restoreOrder: item.restoreOrder,
  restoreStep: item.note === '' ? 'Put it back where it was.' : item.note,
  restoreWarning: null,
  ownerMode: [item.owner === '' ? 'the user that needs it' : item.owner, item.mode ?? '']
    .filter((word) => word !== '')
    .join(', '),
});
