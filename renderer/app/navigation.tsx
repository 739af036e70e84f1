// Going places: by press, by Alt and a digit, and back. A screen with running work may ask before it is left.
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  type ReactNode,
} from 'react';
import { Confirm } from '../parts/dialog.tsx';
import { navigationReducer, startOfNavigation, type NavigationEvent } from './navigation-state.ts';
import type { Route } from './routes.ts';

/** What is asked before a screen is left. */
export interface LeaveQuestion {
  /** "Stop the export?" or "Leave the export running?" */
  readonly title: string;
  /** What leaving does to which thing. */
  readonly text: ReactNode;
  /** The act: "Stop the export". */
  readonly leave: string;
  readonly stay: string;
  readonly destructive?: boolean;
  /** Done before it is left: cancelling the job. */
  readonly onLeave?: () => void;
}

export interface Navigation {
  readonly route: Route;
  readonly go: (route: Route) => void;
  readonly back: () => void;
  readonly canGoBack: boolean;
  /** Grows with every new screen. */
  readonly visit: number;
  readonly restart: () => void;
}

interface NavigationValue extends Navigation {
  readonly hold: (question: LeaveQuestion | null) => void;
}

const NavigationContext = createContext<NavigationValue | null>(null);

export function NavigationProvider({ children }: { readonly children: ReactNode }) {
  const [state, dispatch] = useReducer(navigationReducer, startOfNavigation);
  const question = useRef<LeaveQuestion | null>(null);

  const move = useCallback((event: NavigationEvent) => {
    dispatch(question.current === null ? event : { type: 'ask', wanted: event });
  }, []);
  const go = useCallback((route: Route) => move({ type: 'go', route }), [move]);
  const back = useCallback(() => move({ type: 'back' }), [move]);
  const restart = useCallback(() => dispatch({ type: 'restart' }), []);
  const hold = useCallback((held: LeaveQuestion | null) => {
    question.current = held;
  }, []);

  const value = useMemo(
    () => ({
      route: state.route,
      visit: state.visit,
      canGoBack: state.past.length > 0,
      go,
      back,
      restart,
      hold,
    }),
    [state.route, state.visit, state.past.length, go, back, restart, hold],
  );
  const asked = state.wanted === null ? null : question.current;
  return (
    <NavigationContext value={value}>
      {children}
      {asked !== null && (
        <Confirm
          open
          title={asked.title}
          act={asked.leave}
          cancel={asked.stay}
          destructive={asked.destructive ?? false}
          onClose={() => dispatch({ type: 'stay' })}
          onAct={() => {
            question.current = null;
            asked.onLeave?.();
            dispatch({ type: 'leave' });
          }}
        >
          {asked.text}
        </Confirm>
      )}
    </NavigationContext>
  );
}

function useNavigationValue(): NavigationValue {
  const value = useContext(NavigationContext);
  if (value === null) throw new Error('A part that goes places stands outside of the navigation.');
  return value;
}

export const useNavigation = (): Navigation => useNavigationValue();

/** While `question` is not null, nothing leaves this screen unasked. */
export function useLeaveQuestion(question: LeaveQuestion | null): void {
  const { hold } = useNavigationValue();
  useEffect(() => {
    hold(question);
    return () => hold(null);
  }, [hold, question]);
}
