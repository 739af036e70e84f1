// What the medium that is being verified is called, from what was chosen or from the report.
import { useQuery } from '../bridge/use-query.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { useVerify } from './verify-context.ts';
import { nameOfVolume } from '../volumes/volume-choice.ts';

/** Null while it is not known: a reloaded window knows it only when the result is there. */
export function useVolumeLabel(): string | null {
  const { state, medium: wanted } = useVerify();
  const volumes = useQuery('volumes.list', { set: null });
  const media = useQuery('media.list', {});
  const { stage, volume } = state;
  const id = stage.name === 'result' ? stage.report.medium : wanted;
  const known =
    media.state.status === 'ready' ? media.state.value.find((medium) => medium.id === id) : undefined;
  if (known !== undefined) return visibleText(known.label);
  const chosen =
    volumes.state.status === 'ready' ? volumes.state.value.find(({ token }) => token === volume) : undefined;
  // Out of the laptop a volume is nameless, or called after its folder.
  if (chosen === undefined || chosen.medium === null)
    return state.label ?? (chosen && nameOfVolume(chosen)) ?? null;
  return nameOfVolume(chosen);
}
