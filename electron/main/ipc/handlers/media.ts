// Answers to the calls about the media that the vault knows.
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import { definedOnly } from '../defined-only.ts';
import type { House } from '../house.ts';
import { isMounted } from '../../watch/volumes/volume.ts';
import { volumeNamed } from '../volume-named.ts';
import { mediumView } from '../views/medium-view.ts';

export const mediaHandlers = (house: House): Handlers['media'] => ({
  async list() {
    const attached = await attachedMedia(house);
    // Asked after the waiting: the vault may have been locked meanwhile.
    const { vault } = house.session;
    const view = vault.viewInput();
    const history = vault.mediaHistory();
    return view.media.map((medium) =>
      mediumView(medium, { view, history, volume: attached.get(medium.id) ?? null }),
    );
  },
  async change({ medium, changes }) {
    await house.session.vault.setMedium(medium, definedOnly(changes));
    return {};
  },
  async test({ volume, extent, label, ...accepted }) {
    const { vault } = house.session;
    const { path, name } = await volumeNamed(house, volume);
    // As the screen calls it already: a fresh stick by the name that was typed for it.
    const job = house.jobs.start('test-medium', `Test of ${label ?? name}`, (run) =>
      vault.testMedium(
        { at: path, extent, ...(label === null ? {} : { enrol: { label } }), ...definedOnly(accepted) },
        run,
      ),
    );
    return { job };
  },
  async repair({ volume, from, ...accepted }) {
    const { vault } = house.session;
    const { path, name } = await volumeNamed(house, volume);
    const others = from.map((token) => house.volumeTokens.pathOf(token));
    const job = house.jobs.start('repair', `Repair of ${name}`, (run) =>
      vault.repair({ at: path, from: others, ...definedOnly(accepted) }, run),
    );
    return { job };
  },
  async clone({ from, to, snapshot, ...accepted }) {
    const { vault } = house.session;
    const { path, name } = await volumeNamed(house, from);
    const targets = to.map((token) => house.volumeTokens.pathOf(token));
    const job = house.jobs.start('clone', `Clone of a copy on ${name}`, async (run) => {
      const report = await vault.clone(
        { from: path, to: targets, ...(snapshot === null ? {} : { snapshot }), ...definedOnly(accepted) },
        run,
      );
      const copies = report.copies.map(({ error, ...copy }) => ({
        ...copy,
        ...(error === undefined ? {} : { error: house.jobs.presentable(error) }),
      }));
      return { ...report, copies };
    });
    return { job };
  },
});

/** Medium id → token of the volume as which it is attached. */
async function attachedMedia(house: House): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { path, present, mediumId } of (await house.volumes.list()).filter(isMounted)) {
    if (present && mediumId !== null) found.set(mediumId, house.volumeTokens.of(path));
  }
  return found;
}
