// A practice vault: a complete rehearsal in a folder of its own, with keys that are worth nothing. Nobody types its passphrase.
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { defaultSettings } from '../../../shared/domain/settings.ts';
import type { WindowVault } from '../vault-api.ts';
import { createVault, openVault, type EngineOptions } from '../vault.ts';
import {
  clearForPractice,
  practicePlaces,
  readPracticeMarker,
  removePracticeVault,
  writePracticeMarker,
  type PracticePlaces,
} from './practice-folder.ts';
import { rotatePracticeKes } from './practice-pool.ts';
import { storyBeginsMs, tellPracticeStory } from './practice-story.ts';

export { practicePlaces, removePracticeVault } from './practice-folder.ts';

export interface OpenedPractice extends PracticePlaces {
  readonly vault: WindowVault;
}

/**
 * Makes a practice vault in `home`, a folder that is new, empty or an unfinished practice vault, and opens it. Its history is
 * dated into the past of the clock that was passed in. Errors: target-occupied, target-unwritable.
 */
export async function makePracticeVault(
  input: { home: string },
  options: EngineOptions = {},
): Promise<OpenedPractice> {
  const folder = input.home;
  await clearForPractice(folder);
  const marker = { passphrase: randomBytes(32).toString('base64url'), seed: randomBytes(16).toString('hex') };
  await writePracticeMarker(folder, { ...marker, complete: false });
  const places = practicePlaces(folder);
  for (const medium of places.media) await mkdir(medium, { recursive: true });

  const now = options.now ?? Date.now;
  const nowMs = now();
  // Until the story is told the vault's clock stands where the story is; then it is the caller's.
  let toldMs: number | null = storyBeginsMs(nowMs);
  const { vault } = await createVault(
    {
      home: places.home,
      name: 'Practice',
      passphrase: Buffer.from(marker.passphrase),
      settings: { ...defaultSettings, practice: true },
    },
    { ...options, now: () => toldMs ?? now() },
  );
  try {
    const setClock = (atMs: number) => {
      toldMs = atMs;
    };
    await tellPracticeStory({ vault, places, seed: marker.seed, nowMs, setClock });
    toldMs = null;
    await writePracticeMarker(folder, { ...marker, complete: true });
    return { ...places, vault };
  } catch (error) {
    await vault.close();
    await removePracticeVault(folder);
    throw error;
  }
}

/** Opens the practice vault of a folder; makes it where there is none yet. Errors: target-occupied, vault-in-use. */
export async function openPracticeVault(
  input: { home: string },
  options: EngineOptions = {},
): Promise<OpenedPractice> {
  const marker = await readPracticeMarker(input.home);
  if (marker === null || !marker.complete) return makePracticeVault(input, options);
  const places = practicePlaces(input.home);
  const passphrase = Buffer.from(marker.passphrase);
  const { vault } = await openVault({ home: places.home, passphrase }, options);
  return { ...places, vault };
}

/** Renews the KES key of the practice pool, as an operator does on the offline machine. Errors: not-practice. */
export async function renewPracticeKey(input: { home: string }, nowMs: number): Promise<void> {
  const marker = await readPracticeMarker(input.home);
  if (marker === null) throw new ColdkeepError('not-practice', `${input.home} is not a practice vault.`);
  await rotatePracticeKes(practicePlaces(input.home).originals, { seed: marker.seed, now: nowMs });
}
