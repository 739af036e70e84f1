// Which screen is shown where: one line for each place. A feature replaces its line and nothing else.
import type { ReactNode } from 'react';
import { UnbuiltScreen } from './unbuilt-screen.tsx';
import type { Route, RouteName, RouteOf } from './routes.ts';

type Screens = { readonly [N in RouteName]: (route: RouteOf<N>) => ReactNode };

const screens: Screens = {
  overview: () => <UnbuiltScreen title="Overview" />,
  sets: () => <UnbuiltScreen title="Sets" />,
  set: ({ set }) => <UnbuiltScreen title={set} />,
  'add-set': () => <UnbuiltScreen title="Add a set" />,
  media: () => <UnbuiltScreen title="Media and places" />,
  medium: () => <UnbuiltScreen title="Medium" />,
  duties: () => <UnbuiltScreen title="Duties" />,
  checklists: () => <UnbuiltScreen title="Checklists" />,
  checklist: () => <UnbuiltScreen title="Checklist" />,
  journal: () => <UnbuiltScreen title="Journal" />,
  settings: () => <UnbuiltScreen title="Settings" />,
  export: () => <UnbuiltScreen title="Export" />,
  verify: () => <UnbuiltScreen title="Verify" />,
  drill: () => <UnbuiltScreen title="Drill" />,
  restore: () => <UnbuiltScreen title="Restore" />,
};

/** The screen of a place. */
export function screenOf(route: Route): ReactNode {
  // A name and its route always fit together; TypeScript cannot follow that through the lookup.
  const draw = screens[route.name] as (route: Route) => ReactNode;
  return draw(route);
}

/** No vault on this machine yet. */
export const FirstRunScreen = () => <UnbuiltScreen title="Coldkeep" />;

/** A vault that is locked or being opened. */
export const LockedScreen = () => <UnbuiltScreen title="Locked" />;

/** A medium that is read without a vault: verify, drill and restore are in the column. */
export const VisitScreen = () => <UnbuiltScreen title="Reading a medium" />;
