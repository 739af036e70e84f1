// What the handlers stand on. The app puts one together over Electron, the tests over fakes of what needs a screen.
import type { WindowVault } from '../../core/vault-api.ts';
import type { Checklist } from '../../../shared/domain/reports.ts';
import type { Theme } from '../../../shared/domain/settings.ts';
import type { MediumType } from '../../../shared/domain/words.ts';
import type { AppState } from '../../../shared/ipc/state.ts';
import type { Paper } from '../../../shared/ipc/values.ts';
import type { AutoLock } from '../session/auto-lock.ts';
import type { VaultSession } from '../session/vault-session.ts';
import type { ClockWatch } from '../watch/clock-watch.ts';
import type { AirGap } from './air-gap.ts';
import type { Jobs } from './jobs.ts';
import type { Preferences } from './preferences.ts';
import type { Tokens } from './tokens.ts';
import type { VaultDoor } from './vault-door.ts';

/** A volume as the system reports it. */
export interface AttachedVolume {
  readonly path: string;
  readonly name: string;
  readonly description: string;
  readonly fileSystem: string;
  readonly sizeBytes: number | null;
  readonly freeBytes: number | null;
  readonly removable: boolean;
  /** False while it is pulled out but still waited for. */
  readonly present: boolean;
  /** A practice medium that is pulled out and plugged in on the screen. */
  readonly pretend: boolean;
  readonly type: MediumType;
}

export interface Volumes {
  /** What is attached now, and what was chosen by a person. Never throws: what cannot be read is left out. */
  list(): Promise<AttachedVolume[]>;
  /** Lists a folder among the volumes. */
  add(path: string): void;
  /** Errors: bad-input for what is no practice medium. */
  pull(path: string): void;
  plug(path: string): void;
}

/** What needs a screen or a printer. */
export interface Desktop {
  /** The folder that a person chose; null where none. */
  chooseFolder(purpose: 'source' | 'medium' | 'target'): Promise<string | null>;
  print(checklist: Checklist, paper: Paper): Promise<'done' | 'cancelled'>;
  /** Asks where to and writes the PDF; null where the person went away. */
  savePdf(checklist: Checklist, paper: Paper): Promise<string | null>;
  /** Colours of what the system draws around the page. */
  applyTheme(theme: Theme): void;
  quit(): void;
}

export interface House {
  readonly version: string;
  readonly platform: NodeJS.Platform;
  /** The vault folder, and where the practice vault goes. */
  readonly home: string;
  readonly practiceHome: string;
  readonly now: () => number;
  readonly session: VaultSession<WindowVault>;
  readonly door: VaultDoor;
  readonly jobs: Jobs;
  readonly volumes: Volumes;
  readonly airGap: AirGap;
  readonly clock: Pick<ClockWatch, 'view' | 'confirm'>;
  readonly autoLock: Pick<AutoLock, 'view' | 'touch'>;
  readonly sessionSignals: () => AppState['autoLock']['sessionSignals'];
  readonly preferences: Preferences;
  readonly desktop: Desktop;
  readonly folderTokens: Tokens;
  readonly volumeTokens: Tokens;
  /** Grows with everything that may change what a query answers. */
  readonly revision: () => number;
  /** Says that what queries answer may have changed. */
  readonly changed: () => void;
}
