// Answers to the calls around every screen.
import { formatMoment } from '../../../../shared/domain/ages.ts';
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import { basename } from 'node:path';
import { appState } from '../app-state.ts';
import type { House } from '../house.ts';

export const appHandlers = (house: House): Handlers['app'] => ({
  state: () => appState(house),
  touch() {
    house.autoLock.touch();
    return {};
  },
  async confirmClock() {
    house.clock.confirm();
    house.changed();
    await house.door.note(`A person confirmed that the time is right: ${formatMoment(house.now())}.`);
    return {};
  },
  async acceptNetwork() {
    const sentence = house.airGap.accept();
    house.changed();
    if (sentence !== null) await house.door.note(sentence);
    return {};
  },
  async chooseFolder({ purpose }) {
    const path = await house.desktop.chooseFolder(purpose);
    if (path === null) return { folder: null };
    return { folder: { token: house.folderTokens.of(path), name: basename(path) || path, path } };
  },
  quit() {
    house.desktop.quit();
    return {};
  },
});
