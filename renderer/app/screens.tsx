// Which screen is shown where: one line for each place. A feature replaces its line and nothing else.
import type { ReactNode } from 'react';
import { AboutScreen } from '../about-set/about-screen.tsx';
import { ChecklistScreen } from '../checklists/checklist-screen.tsx';
import { ChecklistsScreen } from '../checklists/checklists-screen.tsx';
import { CloneScreen } from '../clone/clone-screen.tsx';
import { ExportScreen } from '../export/export-screen.tsx';
import { DrillScreen } from '../drill/drill-screen.tsx';
import { ImportScreen } from '../import/import-screen.tsx';
import { JournalScreen } from '../journal/journal-screen.tsx';
import { KitScreen } from '../kit/kit-screen.tsx';
import { MediaScreen } from '../media/media-screen.tsx';
import { MediumScreen } from '../media/medium-screen.tsx';
import { TestScreen } from '../medium-test/test-screen.tsx';
import { OwnItemsScreen } from '../own-items/own-items-screen.tsx';
import { RepairScreen } from '../repair/repair-screen.tsx';
import { RestoreScreen } from '../restore/restore-screen.tsx';
import { SettingsScreen } from '../settings/settings-screen.tsx';
import { VerifyScreen } from '../verify/verify-screen.tsx';
import { AddSetScreen } from '../add-set/add-set-screen.tsx';
import { DutiesScreen } from '../duties/duties-screen.tsx';
import { OverviewScreen } from '../overview/overview-screen.tsx';
import { SetScreen } from '../sets/set-screen.tsx';
import { SetsScreen } from '../sets/sets-screen.tsx';
import type { Route, RouteName, RouteOf } from './routes.ts';

type Screens = { readonly [N in RouteName]: (route: RouteOf<N>) => ReactNode };

const screens: Screens = {
  overview: () => <OverviewScreen />,
  sets: () => <SetsScreen />,
  set: ({ set, tab }) => <SetScreen key={set} set={set} tab={tab} />,
  'about-set': ({ set }) => <AboutScreen key={set} set={set} />,
  'own-items': ({ set }) => <OwnItemsScreen key={set} set={set} />,
  'add-set': () => <AddSetScreen />,
  kit: ({ set = null }) => <KitScreen key={set} set={set} />,
  import: ({ set = null, bundle = null }) => <ImportScreen set={set} dropped={bundle} />,
  media: ({ tab }) => <MediaScreen tab={tab} />,
  medium: ({ medium }) => <MediumScreen key={medium} medium={medium} />,
  'test-medium': ({ volume = null, fresh = false }) => (
    <TestScreen key={`${volume} ${fresh}`} volume={volume} guided={fresh} />
  ),
  repair: ({ medium = null }) => <RepairScreen key={medium} medium={medium} />,
  clone: ({ medium = null }) => <CloneScreen key={medium} medium={medium} />,
  duties: () => <DutiesScreen />,
  checklists: () => <ChecklistsScreen />,
  checklist: ({ set, scenario }) => <ChecklistScreen set={set} scenario={scenario} />,
  journal: () => <JournalScreen />,
  settings: () => <SettingsScreen />,
  export: ({ set = null }) => <ExportScreen key={set} set={set} />,
  verify: ({ medium = null }) => <VerifyScreen key={medium} medium={medium} />,
  drill: ({ set, medium }) => <DrillScreen set={set ?? null} medium={medium ?? null} />,
  restore: ({ set, medium }) => <RestoreScreen set={set ?? null} medium={medium ?? null} />,
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
