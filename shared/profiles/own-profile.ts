// A profile that a person made: items of their own for a system that Coldkeep does not know. Exchanged as a file, so it is hostile input.
import { z } from 'zod';
import { ColdkeepError } from '../domain/errors.ts';
import { visibleText } from '../domain/text.ts';
import { kinds } from '../domain/words.ts';
import { custom } from './custom.ts';
import { isSaneGlob } from './glob.ts';
import type { Profile, ProfileItem } from './profile.ts';

/** Nothing in it may move or hide what is printed beside it. */
const line = (least: number, most: number) =>
  z
    .string()
    .min(least)
    .max(most)
    .refine((text) => visibleText(text) === text, { error: 'has characters that cannot be seen' });

export const ownItemSchema = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
    .refine((key) => key !== 'unclassified', { error: 'is the key of what is not recognised' }),
  title: line(1, 100),
  /** As in `ProfileItem.globs`. */
  globs: z.array(line(1, 200).refine(isSaneGlob, { error: 'is no pattern for the names of files' })).max(50),
  kind: z.enum(kinds),
  required: z.boolean(),
  derivable: z.boolean(),
  /** What makes it change. */
  changes: line(0, 200),
  /** Days after which the newest copy's content is too old; null where content does not age. */
  contentDays: z.int().positive().max(3650).nullable(),
  verifyDays: z.int().positive().max(3650),
  restoreOrder: z.int().min(0).max(99),
  owner: line(0, 60),
  mode: z
    .string()
    .regex(/^[0-7]{3}$/)
    .nullable(),
  /** How it is put back. */
  note: line(0, 500),
});
export type OwnItem = z.infer<typeof ownItemSchema>;

export const ownProfileSchema = z.strictObject({
  coldkeepProfile: z.literal(1),
  title: line(1, 100),
  summary: line(0, 500),
  items: z
    .array(ownItemSchema)
    .max(200)
    .refine((items) => new Set(items.map(({ key }) => key)).size === items.length, {
      error: 'have a key twice',
    }),
});
export type OwnProfile = z.infer<typeof ownProfileSchema>;

/** A profile file of more bytes than this is none. */
export const maxOwnProfileBytes = 256 * 1024;

/** Reads a profile file. Errors: bad-input for whatever is not exactly one, with the place and the reason. */
export function parseOwnProfile(text: string): OwnProfile {
  // No character takes less than a byte, so this bounds the work; who reads the file bounds its bytes.
  if (text.length > maxOwnProfileBytes) throw noProfile('it is larger than 256 KiB');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw noProfile('it is not JSON');
  }
  const parsed = ownProfileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = (issue?.path ?? []).map(String).join('.');
  throw noProfile(
    `${place === '' ? 'the file as a whole' : visibleText(place)}: ${visibleText(issue?.message ?? 'invalid')}`,
  );
}

const noProfile = (reason: string): ColdkeepError =>
  new ColdkeepError('bad-input', `This is no profile file of Coldkeep: ${reason}.`, {
    hint: 'Take a file that Coldkeep wrote, or see docs/profiles.md for what it holds.',
  });

/** The one way to write it: the same profile gives the same bytes, with fields in the order of the schema. */
export function encodeOwnProfile(own: OwnProfile): string {
  const { coldkeepProfile, title, summary, items } = ownProfileSchema.parse(own);
  return `${JSON.stringify({ coldkeepProfile, title, summary, items }, null, 2)}\n`;
}

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
