// Answers to the calls about what a person says of a set.
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { SetChanges } from '../../../core/vault-api.ts';
import type { House } from '../house.ts';
import { readProfileFile, writeProfileFile } from '../profile-file.ts';
import { requireSet } from '../require-set.ts';
import { setFactsView } from '../views/set-facts-view.ts';

const minuteMs = 60_000;

type SetFactsHandlers = Pick<
  Handlers['sets'],
  | 'knowledge'
  | 'describe'
  | 'assign'
  | 'attest'
  | 'ownProfile'
  | 'importProfile'
  | 'exportProfile'
  | 'retention'
>;

export const setFactsHandlers = (house: House): SetFactsHandlers => ({
  knowledge({ set }) {
    const { vault } = house.session;
    return setFactsView(set, vault.profileOf(set), vault.knowledgeOf(set));
  },
  async describe({ set, changes: { options, network, seenSlot, onChainCounter, verificationLevel } }) {
    const { vault } = house.session;
    const nowMs = house.now();
    const changes: SetChanges = {
      ...(options !== undefined && { options }),
      ...(network !== undefined && { network }),
      ...(seenSlot !== undefined && {
        seenSlot:
          seenSlot === null ? null : { slot: seenSlot.slot, atMs: nowMs - seenSlot.minutesAgo * minuteMs },
      }),
      ...(onChainCounter !== undefined && {
        onChainCounter: onChainCounter === null ? null : { ...onChainCounter, atMs: nowMs },
      }),
      ...(verificationLevel !== undefined && { verificationLevel }),
    };
    await vault.describeSet(set, changes);
    return {};
  },
  async assign({ set, item, key }) {
    await house.session.vault.assignItem(set, { path: item, key });
    return {};
  },
  async attest({ set, ...attestation }) {
    await house.session.vault.attest(set, attestation);
    return {};
  },
  async ownProfile({ set, profile }) {
    await house.session.vault.describeSet(set, { ownProfile: profile });
    return {};
  },
  async importProfile() {
    const path = await house.desktop.chooseFile('profile');
    return { profile: path === null ? null : await readProfileFile(path) };
  },
  async exportProfile({ set }) {
    const { vault } = house.session;
    requireSet(vault, set);
    const path = await writeProfileFile(house.desktop, vault.knowledgeOf(set).ownProfile);
    return { outcome: path === null ? ('cancelled' as const) : ('done' as const), path };
  },
  retention: ({ set }) => house.session.vault.retention(set),
});
