// Answers to the calls about the vault as a whole. Passphrases are typed in a window of their own and are in none of these.
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import { profileById } from '../../../../shared/profiles/index.ts';
import { practiceSystems } from '../../../core/practice/practice-vault.ts';
import { inspectCarrier } from '../carrier.ts';
import type { House } from '../house.ts';
import { volumeNamed } from '../volume-named.ts';

const outcomeOf = (done: boolean) => (done ? ('done' as const) : ('cancelled' as const));

export const vaultHandlers = (house: House): Handlers['vault'] => {
  const { door } = house;
  return {
    async create({ name }) {
      const report = await door.create(name);
      return { outcome: outcomeOf(report !== null), report };
    },
    unlock: async () => ({ outcome: outcomeOf(await door.unlock()) }),
    async lock() {
      await door.lock();
      return {};
    },
    inspectCarrier: ({ volume }) => inspectCarrier(house.volumeTokens.pathOf(volume)),
    async adopt({ volume }) {
      const { path, name } = await volumeNamed(house, volume);
      const report = await door.adopt(path, name);
      return { outcome: outcomeOf(report !== null), report };
    },
    async visit({ volume }) {
      const { path, name } = await volumeNamed(house, volume);
      return { outcome: outcomeOf(await door.visit(path, name)) };
    },
    practiceSystems: () => practiceSystems.map((id) => ({ id, title: profileById(id)?.title ?? id })),
    async practise({ system }) {
      await door.practise(system);
      return {};
    },
    async endPractice() {
      await door.endPractice();
      return {};
    },
    async changePassphrase() {
      const report = await door.changePassphrase();
      return { outcome: outcomeOf(report !== null), report };
    },
    keys() {
      const { vault } = house.session;
      return { vault: vault.id, ...vault.publicKeys() };
    },
  };
};
