// Practice sets: complete and valid, for each of the systems that Coldkeep knows by heart, made from a seed text, worth nothing.
import { join } from 'node:path';
import type { Attestation } from '../../../shared/domain/set-knowledge.ts';
import { advancePracticeAleph, makePracticeAleph } from './aleph/aleph-set.ts';
import { advancePracticeLoom, makePracticeLoom } from './loom/loom-set.ts';
import { advancePracticeOpenspp, makePracticeOpenspp } from './openspp/openspp-set.ts';
import type { PracticeMoment } from './practice-files.ts';
import { makePracticePool, rotatePracticeKes } from './practice-pool.ts';
import { advancePracticeTipbot, makePracticeTipbot } from './qrl/qrl-set.ts';

/** Ids of the profiles that there is a practice set for. */
export const practiceSystems = ['cardano-spo', 'loom-node', 'aleph-ccn', 'qrl-tipbot', 'openspp'] as const;
export type PracticeSystem = (typeof practiceSystems)[number];

/** What the practice vault shows where nobody says otherwise. */
export const defaultPracticeSystem: PracticeSystem = 'cardano-spo';

interface SetMaker {
  readonly setName: string;
  /** Folders below the set's own that are its sources. */
  readonly sources: readonly string[];
  /** Keys of entries that are no files: somebody has looked that they are in their place. */
  readonly attested: readonly string[];
  readonly make: (folder: string, moment: PracticeMoment) => Promise<unknown>;
  readonly change: (folder: string, moment: PracticeMoment) => Promise<unknown>;
}

const makers: Readonly<Record<PracticeSystem, SetMaker>> = {
  'cardano-spo': {
    setName: 'Practice pool',
    sources: ['pool', 'config'],
    attested: [],
    make: makePracticePool,
    change: rotatePracticeKes,
  },
  'loom-node': {
    setName: 'Practice validator',
    sources: ['loom'],
    attested: [],
    make: makePracticeLoom,
    change: advancePracticeLoom,
  },
  'aleph-ccn': {
    setName: 'Practice channel node',
    sources: ['aleph'],
    attested: [],
    make: makePracticeAleph,
    change: advancePracticeAleph,
  },
  'qrl-tipbot': {
    setName: 'Practice tip bot',
    sources: ['bot'],
    attested: ['passphrase-ref'],
    make: makePracticeTipbot,
    change: advancePracticeTipbot,
  },
  openspp: {
    setName: 'Practice registry',
    sources: ['openspp'],
    attested: ['key-export'],
    make: makePracticeOpenspp,
    change: advancePracticeOpenspp,
  },
};

export interface PracticeSet {
  /** Of the set, as the practice vault names it. */
  readonly name: string;
  /** Absolute if `folder` is. */
  readonly sources: readonly string[];
  /** What its operator has seen in its place, at the moment of the set. */
  readonly attestations: readonly Attestation[];
}

const setOf = (system: PracticeSystem, folder: string, { now }: PracticeMoment): PracticeSet => ({
  name: makers[system].setName,
  sources: makers[system].sources.map((source) => join(folder, source)),
  attestations: makers[system].attested.map((key) => ({
    key,
    place: 'The safe of the practice bank',
    custodian: 'Ben Okafor',
    lookedAtMs: now,
  })),
});

/** The name that the practice vault gives the set of a system. */
export const practiceSetName = (system: PracticeSystem): string => makers[system].setName;

/** Writes a complete set into `folder`, which is made if need be: the same seed and moment give the same bytes. */
export async function makePracticeSet(
  system: PracticeSystem,
  folder: string,
  moment: PracticeMoment,
): Promise<PracticeSet> {
  await makers[system].make(folder, moment);
  return setOf(system, folder, moment);
}

/**
 * What an operator's life changes by `now`: a KES renewal, a new height, a new dump with its files. `seed` must be the one that the set
 * was made with.
 */
export async function changePracticeSet(
  system: PracticeSystem,
  folder: string,
  moment: PracticeMoment,
): Promise<PracticeSet> {
  await makers[system].change(folder, moment);
  return setOf(system, folder, moment);
}
