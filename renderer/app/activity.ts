// Tells the main process that a person is there: the time to lock begins anew.
import { useEffect } from 'react';
import { useAppState, useBridge } from '../bridge/bridge-context.tsx';

/** Saying it more often changes nothing. */
const atMostEveryMs = 5000;
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

export function useActivity(): void {
  const bridge = useBridge();
  const { autoLock } = useAppState();
  const { warning } = autoLock;
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    const onSign = (event: Event) => {
      const now = performance.now();
      // With the warning in sight a moved mouse is no answer: any key is, or a press.
      if (warning ? event.type === 'pointermove' : now - last < atMostEveryMs) return;
      last = now;
      void bridge.ask('app.touch', {});
    };
    for (const sign of signs) window.addEventListener(sign, onSign, { capture: true, passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, onSign, { capture: true });
    };
  }, [bridge, warning]);
}
