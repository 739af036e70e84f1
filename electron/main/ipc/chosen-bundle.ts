// A file that a person chose or dropped as a bundle: what the window hears of it, and why it may be none.
import { lstat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { ChosenBundle } from '../../../shared/ipc/bundles.ts';
import type { Tokens } from './tokens.ts';

/** As kits name what they make. */
const namedLikeABundle = /^coldkeep-bundle-[A-Za-z0-9._-]{1,200}\.tar(?:\.age)?$/;

/**
 * A token for the bundle. Nothing of the file is read here.
 * Errors: bad-input where it has not the name of a bundle or is no ordinary file; the sentence is the same for both, and for nothing there.
 */
export async function chosenBundle(path: string, tokens: Tokens): Promise<ChosenBundle> {
  const name = basename(path);
  const found = namedLikeABundle.test(name) ? await lstat(path).catch(() => null) : null;
  if (found === null || !found.isFile()) {
    throw new ColdkeepError('bad-input', 'That is not a bundle of a kit.', {
      hint: 'Choose a file whose name begins with "coldkeep-bundle-" and ends with ".tar.age", as the kit named it.',
    });
  }
  return { token: tokens.of(path), name, bytes: found.size };
}
