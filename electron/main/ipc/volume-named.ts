// What a volume is called by people: the label of the medium that it is, else its own name.
import { basename } from 'node:path';
import type { House } from './house.ts';

export interface NamedVolume {
  readonly path: string;
  readonly name: string;
  /** Id in its marker; null where it is no medium yet, is away or cannot be read. */
  readonly mediumId: string | null;
  readonly canBePulled: boolean;
}

/** Errors: bad-input for a token that is not known any more. */
export async function volumeNamed(house: House, token: string): Promise<NamedVolume> {
  const path = house.volumeTokens.pathOf(token);
  const listed = (await house.volumes.list()).find((volume) => volume.path === path);
  const mediumId = listed?.mediumId ?? null;
  const label = house.door.vault?.listMedia().find(({ id }) => id === mediumId)?.label;
  return {
    path,
    name: label ?? listed?.name ?? (basename(path) || path),
    mediumId,
    canBePulled: listed === undefined || listed.removable || listed.pretend,
  };
}
