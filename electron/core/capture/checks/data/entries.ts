// What several data checks ask of a profile and of forms.
import type { FindingCode } from '../../../../../shared/domain/findings/registry.ts';
import type { ContentForm } from '../../../../../shared/profiles/content-form.ts';
import type { Profile, ProfileItem } from '../../../../../shared/profiles/profile.ts';

const dumpForms: readonly ContentForm[] = [
  'postgres-dump-plain',
  'postgres-dump-plain-gzip',
  'postgres-dump-custom',
  'mysql-dump',
  'mysql-dump-gzip',
];

export const isDump = (forms: ReadonlySet<ContentForm>): boolean => dumpForms.some((form) => forms.has(form));

/** Entries that name a finding; where it is one about files, those of the database itself are not among them. */
export const entriesWith = (profile: Profile, code: FindingCode): readonly ProfileItem[] =>
  profile.items.filter((entry) => entry.checks.includes(code) && !entry.checks.includes('dump-incomplete'));
