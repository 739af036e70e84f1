// A person's own profile as a file: exchanged between operators, so nothing larger than a profile is even read.
import { open } from 'node:fs/promises';
import { ColdkeepError } from '../../shared/domain/errors.ts';
import { maxOwnProfileBytes, parseOwnProfile, type OwnProfile } from '../../shared/profiles/own-profile.ts';

/** Errors: bad-input (cannot be read, too large, no profile). */
export async function readOwnProfile(path: string): Promise<OwnProfile> {
  return parseOwnProfile(await readText(path));
}

async function readText(path: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(maxOwnProfileBytes + 1));
      return buffer.subarray(0, bytesRead).toString('utf8');
    } finally {
      await file.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ColdkeepError('bad-input', `${path} could not be read (${reason}).`, { cause: error });
  }
}
