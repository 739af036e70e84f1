// The bridge and what it said, for everything below. Children are drawn once the first state is known.
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import type { AppState } from '../../shared/ipc/state.ts';
import { AppStore } from './app-store.ts';
import type { Bridge } from './calls.ts';

interface BridgeValue {
  readonly bridge: Bridge;
  readonly store: AppStore;
}

const BridgeContext = createContext<BridgeValue | null>(null);

export interface BridgeProviderProps {
  readonly bridge: Bridge;
  readonly children: ReactNode;
  /** Shown until the first state is known. */
  readonly waiting: ReactNode;
  /** Shown where even the first question failed. */
  readonly failed: (error: ErrorRecord) => ReactNode;
}

function newStore(bridge: Bridge): AppStore {
  const store = new AppStore();
  const known = bridge.known?.('app.state', {});
  if (known?.ok === true) store.begin(known.value);
  return store;
}

export function BridgeProvider({ bridge, children, waiting, failed }: BridgeProviderProps) {
  const [store] = useState(() => newStore(bridge));
  const [error, setError] = useState<ErrorRecord | null>(null);
  const state = useSyncExternalStore(store.subscribe, store.state, store.state);

  useEffect(() => {
    // Listening comes first: what happens between question and answer is not missed.
    const stop = bridge.onEvent(store.receive);
    let wanted = true;
    const begin = async () => {
      const answer = await bridge.ask('app.state', {});
      if (!wanted) return;
      if (answer.ok) store.begin(answer.value);
      else setError(answer.error);
    };
    void begin();
    return () => {
      wanted = false;
      stop();
    };
  }, [bridge, store]);

  if (state !== null) return <BridgeContext value={{ bridge, store }}>{children}</BridgeContext>;
  return error === null ? waiting : failed(error);
}

function useBridgeValue(): BridgeValue {
  const value = useContext(BridgeContext);
  if (value === null) throw new Error('A part that asks stands outside of the bridge.');
  return value;
}

export const useBridge = (): Bridge => useBridgeValue().bridge;
export const useStore = (): AppStore => useBridgeValue().store;

/** The state around every screen: vault, network, clock, time to lock, theme. For jobs, useJob. */
export function useAppState(): AppState {
  const { store } = useBridgeValue();
  const state = useSyncExternalStore(store.subscribe, store.state, store.state);
  if (state === null) throw new Error('The bridge draws nothing before the first state is known.');
  return state;
}
