// A medium as a row: with how it stands, and the volume as which it is attached, from three answers at once.
import type { MediumView } from '../../shared/ipc/views.ts';
import { useQuery } from '../bridge/use-query.ts';
import type { MediumRow } from './medium-columns.tsx';
import { heldContents, standingOfMedium, type HeldContent } from './medium-standing.ts';

/** Answers the row of a medium. */
export function useMediumRows(): (medium: MediumView) => MediumRow {
  const overview = useQuery('overview.read', {});
  const volumes = useQuery('volumes.list', { set: null });
  const held =
    overview.state.status === 'ready' ? heldContents(overview.state.value) : new Map<string, HeldContent[]>();
  const attached = volumes.state.status === 'ready' ? volumes.state.value : [];
  return (medium) => ({
    medium,
    standing: standingOfMedium(medium, held.get(medium.id) ?? []),
    volume:
      attached.find((volume) => volume.medium?.id === medium.id) ??
      // A practice medium that is out has nothing to tell its id by; its name is its label.
      attached.find((volume) => volume.pretend && !volume.present && volume.name === medium.label) ??
      null,
  });
}
