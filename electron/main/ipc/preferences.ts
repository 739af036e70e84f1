// The settings of the window, open vault or not: they lie in the vault folder and hold nothing sensitive.
import { defaultSettings, type Settings, type SettingsChanges } from '../../../shared/domain/settings.ts';
import { isVault, readSettings, writeSettings } from '../../core/vault-folder.ts';
import type { WindowVault } from '../../core/vault-api.ts';

export class Preferences {
  readonly #home: string;
  #current: Settings = defaultSettings;
  /** Changed while there was no vault folder to keep it: goes into the vault that is made next. */
  #unkept: SettingsChanges = {};

  constructor(home: string) {
    this.#home = home;
  }

  get current(): Settings {
    return this.#current;
  }

  /** Reads them anew. A file that is not what it should be counts as none: opening the vault says so. */
  async load(): Promise<void> {
    const stored = await readSettings(this.#home).catch(() => defaultSettings);
    this.#current = { ...stored, ...this.#unkept };
  }

  /** Takes over those of a vault that was just opened; one that was just made gets what was changed before. */
  async follow(vault: WindowVault, made: boolean): Promise<void> {
    if (made && Object.keys(this.#unkept).length > 0) await vault.updateSettings(this.#unkept);
    if (made) this.#unkept = {};
    this.#current = vault.settings();
  }

  /** Takes over those of a practice vault, but the theme stays what the person is used to. */
  rehearse(vault: WindowVault): void {
    this.#current = { ...vault.settings(), theme: this.#current.theme };
  }

  /** Errors: bad-input, catalogue-unwritable. */
  async change(changes: SettingsChanges, vault: WindowVault | null): Promise<Settings> {
    if (vault !== null) this.#current = await vault.updateSettings(changes);
    else {
      this.#current = { ...this.#current, ...changes };
      if (await isVault(this.#home)) await writeSettings(this.#home, this.#current);
      else this.#unkept = { ...this.#unkept, ...changes };
    }
    return this.#current;
  }
}
