// Where the window is, where it was, and whether it may leave: the reducer behind the navigation.
import { assertNever } from '../../shared/domain/assert-never.ts';
import { home, isSameScreen, type Route } from './routes.ts';

/** As many steps back as anyone wants to take. */
const remembered = 50;

export interface NavigationState {
  readonly route: Route;
  readonly past: readonly Route[];
  /** Where one wanted to go while something holds the screen: shown as a question. */
  readonly wanted: NavigationEvent | null;
  /** Grows with every new screen, so that its heading takes the focus once. */
  readonly visit: number;
}

export type NavigationEvent =
  | { readonly type: 'go'; readonly route: Route }
  | { readonly type: 'back' }
  /** Another vault, or none: nothing of the way so far means anything. */
  | { readonly type: 'restart' };

export type NavigationAct =
  | NavigationEvent
  | { readonly type: 'ask'; readonly wanted: NavigationEvent }
  | { readonly type: 'stay' }
  | { readonly type: 'leave' };

export const startOfNavigation: NavigationState = { route: home, past: [], wanted: null, visit: 0 };

export function navigationReducer(state: NavigationState, act: NavigationAct): NavigationState {
  switch (act.type) {
    case 'go': {
      if (isSameScreen(state.route, act.route)) return { ...state, route: act.route, wanted: null };
      const past = [...state.past, state.route].slice(-remembered);
      return { route: act.route, past, wanted: null, visit: state.visit + 1 };
    }
    case 'back': {
      const route = state.past.at(-1) ?? home;
      if (isSameScreen(state.route, route)) return { ...state, wanted: null };
      return { route, past: state.past.slice(0, -1), wanted: null, visit: state.visit + 1 };
    }
    case 'restart':
      return { ...startOfNavigation, visit: state.visit + 1 };
    case 'ask':
      return { ...state, wanted: act.wanted };
    case 'stay':
      return { ...state, wanted: null };
    case 'leave':
      return state.wanted === null ? state : navigationReducer({ ...state, wanted: null }, state.wanted);
    default:
      return assertNever(act);
  }
}
