// What the handlers stand on. The app puts one together over Electron, the tests over fakes of what needs a screen.
import type { WindowVault } from '../../core/vault-api.ts';
import type { Sheet } from '../../../shared/domain/print/sheet.ts';
import type { Theme } from '../../../shared/domain/settings.ts';
import type { AppState } from '../../../shared/ipc/state.ts';
import type { Paper } from '../../../shared/ipc/values.ts';
import type { AutoLock } from '../session/auto-lock.ts';
import type { VaultSession } from '../session/vault-session.ts';
import type { ClockWatch } from '../watch/clock-watch.ts';
import type { Volumes } from '../watch/volumes/volumes.ts';
import type { AirGap } from './air-gap.ts';
import type { Jobs } from './jobs.ts';
import type { Preferences } from './preferences.ts';
import type { Tokens } from './tokens.ts';
import type { VaultDoor } from './vault-door.ts';

/** What needs a screen or a printer. */
export interface Desktop {
  /** The folder that a person chose; null where none. */
  chooseFolder(purpose: 'source' | 'medium' | 'target' | 'kit'): Promise<string | null>;
  /** The file that a person chose; null where none. */
  chooseFile(purpose: 'bundle' | 'profile'): Promise<string | null>;
  /** Where a person wants a file of this name; null where nowhere. */
  chooseNewFile(input: {
    readonly title: string;
    readonly name: string;
    readonly extension: string;
  }): Promise<string | null>;
  print(sheet: Sheet, paper: Paper): Promise<'done' | 'cancelled'>;
  /** Asks where to and writes the PDF; null where the person went away. */
  savePdf(sheet: Sheet, paper: Paper): Promise<string | null>;
  /** Colours of what the system draws around the page. */
  applyTheme(theme: Theme): void;
  quit(): void;
}

export interface House {
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly now: () => number;
  readonly session: VaultSession<WindowVault>;
  readonly door: VaultDoor;
  readonly jobs: Jobs;
  readonly volumes: Pick<Volumes, 'list' | 'add' | 'pull' | 'plug' | 'mount' | 'release'>;
  readonly airGap: AirGap;
  readonly clock: Pick<ClockWatch, 'view' | 'confirm'>;
  readonly autoLock: Pick<AutoLock, 'view' | 'touch'>;
  readonly sessionSignals: () => AppState['autoLock']['sessionSignals'];
  readonly preferences: Preferences;
  readonly desktop: Desktop;
  readonly folderTokens: Tokens;
  readonly volumeTokens: Tokens;
  /** For what is plugged in and not mounted: there is no path that work could be given. */
  readonly driveTokens: Tokens;
  readonly bundleTokens: Tokens;
  /** Bytes that an export of a set needs on a medium, by name, as its contents were last read. */
  readonly needs: Map<string, number>;
  /** Names of sets by the snapshots that media offered to restore. */
  readonly setsOfSnapshots: Map<string, string>;
  /** Grows with everything that may change what a query answers. */
  readonly revision: () => number;
  /** Says that what queries answer may have changed. */
  readonly changed: () => void;
}
