// Answers to the calls about settings.
import { definedOnly } from '../defined-only.ts';
import type { Settings } from '../../../../shared/domain/settings.ts';
import type { SettingsView } from '../../../../shared/ipc/app.ts';
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { House } from '../house.ts';

/** The longest that the window offers; a file written by hand may say more. */
const longestIdleMinutes = 120;

export const settingsHandlers = (house: House): Handlers['settings'] => ({
  read: () => settingsView(house.preferences.current),
  async change(changes) {
    const { door, preferences, desktop } = house;
    // What a visitor changes lasts as long as the visit: there is no folder of that vault here.
    const vault = door.kind === 'visited' ? null : door.vault;
    const settings = await preferences.change(definedOnly(changes), vault);
    desktop.applyTheme(settings.theme);
    house.changed();
    return settingsView(settings);
  },
});

const settingsView = (settings: Settings): SettingsView => ({
  theme: settings.theme,
  idleMinutes: Math.min(settings.idleMinutes, longestIdleMinutes),
  identityOnMedia: settings.identityOnMedia,
  catalogueOnMedia: settings.catalogueOnMedia,
  coldReading: settings.coldReading,
  parityPercent: settings.parityPercent,
  replaceAfterYears: settings.replaceAfterYears,
  neverOffer: settings.neverOffer,
});
