// A profile as a file: read from where a person says, with everything that is wrong with it told; written where they say.
import { open, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { visibleText } from '../../../shared/domain/text.ts';
import { ownProfileSchema, type OwnProfile } from '../../../shared/profiles/own-profile.ts';
import type { Desktop } from './house.ts';

/** 200 items with 50 patterns of 200 characters are two megabytes. */
const mostBytes = 4 * 1024 * 1024;

/** Errors: source-missing, bad-input (too large, no JSON, not what a profile file holds). */
export async function readProfileFile(path: string): Promise<OwnProfile> {
  const name = visibleText(basename(path));
  return parseProfileFile(await readText(path, name), name);
}

/** Errors: bad-input. */
export function parseProfileFile(text: string, name: string): OwnProfile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ColdkeepError('bad-input', `${name} is no profile file: it is not JSON.`, { hint });
  }
  const parsed = ownProfileSchema.safeParse(value);
  if (parsed.success) return refuseSameKeys(parsed.data, name);
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? 'the file as a whole' : placeOf(issue.path);
  throw new ColdkeepError('bad-input', `${name} is no profile file: ${where} is not as it has to be.`, {
    hint,
  });
}

const hint = 'Take a file that Coldkeep wrote as a profile, or correct it.';

/** "item 3, globs" of ["items", 2, "globs", 0]. */
function placeOf(path: readonly PropertyKey[]): string {
  const [first, second, third] = path;
  if (first !== 'items' || typeof second !== 'number') return visibleText(String(first));
  return `item ${second + 1}${third === undefined ? '' : `, ${visibleText(String(third))}`}`;
}

function refuseSameKeys(profile: OwnProfile, name: string): OwnProfile {
  const keys = profile.items.map(({ key }) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice === undefined) return profile;
  throw new ColdkeepError('bad-input', `${name} is no profile file: two items have the key ${twice}.`, {
    hint,
  });
}

async function readText(path: string, name: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > mostBytes)
        throw new ColdkeepError('bad-input', `${name} is too large for a profile file.`, { hint });
      return await file.readFile('utf8');
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof ColdkeepError) throw error;
    throw new ColdkeepError('source-missing', `${name} could not be read.`, {
      hint: 'See that the file is there and may be read.',
    });
  }
}

/** Null where the person went away. Errors: bad-input where there is nothing to write, target-unwritable. */
export async function writeProfileFile(
  desktop: Pick<Desktop, 'chooseNewFile'>,
  profile: OwnProfile | null,
): Promise<string | null> {
  if (profile === null) {
    throw new ColdkeepError('bad-input', 'Nothing is saved that could be written.', {
      hint: 'Describe your items and save them first.',
    });
  }
  const path = await desktop.chooseNewFile({
    title: 'Write a profile file',
    name: `${profile.title} profile`,
    extension: 'json',
  });
  if (path === null) return null;
  try {
    await writeFile(path, `${JSON.stringify(profile, null, 2)}\n`);
  } catch (error) {
    throw new ColdkeepError('target-unwritable', `${visibleText(basename(path))} could not be written.`, {
      cause: error,
    });
  }
  return path;
}
