// The state of the app as the window shows it around every screen, put together from those who know its parts.
import type { AppState } from '../../../shared/ipc/state.ts';
import type { House } from './house.ts';

export function appState(house: House): AppState {
  const { session, door, preferences } = house;
  const vault = door.vault;
  return {
    revision: house.revision(),
    version: house.version,
    platform: platformOf(house.platform),
    vault: {
      phase: session.phase,
      name: vault?.name ?? null,
      id: vault?.id ?? null,
      practice: vault !== null && door.kind === 'practice',
      visiting: vault !== null && door.kind === 'visited',
      folder: door.folder,
      lastOpenedMs: preferences.current.lastOpenedMs,
      notes: [...session.notes],
      lockedBecause: session.lockedBecause,
    },
    network: house.airGap.view(),
    clock: house.clock.view(),
    autoLock: { ...house.autoLock.view(), sessionSignals: house.sessionSignals() },
    theme: preferences.current.theme,
    jobs: house.jobs.list(),
  };
}

function platformOf(platform: NodeJS.Platform): AppState['platform'] {
  return platform === 'linux' || platform === 'darwin' || platform === 'win32' ? platform : 'other';
}
