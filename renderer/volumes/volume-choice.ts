// Which volumes can be read, and which one is meant before a person chose.
import { plural, visibleText } from '../../shared/domain/text.ts';
import type { Volume } from '../../shared/ipc/views.ts';

/** There, and a medium of this vault; without a vault on this machine nothing is known before it was read. */
export const isReadable = (volume: Volume, visiting: boolean): boolean =>
  volume.present && (volume.medium !== null || visiting);

/** The volume that will be read: the one chosen, else the medium that was asked for, else the only one there is. */
export function volumeInForce(
  volumes: readonly Volume[],
  chosen: string | null,
  medium: string | null,
): Volume | null {
  const picked = volumes.find(({ token }) => token === chosen);
  if (picked !== undefined) return picked;
  if (medium !== null) return volumes.find((volume) => volume.medium?.id === medium) ?? null;
  const [only, ...more] = volumes;
  return only !== undefined && more.length === 0 ? only : null;
}

/** "2 copies": those that are verified. */
export const goodCopiesWords = (copies: number): string =>
  copies === 0 ? 'no good copy' : plural(copies, 'copy', 'copies');

export const nameOfVolume = ({ medium, name }: Volume): string =>
  medium === null ? `“${visibleText(name)}”` : visibleText(medium.label);
