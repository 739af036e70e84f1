// Which screen is shown where: one line for each place. A feature replaces its line and nothing else.
import type { ReactNode } from 'react';
import { ChecklistScreen } from '../checklists/checklist-screen.tsx';
import { ChecklistsScreen } from '../checklists/checklists-screen.tsx';
import { ExportScreen } from '../export/export-screen.tsx';
import { JournalScreen } from '../journal/journal-screen.tsx';
import { SettingsScreen } from '../settings/settings-screen.tsx';
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
  checklists: () => <ChecklistsScreen />,
  checklist: ({ set, scenario }) => <ChecklistScreen set={set} scenario={scenario} />,
  journal: () => <JournalScreen />,
  settings: () => <SettingsScreen />,
  export: ({ set = null }) => <ExportScreen key={set} set={set} />,
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

export { FirstRunScreen } from '../start/first-run-screen.tsx';
export { LockedScreen } from '../start/locked-screen.tsx';
export { VisitScreen } from '../start/visit-screen.tsx';
