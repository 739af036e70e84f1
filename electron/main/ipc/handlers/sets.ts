// Answers to the calls about sets.
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import { setViewOf } from '../../../../shared/domain/set-view.ts';
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import { profileById, profiles } from '../../../../shared/profiles/index.ts';
import type { House } from '../house.ts';
import { requireSet } from '../require-set.ts';
import { previewView, proposalView } from '../views/contents-view.ts';
import { setFactsHandlers } from './set-facts.ts';
import { setLine } from '../views/medium-view.ts';

export const setsHandlers = (house: House): Handlers['sets'] => {
  const paths = (folders: readonly string[]) => folders.map((token) => house.folderTokens.pathOf(token));
  return {
    list() {
      const { vault } = house.session;
      const sources = new Map(vault.listSets().map((set) => [set.name, set.sources]));
      return vault.viewInput().sets.map((set) => setLine(set, sources.get(set.status.name) ?? []));
    },
    read: ({ set }) => setViewOf(house.session.vault.setViewInput(set)),
    profiles: () => profiles.map(({ id, title, summary }) => ({ id, title, summary })),
    propose({ folders }) {
      const { vault } = house.session;
      const sources = paths(folders);
      const job = house.jobs.start('propose', 'Search for the profile that fits', async (run) =>
        proposalView(await vault.proposeProfile({ sources }, run)),
      );
      return { job };
    },
    preview({ folders, profile }) {
      const { vault } = house.session;
      const sources = paths(folders);
      if (profileById(profile) === null) {
        throw new ColdkeepError('profile-unknown', `There is no profile "${profile}".`);
      }
      const job = house.jobs.start('preview', 'Look at what a new set would hold', async (run) =>
        previewView(await vault.proposeProfile({ sources, profile }, run)),
      );
      return { job };
    },
    async add({ name, profile, folders }) {
      const { vault } = house.session;
      await vault.addSet({ name, profile, sources: paths(folders) });
      startScan(house, name);
      return {};
    },
    async remove({ set, confirm }) {
      const { vault } = house.session;
      requireSet(vault, set);
      if (confirm !== set) {
        throw new ColdkeepError('confirmation-needed', `The name that was typed is not "${set}".`, {
          hint: 'Type the name of the set exactly as it is shown.',
        });
      }
      await vault.removeSet(set);
      return {};
    },
    scan({ set }) {
      requireSet(house.session.vault, set);
      return { job: startScan(house, set) };
    },
    ...setFactsHandlers(house),
  };
};

function startScan(house: House, set: string): string {
  const { vault } = house.session;
  return house.jobs.start('scan', `Reading of the originals of ${set}`, async (run) => {
    const { items, findings } = await vault.scan(set, run);
    const changes = vault.standing(set).report.sets[0]?.changes;
    const changed =
      changes === undefined ? 0 : changes.added.length + changes.changed.length + changes.removed.length;
    return { items: items.length, changed, findings };
  });
}
