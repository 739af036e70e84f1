// Answers to the calls about drills: rehearsed restores and what people did by hand around them.
import { formatDuration } from '../../../../shared/domain/duration.ts';
import { visibleText } from '../../../../shared/domain/text.ts';
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { House } from '../house.ts';
import { requireSet } from '../require-set.ts';
import { pastDrillView } from '../views/restore-view.ts';
import { volumeNamed } from '../volume-named.ts';

export const drillsHandlers = (house: House): Handlers['drills'] => ({
  async start({ volume, set }) {
    const { vault } = house.session;
    requireSet(vault, set);
    const { path, name } = await volumeNamed(house, volume);
    const job = house.jobs.start('drill', `Drill of ${set} from ${name}`, (run) =>
      vault.drill({ at: path, set }, run),
    );
    return { job };
  },
  async record({ set, parts, note }) {
    const { vault } = house.session;
    requireSet(vault, set);
    const done = parts.map(
      ({ title, seconds, by }) =>
        `${visibleText(title)}, ${formatDuration(seconds)}${by === '' ? '' : `, by ${visibleText(by)}`}`,
    );
    const sentences = [
      `Done by hand in a drill of "${set}": ${done.length === 0 ? 'nothing' : done.join('; ')}.`,
      ...(note === '' ? [] : [visibleText(note)]),
    ];
    await vault.note(sentences.join(' '));
    return {};
  },
  history({ set }) {
    const { vault } = house.session;
    if (set !== null) requireSet(vault, set);
    return vault.drills(set ?? undefined).map(pastDrillView);
  },
});
