// What the steps of a clone both need: what is plugged in, what the vault knows, and the medium that is cloned from.
import type { MediumView, Volume } from '../../shared/ipc/views.ts';
import { useQuery } from '../bridge/use-query.ts';
import { volumeInForce } from '../volumes/volume-choice.ts';
import { clonable, goodCopies, type CloneChoices, type CopyOnMedium } from './clone-state.ts';

export interface CloneSource {
  readonly volumes: readonly Volume[];
  readonly media: readonly MediumView[];
  /** What may be cloned from. */
  readonly sources: readonly Volume[];
  readonly from: Volume | null;
  /** Its good copies, newest first. */
  readonly copies: readonly CopyOnMedium[];
  /** The one that is cloned; null where there is none. */
  readonly copy: CopyOnMedium | null;
}

export function useCloneSource(choices: CloneChoices, medium: string | null): CloneSource {
  const volumes = useQuery('volumes.list', { set: null });
  const known = useQuery('media.list', {});
  const attached = volumes.state.status === 'ready' ? volumes.state.value : [];
  const media = known.state.status === 'ready' ? known.state.value : [];
  const sources = clonable(attached);
  const from = volumeInForce(sources, choices.from, medium);
  const copies = goodCopies(media.find(({ id }) => id === from?.medium?.id));
  const copy = copies.find(({ snapshot }) => snapshot === choices.snapshot) ?? copies[0] ?? null;
  return { volumes: attached, media, sources, from, copies, copy };
}
