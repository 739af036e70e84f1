// Choices of a wizard that outlive its screen: locking takes the screen away, not what was chosen. Nothing secret is ever in them.
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useReducer,
  useState,
  type ReactNode,
} from 'react';

export class DraftStore {
  readonly #drafts = new Map<string, unknown>();

  read(key: string): unknown {
    return this.#drafts.get(key);
  }
  keep(key: string, draft: unknown): void {
    this.#drafts.set(key, draft);
  }
  forget(key: string): void {
    this.#drafts.delete(key);
  }
  forgetAll(): void {
    this.#drafts.clear();
  }
}

const DraftContext = createContext<DraftStore | null>(null);

export function DraftProvider({ children }: { readonly children: ReactNode }) {
  const [store] = useState(() => new DraftStore());
  return <DraftContext value={store}>{children}</DraftContext>;
}

export function useDraftStore(): DraftStore {
  const store = useContext(DraftContext);
  if (store === null) throw new Error('A draft stands outside of the app.');
  return store;
}

export interface Draft<State, Act> {
  readonly state: State;
  readonly dispatch: (act: Act) => void;
  /** At the end of a wizard: the next one begins anew. */
  readonly forget: () => void;
}

/**
 * A reducer whose state is there again when the screen comes back. `key` names the wizard and what it was opened for:
 * "export ACME pool".
 */
export function useDraft<State, Act>(
  key: string,
  reducer: (state: State, act: Act) => State,
  initial: State,
): Draft<State, Act> {
  const store = useDraftStore();
  const [state, dispatch] = useReducer(
    reducer,
    null,
    () => (store.read(key) as State | undefined) ?? initial,
  );
  useEffect(() => store.keep(key, state), [store, key, state]);
  const forget = useCallback(() => store.forget(key), [store, key]);
  return { state, dispatch, forget };
}
