// The bridge that the preload script put on the window, as one function that takes the name of a call.
import { toErrorRecord } from '../../shared/domain/errors.ts';
import type { Answer } from '../../shared/ipc/call.ts';
import type { Bridge, WindowBridge } from './calls.ts';

declare global {
  interface Window {
    readonly coldkeep?: WindowBridge;
  }
}

type AnyCall = (input: unknown) => Promise<Answer<never>>;

export function windowBridge(): Bridge {
  const exposed = window.coldkeep;
  if (exposed === undefined) throw new Error('This page runs in the window of Coldkeep only.');
  const groups = exposed as unknown as Readonly<Record<string, Readonly<Record<string, AnyCall>>>>;
  return {
    ask: (name, input) => {
      const [group = '', call = ''] = name.split('.');
      const ask = groups[group]?.[call];
      if (ask === undefined) throw new Error(`The bridge has no call ${name}.`);
      // Only a bug rejects; the screen that asked says so instead of waiting for ever.
      return ask(input).catch((error: unknown) => ({ ok: false, error: toErrorRecord(error) }));
    },
    onEvent: exposed.onEvent,
    takeDropped: (file) =>
      exposed.takeDropped(file).catch((error: unknown) => ({ ok: false, error: toErrorRecord(error) })),
  };
}
