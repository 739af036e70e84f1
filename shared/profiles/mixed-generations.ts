// Items that only make sense of one moment and were last written at different ones.
import { formatMoment } from '../domain/ages.ts';
import type { Finding } from '../domain/finding.ts';
import { raise } from '../domain/findings/registry.ts';
import { andList } from '../domain/text.ts';
import type { Profile, ProfileItem } from './profile.ts';
import type { ItemsByKey } from './seen-items.ts';
import { titlesOf } from './titles.ts';

/** Code: generation-mixed, for generations whose moment the times of their files tell (`withinMinutes`). */
export function mixedFindings(profile: Profile, byKey: ItemsByKey): Finding[] {
  return profile.generations.flatMap(({ id, title, why, withinMinutes }) => {
    if (withinMinutes === null) return [];
    const written = profile.items
      .filter((entry) => entry.generation === id)
      .flatMap((entry) => lastWritten(entry, byKey) ?? [])
      .toSorted((a, b) => a.atSeconds - b.atSeconds);
    const [first] = written;
    const last = written.at(-1);
    if (first === undefined || last === undefined) return [];
    if (last.atSeconds - first.atSeconds <= withinMinutes * 60) return [];
    const times = written.map(
      ({ entry, atSeconds }) => `${titlesOf([entry])} on ${formatMoment(atSeconds * 1000)}`,
    );
    return [
      raise('generation-mixed', {
        subject: first.path,
        message: `${title}: last written were ${andList(times)}. ${why}`,
      }),
    ];
  });
}

interface Written {
  readonly entry: ProfileItem;
  readonly path: string;
  readonly atSeconds: number;
}

/** The newest file of an entry; null where there is none or its time is not known. */
function lastWritten(entry: ProfileItem, byKey: ItemsByKey): Written | null {
  let newest: Written | null = null;
  for (const { path, mtimeSeconds } of byKey.get(entry.key) ?? []) {
    if (mtimeSeconds !== undefined && (newest === null || mtimeSeconds > newest.atSeconds)) {
      newest = { entry, path, atSeconds: mtimeSeconds };
    }
  }
  return newest;
}
