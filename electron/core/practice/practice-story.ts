// What happened in a practice vault before it was opened: a year of an operator's life, shortened, so that there is something to see.
import { dayMs } from '../../../shared/domain/ages.ts';
import type { MediumAttributes } from '../../../shared/domain/facts.ts';
import type { WindowVault } from '../vault-api.ts';
import type { PracticePlaces } from './practice-folder.ts';
import { firstMomentOfKesPeriod, previewKesPeriod } from './opcert.ts';
import { changePracticeSet, makePracticeSet, type PracticeSystem } from './practice-sets.ts';

const kesPeriods = 62;
const beganDaysAgo = 160;
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

/** When the originals changed for the last time: keys are renewed every few months, data every day. */
const changedAtMs = (system: PracticeSystem, nowMs: number): number =>
  system === 'cardano-spo' ? renewedAtMs(nowMs) : nowMs - 3 * hourMs;

export interface StoryInput {
  readonly vault: WindowVault;
  readonly places: PracticePlaces;
  readonly system: PracticeSystem;
  readonly seed: string;
  readonly nowMs: number;
  /** Sets the clock by which facts are dated. */
  readonly setClock: (atMs: number) => void;
}

/** Where the story begins: the vault is created then. */
export const storyBeginsMs = (nowMs: number): number => nowMs - beganDaysAgo * dayMs;

/**
 * Three media get the first copy; the originals change, and only the two at hand get the new state: the stick at the bank stays
 * behind. Along the way copies are verified and a restore is rehearsed.
 */
export async function tellPracticeStory(input: StoryInput): Promise<void> {
  const { vault, places, system, seed, nowMs, setClock } = input;
  const [blue, red, green] = places.media;
  const began = storyBeginsMs(nowMs);
  const set = await makePracticeSet(system, places.originals, { seed, now: began });
  const { name } = set;
  await vault.addSet({ name, profile: system, sources: [...set.sources] });
  for (const attestation of set.attestations) await vault.attest(name, attestation);
  await vault.export(name, {
    to: [
      { folder: blue, attributes: said.blue },
      { folder: red, attributes: said.red },
      { folder: green, attributes: said.green },
    ],
  });
  const changed = changedAtMs(system, nowMs);
  const change = async () => {
    const { attestations } = await changePracticeSet(system, places.originals, { seed, now: changed });
    for (const attestation of attestations) await vault.attest(name, attestation);
    await vault.export(name, { to: [blue, green] });
  };
  const happened: readonly (readonly [atMs: number, what: () => Promise<unknown>])[] = [
    [nowMs - 80 * dayMs, () => vault.verify({ at: red, cold: true })],
    [changed, change],
    [changed + hourMs, () => vault.verify({ at: green, cold: true })],
    [nowMs - 40 * dayMs, () => vault.drill({ at: blue, set: name })],
    [nowMs - 12 * dayMs, () => vault.verify({ at: blue, cold: true })],
    [nowMs, () => vault.scan(name)],
  ];
  for (const [atMs, what] of happened.toSorted(([a], [b]) => a - b)) {
    setClock(atMs);
    await what();
  }
}
