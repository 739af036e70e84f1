// Answers to the calls of the export: what would be written, writing it, reading it back cold.
import type { z } from 'zod';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import { coldReading } from '../cold-reading.ts';
import { definedOnly } from '../defined-only.ts';
import type { House } from '../house.ts';
import type { exports as exportCalls } from '../../../../shared/ipc/work.ts';
import { requireSet } from '../require-set.ts';
import { contentsView } from '../views/contents-view.ts';
import { volumeNamed } from '../volume-named.ts';

type CallInput = z.infer<typeof exportCalls.start.input>;

export const exportsHandlers = (house: House): Handlers['exports'] => ({
  contents({ set }) {
    const { vault } = house.session;
    requireSet(vault, set);
    const job = house.jobs.start('contents', `Contents of ${set}`, async (run) => {
      const report = await vault.contents(set, run);
      house.needs.set(set, report.neededBytes);
      return contentsView(report);
    });
    return { job };
  },

  async start({ set, targets, acceptedCritical }) {
    const { vault } = house.session;
    requireSet(vault, set);
    const to = targets.map(({ volume, words, acceptAnnounced }) => ({
      folder: house.volumeTokens.pathOf(volume),
      attributes: definedOnly(words),
      ...(acceptAnnounced === undefined ? {} : { acceptAnnounced }),
    }));
    if (acceptedCritical === null && hasCritical(house, set)) {
      throw new ColdkeepError('confirmation-needed', `Something critical was found in ${set}.`, {
        hint: 'Mend what was found, or give the reason why the export goes on all the same.',
      });
    }
    const names = await namesOf(house, targets);
    const job = house.jobs.start('export', `Export of ${set}`, async (run) => {
      const report = await vault.export(
        set,
        { to, refuseCritical: true, ...(acceptedCritical === null ? {} : { acceptedCritical }) },
        run,
      );
      house.changed();
      const copies = report.copies.map(({ error, ...copy }) => ({
        ...copy,
        // What was gone before it was looked at has told no label.
        label: copy.label === copy.to ? (names.get(copy.to) ?? copy.label) : copy.label,
        ...(error === undefined ? {} : { error: house.jobs.presentable(error) }),
      }));
      return { ...report, copies };
    });
    return { job };
  },

  async coldRead({ volume }) {
    const { vault } = house.session;
    const { path, name, mediumId, canBePulled } = await volumeNamed(house, volume);
    if (!canBePulled) {
      throw new ColdkeepError('bad-input', `${name} cannot be pulled out, so it cannot be read cold.`, {
        hint: 'Verify it as it is: the level that was reached is recorded.',
      });
    }
    const known = vault.listMedia().find(({ id }) => id === mediumId);
    if (known === undefined) {
      throw new ColdkeepError('bad-input', `${name} is no medium of this vault.`, {
        hint: 'Choose the medium that was exported to.',
      });
    }
    const job = house.jobs.start('cold-read', `Cold reading of ${known.label}`, async (run) => {
      const report = await coldReading(house, vault, { path, medium: known.id, label: known.label }, run);
      house.changed();
      return report;
    });
    return { job };
  },
});

/** What each target is called on the screen, by its folder. */
async function namesOf(house: House, targets: CallInput['targets']): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const { volume, words } of targets) {
    const { path, name } = await volumeNamed(house, volume);
    names.set(path, words.label ?? name);
  }
  return names;
}

/** By the newest scan; the export reads again and refuses what it finds then. */
const hasCritical = (house: House, set: string): boolean =>
  house.session.vault
    .standing(set)
    .readings.some(({ findings }) => findings.some(({ severity }) => severity === 'critical'));
