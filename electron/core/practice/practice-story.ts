// What happened in a practice vault before it was opened: a year of an operator's life, shortened, so that there is something to see.
import { dayMs } from '../../../shared/domain/ages.ts';
import type { MediumAttributes } from '../../../shared/domain/facts.ts';
import type { WindowVault } from '../vault-api.ts';
import type { PracticePlaces } from './practice-folder.ts';
import { firstMomentOfKesPeriod, previewKesPeriod } from './opcert.ts';
import { makePracticePool, rotatePracticeKes } from './practice-pool.ts';

export const practiceSetName = 'Practice pool';

const kesPeriods = 62;
const beganDaysAgo = 160;
const verifiedDaysAgo = 80;
const drilledDaysAgo = 40;
const lookedAtDaysAgo = 12;

const hourMs = 60 * 60 * 1000;

type Said = Omit<MediumAttributes, 'state'>;

const said: Record<'blue' | 'red' | 'green', Said> = {
  blue: { label: 'Blue stick', type: 'usb', location: 'Home', custodian: 'Ada Moreau', offsite: false },
  red: { label: 'Red stick', type: 'usb', location: 'Bank', custodian: 'Ben Okafor', offsite: true },
  green: { label: 'Green disk', type: 'ssd', location: 'Office', custodian: 'Ada Moreau', offsite: false },
};

/**
 * The moment at which the KES key was renewed, so that the certificate then made expires 19 to 20 days after `nowMs`: the first hours
 * of a KES period, about 73 days ago.
 */
export function renewedAtMs(nowMs: number): number {
  const wanted = nowMs + 18.6 * dayMs;
  let period = previewKesPeriod(nowMs) - kesPeriods;
  while (firstMomentOfKesPeriod(period + kesPeriods) < wanted) period += 1;
  return firstMomentOfKesPeriod(period) + 3 * hourMs;
}

export interface StoryInput {
  readonly vault: WindowVault;
  readonly places: PracticePlaces;
  readonly seed: string;
  readonly nowMs: number;
  /** Sets the clock by which facts are dated. */
  readonly setClock: (atMs: number) => void;
}

/** Where the story begins: the vault is created then. */
export const storyBeginsMs = (nowMs: number): number => nowMs - beganDaysAgo * dayMs;

/**
 * Three media get the first copy; the KES key is renewed, and only the two at hand get the new one: the stick at the bank stays
 * behind. Along the way copies are verified and a restore is rehearsed.
 */
export async function tellPracticeStory({ vault, places, seed, nowMs, setClock }: StoryInput): Promise<void> {
  const [blue, red, green] = places.media;
  const { pool, config } = await makePracticePool(places.originals, { seed, now: storyBeginsMs(nowMs) });
  await vault.addSet({ name: practiceSetName, profile: 'cardano-spo', sources: [pool, config] });
  await vault.export(practiceSetName, {
    to: [
      { folder: blue, attributes: said.blue },
      { folder: red, attributes: said.red },
      { folder: green, attributes: said.green },
    ],
  });
  setClock(nowMs - verifiedDaysAgo * dayMs);
  await vault.verify({ at: red, cold: true });

  const renewed = renewedAtMs(nowMs);
  setClock(renewed);
  await rotatePracticeKes(places.originals, { seed, now: renewed });
  await vault.export(practiceSetName, { to: [blue, green] });
  setClock(renewed + hourMs);
  await vault.verify({ at: green, cold: true });

  setClock(nowMs - drilledDaysAgo * dayMs);
  await vault.drill({ at: blue, set: practiceSetName });
  setClock(nowMs - lookedAtDaysAgo * dayMs);
  await vault.verify({ at: blue, cold: true });
  setClock(nowMs);
  await vault.scan(practiceSetName);
}
