// Where the window can be: a closed union, so that every place is known and nothing is an address.
import type { ChosenBundle } from '../../shared/ipc/bundles.ts';

export const setTabs = ['items', 'findings', 'copies', 'policy', 'snapshots', 'checklists'] as const;
export type SetTab = (typeof setTabs)[number];

export const mediaTabs = ['place', 'medium', 'person', 'plugged', 'what-if'] as const;
export type MediaTab = (typeof mediaTabs)[number];

export type Route =
  | { readonly name: 'overview' }
  | { readonly name: 'sets' }
  | { readonly name: 'set'; readonly set: string; readonly tab: SetTab }
  /** What a person says of a set, and the less-used things of it. */
  | { readonly name: 'about-set'; readonly set: string }
  /** The user's own items of a set. */
  | { readonly name: 'own-items'; readonly set: string }
  | { readonly name: 'add-set' }
  | { readonly name: 'kit'; readonly set?: string }
  /** `bundle`: it was dropped on the window. */
  | { readonly name: 'import'; readonly set?: string; readonly bundle?: ChosenBundle }
  | { readonly name: 'media'; readonly tab: MediaTab }
  | { readonly name: 'medium'; readonly medium: string }
  /** `volume`: its token, where one came from something that is plugged in; `fresh`: it is prepared first. */
  | { readonly name: 'test-medium'; readonly volume?: string; readonly fresh?: boolean }
  | { readonly name: 'repair'; readonly medium?: string }
  | { readonly name: 'clone'; readonly medium?: string }
  | { readonly name: 'duties' }
  | { readonly name: 'checklists' }
  | { readonly name: 'checklist'; readonly set: string; readonly scenario: string }
  | { readonly name: 'journal' }
  | { readonly name: 'settings' }
  /** The Dos: set and media are chosen already where one came from a set, a medium or a duty. */
  | { readonly name: 'export'; readonly set?: string; readonly media?: readonly string[] }
  /** `cold`: the medium is to be read after pulling it out and plugging it in again. */
  | { readonly name: 'verify'; readonly medium?: string; readonly cold?: boolean }
  | { readonly name: 'drill'; readonly set?: string; readonly medium?: string }
  | { readonly name: 'restore'; readonly set?: string; readonly medium?: string };

export type RouteName = Route['name'];
export type RouteOf<N extends RouteName> = Extract<Route, { name: N }>;

export const home: Route = { name: 'overview' };

/** Alt and the digit lead there. */
export const lookRoutes = [
  { digit: '1', title: 'Overview', route: { name: 'overview' } },
  { digit: '2', title: 'Sets', route: { name: 'sets' } },
  { digit: '3', title: 'Media and places', route: { name: 'media', tab: 'place' } },
  { digit: '4', title: 'Duties', route: { name: 'duties' } },
  { digit: '5', title: 'Checklists', route: { name: 'checklists' } },
  { digit: '6', title: 'Journal', route: { name: 'journal' } },
] as const satisfies readonly { digit: string; title: string; route: Route }[];

export const doRoutes = [
  { digit: '7', title: 'Export', route: { name: 'export' } },
  { digit: '8', title: 'Verify', route: { name: 'verify' } },
  { digit: '9', title: 'Drill', route: { name: 'drill' } },
  { digit: '0', title: 'Restore', route: { name: 'restore' } },
] as const satisfies readonly { digit: string; title: string; route: Route }[];

/** The place of the column that a route belongs to. */
const placeOf: Readonly<Record<RouteName, RouteName | null>> = {
  overview: 'overview',
  sets: 'sets',
  set: 'sets',
  'about-set': 'sets',
  'own-items': 'sets',
  'add-set': 'sets',
  kit: 'sets',
  import: 'sets',
  media: 'media',
  medium: 'media',
  'test-medium': 'media',
  repair: 'media',
  clone: 'media',
  duties: 'duties',
  checklists: 'checklists',
  checklist: 'checklists',
  journal: 'journal',
  settings: null,
  export: 'export',
  verify: 'verify',
  drill: 'drill',
  restore: 'restore',
};

export const isWithin = (route: Route, place: RouteName): boolean => placeOf[route.name] === place;

/** Screens that take the whole window, with their own column. */
const wholeWindow: readonly RouteName[] = [
  'add-set',
  'import',
  'test-medium',
  'repair',
  'clone',
  'export',
  'verify',
  'drill',
  'restore',
];
export const takesWholeWindow = (route: Route): boolean => wholeWindow.includes(route.name);

/** A new screen, or the same one with another tab: the second does not move the focus to the heading. */
export function isSameScreen(one: Route, other: Route): boolean {
  const keyOf = (route: Route) =>
    Object.entries(route)
      .filter(([key, value]) => key !== 'tab' && value !== undefined)
      .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
      .toSorted((a, b) => (a < b ? -1 : 1))
      .join();
  return keyOf(one) === keyOf(other);
}
