// What a person at the USB ports is asked to do next, from what is attached: pull it out, plug it in, or that was another one.
import type { JobProgress } from '../../shared/ipc/job.ts';
import type { Volume } from '../../shared/ipc/views.ts';

export type ColdAct =
  | { readonly name: 'pull' }
  /** Another medium was pulled out instead; null where it is not listed any more. */
  | { readonly name: 'pulled-other'; readonly other: Volume }
  | { readonly name: 'plug' }
  | { readonly name: 'plugged-other'; readonly other: Volume }
  | { readonly name: 'reading' };

/** The volume that a medium is attached as, or was before it was pulled out. */
export const volumeOfMedium = (volumes: readonly Volume[], medium: string): Volume | null =>
  volumes.find((volume) => volume.medium?.id === medium && volume.present) ??
  volumes.find((volume) => volume.medium?.id === medium) ??
  null;

export const presentTokens = (volumes: readonly Volume[]): string[] =>
  volumes.filter(({ present }) => present).map(({ token }) => token);

/** The line that tells of reading; while a person is waited for there is no amount. */
export const readingLine = (progress: readonly JobProgress[]): JobProgress | null =>
  progress.find(({ total }) => total > 0) ?? null;

/** `before`: what was attached when the wait for this medium began. */
export function coldActOf(
  medium: string,
  volumes: readonly Volume[],
  before: readonly string[],
  progress: readonly JobProgress[],
): ColdAct {
  if (readingLine(progress) !== null) return { name: 'reading' };
  const own = volumeOfMedium(volumes, medium);
  const isOther = (volume: Volume): boolean => volume.medium?.id !== medium;
  if (own !== null && own.present) {
    const gone = volumes.find(
      (volume) => isOther(volume) && !volume.present && before.includes(volume.token),
    );
    return gone === undefined ? { name: 'pull' } : { name: 'pulled-other', other: gone };
  }
  const came = volumes.find((volume) => isOther(volume) && volume.present && !before.includes(volume.token));
  return came === undefined ? { name: 'plug' } : { name: 'plugged-other', other: came };
}
