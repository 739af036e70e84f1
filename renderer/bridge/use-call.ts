// A call that does something, from a button: whether it is under way, and what went wrong.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import type { Answer } from '../../shared/ipc/call.ts';
import type { CallInput, CallName, CallOutput } from './calls.ts';
import { useBridge } from './bridge-context.tsx';

export interface Call<N extends CallName> {
  /** Does it; the answer comes back as well, for what follows. */
  readonly run: (input: CallInput<N>) => Promise<Answer<CallOutput<N>>>;
  readonly busy: boolean;
  /** Of the last run; null while it runs and where it went well. */
  readonly error: ErrorRecord | null;
  readonly forget: () => void;
}

export function useCall<N extends CallName>(name: N): Call<N> {
  const bridge = useBridge();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorRecord | null>(null);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);

  const run = useCallback(
    async (input: CallInput<N>) => {
      setBusy(true);
      setError(null);
      const answer = await bridge.ask(name, input);
      if (shown.current) {
        setBusy(false);
        if (!answer.ok) setError(answer.error);
      }
      return answer;
    },
    [bridge, name],
  );
  const forget = useCallback(() => setError(null), []);
  return { run, busy, error, forget };
}
