// The wizard that adds a set, as a reducer: where it stands, what was chosen so far, and which jobs read for it.
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { ChosenFolder } from '../../shared/ipc/values.ts';

export const addSetSteps = ['folders', 'profile', 'items', 'findings', 'name'] as const;
export type AddSetStep = (typeof addSetSteps)[number];

/** Everything that a person chose, so that going back, locking or a reloaded window loses none of it. */
export interface AddSetState {
  readonly at: AddSetStep | 'added';
  readonly folders: readonly ChosenFolder[];
  /** No folder here: a kit brings its files from a host. */
  readonly byKit: boolean;
  /** The job that proposes profiles for exactly these folders; null until it is started. */
  readonly proposing: string | null;
  /** The profile that a person chose; null: the best one proposed. */
  readonly profile: string | null;
  /** The job that reads what a set of exactly these folders and this profile would hold. */
  readonly previewing: { readonly job: string; readonly profile: string } | null;
  /** What a person typed; null: as the first folder is called. */
  readonly name: string | null;
}

export type AddSetEvent =
  | { readonly kind: 'folder-chosen'; readonly folder: ChosenFolder }
  | { readonly kind: 'kit-meant'; readonly byKit: boolean }
  | { readonly kind: 'folder-taken-out'; readonly token: string }
  | { readonly kind: 'proposing'; readonly job: string }
  | { readonly kind: 'profile-chosen'; readonly profile: string }
  | { readonly kind: 'previewing'; readonly job: string; readonly profile: string }
  | { readonly kind: 'name-typed'; readonly name: string }
  | { readonly kind: 'went-on' }
  | { readonly kind: 'went-back' }
  | { readonly kind: 'went-to'; readonly step: AddSetStep }
  /** The jobs of this state are not known any more: the vault was locked in between. */
  | { readonly kind: 'jobs-gone' }
  /** Locking made the main process forget which folders were chosen: they have to be chosen again, all else is kept. */
  | { readonly kind: 'folders-gone' }
  | { readonly kind: 'added'; readonly name: string };

export const emptyAddSet: AddSetState = {
  at: 'folders',
  folders: [],
  byKit: false,
  proposing: null,
  profile: null,
  previewing: null,
  name: null,
};

export function addSet(state: AddSetState, event: AddSetEvent): AddSetState {
  switch (event.kind) {
    case 'folder-chosen':
      return chosenFolder(state, event.folder);
    case 'kit-meant':
      return { ...withFolders(state, []), byKit: event.byKit, profile: null };
    case 'folder-taken-out':
      return withFolders(
        state,
        state.folders.filter(({ token }) => token !== event.token),
      );
    case 'proposing':
      return { ...state, proposing: event.job };
    case 'profile-chosen':
      return {
        ...state,
        profile: event.profile,
        previewing: state.previewing?.profile === event.profile ? state.previewing : null,
      };
    case 'previewing':
      return { ...state, previewing: { job: event.job, profile: event.profile } };
    case 'name-typed':
      return { ...state, name: event.name };
    case 'went-on':
      return { ...state, at: neighbour(state, 1) };
    case 'went-back':
      return { ...state, at: neighbour(state, -1) };
    case 'went-to':
      return state.at !== 'added' && isBehind(event.step, state.at) ? { ...state, at: event.step } : state;
    case 'jobs-gone':
      return { ...state, proposing: null, previewing: null };
    case 'folders-gone':
      return { ...withFolders(state, []), at: 'folders' };
    case 'added':
      return { ...state, at: 'added', name: event.name };
    default:
      return assertNever(event);
  }
}

/** The same folder under another token takes the place of the old one: the main process may have forgotten that. */
function chosenFolder(state: AddSetState, folder: ChosenFolder): AddSetState {
  const known = state.folders.find(({ path }) => path === folder.path);
  if (known === undefined) return { ...withFolders(state, [...state.folders, folder]), byKit: false };
  if (known.token === folder.token) return state;
  return withFolders(
    state,
    state.folders.map((each) => (each === known ? folder : each)),
  );
}

/** Other folders make what was read of them worthless; what a person chose stays. */
const withFolders = (state: AddSetState, folders: readonly ChosenFolder[]): AddSetState => ({
  ...state,
  folders,
  proposing: null,
  previewing: null,
});

/** Where a kit brings the files, nothing is there to be looked at yet. */
export const stepsFor = ({ byKit }: Pick<AddSetState, 'byKit'>): readonly AddSetStep[] =>
  byKit ? ['folders', 'profile', 'name'] : addSetSteps;

function neighbour(state: AddSetState, by: 1 | -1): AddSetState['at'] {
  const { at } = state;
  if (at === 'added') return at;
  const steps = stepsFor(state);
  return steps[steps.indexOf(at) + by] ?? at;
}

const isBehind = (step: AddSetStep, at: AddSetStep): boolean =>
  addSetSteps.indexOf(step) < addSetSteps.indexOf(at);
