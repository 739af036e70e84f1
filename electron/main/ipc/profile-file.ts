// A profile as a file: read from where a person says, written where they say.
import { open, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { visibleText } from '../../../shared/domain/text.ts';
import {
  encodeOwnProfile,
  maxOwnProfileBytes,
  parseOwnProfile,
  type OwnProfile,
} from '../../../shared/profiles/own-profile.ts';
import type { Desktop } from './house.ts';

/** Errors: source-missing, bad-input (too large, or not what a profile file holds). */
export async function readProfileFile(path: string): Promise<OwnProfile> {
  return parseOwnProfile(await readText(path, visibleText(basename(path))));
}

async function readText(path: string, name: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > maxOwnProfileBytes) {
        throw new ColdkeepError('bad-input', `${name} is too large for a profile file.`, {
          hint: 'Take a file that Coldkeep wrote as a profile.',
        });
      }
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
    await writeFile(path, encodeOwnProfile(profile));
  } catch (error) {
    throw new ColdkeepError('target-unwritable', `${visibleText(basename(path))} could not be written.`, {
      cause: error,
    });
  }
  return path;
}
