// The profiles that Coldkeep knows.
import { cardanoSpo } from './cardano-spo.ts';
import { custom } from './custom.ts';
import type { Profile } from './profile.ts';

export const profiles: readonly Profile[] = [cardanoSpo, custom];

/** Null for an id that no profile has. */
export const profileById = (id: string): Profile | null =>
  profiles.find((profile) => profile.id === id) ?? null;
