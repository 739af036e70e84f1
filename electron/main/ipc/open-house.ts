// Puts together what the handlers stand on, and keeps it in order: what happens after an opening, what is forgotten at a lock.
import type { Job } from '../../../shared/ipc/job.ts';
import type { AppEvent } from '../../../shared/ipc/state.ts';
import type { JobRegistry } from '../jobs/job-registry.ts';
import type { MediaGone } from '../watch/media-gone.ts';
import type { NetworkWatch } from '../watch/network-watch.ts';
import type { Volumes } from '../watch/volumes/volumes.ts';
import { AirGap } from './air-gap.ts';
import { appState } from './app-state.ts';
import type { Engine } from './engine.ts';
import { EventFeed } from './event-feed.ts';
import type { House } from './house.ts';
import { Jobs } from './jobs.ts';
import { readOriginals } from './read-originals.ts';
import { Tokens } from './tokens.ts';
import { VaultDoor } from './vault-door.ts';

/** What the main process brings: the rooms that have a state, the engine, and what needs a screen. */
export interface HouseParts extends Pick<
  House,
  | 'version'
  | 'platform'
  | 'now'
  | 'session'
  | 'clock'
  | 'autoLock'
  | 'sessionSignals'
  | 'preferences'
  | 'desktop'
> {
  readonly home: string;
  /** The folder of the practice vault. */
  readonly practiceHome: string;
  readonly engine: Engine;
  readonly jobs: JobRegistry;
  readonly network: Pick<NetworkWatch, 'state' | 'look'>;
  readonly volumes: Pick<
    Volumes,
    'list' | 'add' | 'pull' | 'plug' | 'mount' | 'release' | 'practise' | 'onChange'
  >;
  readonly mediaGone: Pick<MediaGone, 'watch'>;
  /** Sends an event to the window; it has passed the contract. */
  readonly send: (event: AppEvent) => void;
  /** Told of faults of ours, one line each, without values. */
  readonly report: (line: string) => void;
}

export interface OpenHouse {
  readonly house: House;
  /** To be called when a job moved or ended. */
  readonly onJob: (job: Job) => void;
  /** To be called when anything of the state around the screens changed. */
  readonly onState: () => void;
  readonly stop: () => void;
}

export function openHouse(parts: HouseParts): OpenHouse {
  const { session, volumes, report } = parts;
  let revision = 0;
  const jobs = new Jobs(parts.jobs, { isOpen: () => session.phase === 'open', report });
  const feed = new EventFeed({ state: () => appState(house), send: parts.send, report });
  const changed = () => {
    revision += 1;
    feed.stateChanged();
  };
  let stopFollowing: (() => void) | null = null;

  const airGap = new AirGap(parts.network);
  const door = new VaultDoor({
    ...parts,
    airGap,
    async onOpened(vault, { practiceMedia, readFrom }) {
      house.desktop.applyTheme(house.preferences.current.theme);
      volumes.practise(practiceMedia);
      if (readFrom !== null) await parts.mediaGone.watch(readFrom.path, readFrom.name);
      stopFollowing?.();
      stopFollowing = vault.onChange(changed);
      // A visitor reads a medium of another machine: its originals are not here.
      if (door.kind !== 'visited') readOriginals(house, vault);
    },
    onPracticeEnds: () => volumes.practise([]),
  });

  const house: House = {
    ...parts,
    door,
    airGap,
    jobs,
    folderTokens: new Tokens('folder'),
    volumeTokens: new Tokens('volume'),
    driveTokens: new Tokens('drive'),
    bundleTokens: new Tokens('bundle'),
    needs: new Map(),
    setsOfSnapshots: new Map(),
    revision: () => revision,
    changed,
  };

  // What is attached is asked for like anything else: a stick that comes or goes changes the answer.
  const stopWatching = volumes.onChange(changed);
  const stopListening = session.onChange(() => {
    if (session.phase === 'locking') {
      forget(house);
      volumes.practise([]);
    }
    changed();
    if (session.phase === 'locked' || session.phase === 'none') void parts.preferences.load().then(changed);
  });

  return {
    house,
    onJob(job) {
      feed.jobMoved(job);
      // What a job did may change what queries answer, also where it recorded nothing.
      if (job.endedAtMs !== null) changed();
    },
    onState: () => feed.stateChanged(),
    stop() {
      stopWatching();
      stopListening();
      stopFollowing?.();
      feed.end();
    },
  };
}

/** What was learned of an open vault, and folders and bundles that were chosen for it. Volumes keep their tokens: they are there all the same. */
function forget({ folderTokens, bundleTokens, needs, setsOfSnapshots }: House): void {
  folderTokens.forgetAll();
  bundleTokens.forgetAll();
  needs.clear();
  setsOfSnapshots.clear();
}
