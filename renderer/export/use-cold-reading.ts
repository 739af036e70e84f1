// Starts the cold reading of the medium whose turn it is, once it is attached; passes over what cannot be pulled out.
import { useEffect, useRef } from 'react';
import type { Volume } from '../../shared/ipc/views.ts';
import { useBridge } from '../bridge/bridge-context.tsx';
import { currentCold, nothingToPull, type Cold, type ColdEvent } from './cold-state.ts';
import { volumeOfMedium } from './cold-watch.ts';

export function useColdReading(
  cold: Cold,
  volumes: readonly Volume[] | null,
  tell: (event: ColdEvent) => void,
  end: () => void,
): void {
  const bridge = useBridge();
  const current = currentCold(cold);
  const waiting = current?.outcome.name === 'waiting' ? current.medium : null;
  const volume = waiting === null ? null : volumeOfMedium(volumes ?? [], waiting);
  const token = volume?.present === true ? volume.token : null;
  const fixed = volume !== null && !volume.removable && !volume.pretend;
  const asked = useRef<string | null>(null);
  const told = useRef({ tell, end });
  useEffect(() => {
    told.current = { tell, end };
  });

  const over = nothingToPull(cold);
  useEffect(() => {
    if (over) told.current.end();
  }, [over]);

  useEffect(() => {
    if (waiting === null) asked.current = null;
    if (waiting === null || token === null || asked.current === waiting) return;
    asked.current = waiting;
    if (fixed) {
      told.current.tell({ type: 'cannot-be-pulled', medium: waiting });
      return;
    }
    const start = async () => {
      const answer = await bridge.ask('exports.coldRead', { volume: token });
      told.current.tell(
        answer.ok
          ? { type: 'started', medium: waiting, job: answer.value.job }
          : { type: 'refused', medium: waiting, error: answer.error },
      );
    };
    void start();
  }, [bridge, waiting, token, fixed]);
}
