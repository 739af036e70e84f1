// Scenarios that every profile has. Their steps are in shared/domain/checklists.
import type { ProfileScenario } from './profile.ts';

export const laptopLost: ProfileScenario = {
  id: 'laptop-lost',
  title: 'The laptop is lost',
  when: 'The machine with the vault is gone or broken; media and passphrase are there.',
  items: [],
  fromMedium: true,
  toHost: false,
  first: [],
  steps: [],
};

export const originalsLost: ProfileScenario = {
  id: 'originals-lost',
  title: 'The originals are lost',
  when: 'The files of the set are gone from where they are used; the vault is there.',
  items: [],
  fromMedium: true,
  toHost: false,
  first: [],
  steps: [],
};
