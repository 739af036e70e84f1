// Which network the pool is on, and how that network counts its slots: as a person says, by genesis files, or by addresses.
import type { Network } from '../../../../../shared/domain/set-knowledge.ts';
import {
  networkOfMagic,
  privateSlotClock,
  slotClocks,
  type SlotClock,
} from '../../../../../shared/profiles/cardano-spo/slots.ts';
import type { CheckContext } from '../check.ts';
import type { GenesisFact } from './facts.ts';
import type { ShelleyGenesis } from './parse/genesis.ts';
import type { Pool } from './pool.ts';

export interface PoolNetwork {
  /** "mainnet", "private network 42"; null where it is not known. */
  readonly name: string | null;
  /** Null where expiry cannot be judged. */
  readonly clock: SlotClock | null;
  /** What says so: the path of a file, or null for a person. */
  readonly subject: string | null;
  /** How it is known, or why not. */
  readonly note: string;
  /** Which files contradict what a person said, in a sentence; null where none does. */
  readonly doubt: string | null;
}

type Shelley = GenesisFact & { readonly shelley: ShelleyGenesis };

export function networkOf(pool: Pool, { knowledge }: CheckContext): PoolNetwork {
  const geneses = pool.of('genesis').filter((fact): fact is Shelley => fact.shelley !== null);
  if (knowledge.network !== null) return asSaid(pool, knowledge.network, geneses);
  const fromAddresses = networkIdOf(pool);
  const fitting = geneses.filter(({ shelley }) => fitsNetworkId(shelley.networkMagic, fromAddresses));
  const magics = new Set((fitting.length > 0 ? fitting : geneses).map(({ shelley }) => shelley.networkMagic));
  const [genesis] = fitting.length > 0 ? fitting : geneses;
  if (genesis !== undefined && magics.size === 1) return byGenesis(pool, genesis);
  if (magics.size > 1)
    return unknown('Genesis files of several networks are in the set: say which one it is on.');
  return fromAddresses === 1
    ? byMainnetAddresses(pool)
    : unknown('Nothing in the set says which network it is on: say so, and expiry can be told.');
}

const unknown = (note: string): PoolNetwork => ({
  name: null,
  clock: null,
  subject: null,
  note,
  doubt: null,
});

function asSaid(pool: Pool, network: Network, geneses: readonly Shelley[]): PoolNetwork {
  const others = geneses.filter(({ shelley }) => networkOfMagic(shelley.networkMagic) !== network);
  const fromGenesis = geneses.length > 0 && others.length === geneses.length ? others[0] : undefined;
  const networkId = networkIdOf(pool);
  const fromAddresses =
    networkId !== null && networkId !== networkIdOfName(network) ? pool.of('address')[0] : undefined;
  const path = fromGenesis?.path ?? fromAddresses?.path ?? null;
  return {
    name: network,
    clock: slotClocks[network],
    subject: null,
    note: 'As was said of this set.',
    doubt: path === null ? null : `This set was said to be on ${network}, but ${path} is of another network.`,
  };
}

/** 1 where all addresses are of mainnet, 0 where all are of test networks, else null. */
export function networkIdOf(pool: Pool): 0 | 1 | null {
  const ids = new Set(pool.of('address').flatMap(({ address }) => address?.networkId ?? []));
  const [only] = ids;
  return ids.size === 1 && only !== undefined ? only : null;
}

export const networkIdOfName = (network: Network): 0 | 1 => (network === 'mainnet' ? 1 : 0);

function fitsNetworkId(magic: number, networkId: 0 | 1 | null): boolean {
  const network = networkOfMagic(magic);
  return networkId === null || networkId === (network === null ? 0 : networkIdOfName(network));
}

function byGenesis(pool: Pool, { path, shelley }: Shelley): PoolNetwork {
  const { networkMagic, ...rules } = shelley;
  const network = networkOfMagic(networkMagic);
  if (network !== null) {
    const { anchorSlot, anchorSeconds } = slotClocks[network];
    const clock = { anchorSlot, anchorSeconds, ...rules };
    return { name: network, clock, subject: path, note: `By the genesis file ${path}.`, doubt: null };
  }
  const name = `private network ${networkMagic}`;
  const byron = pool
    .of('genesis')
    .flatMap((fact) => (fact.byron?.networkMagic === networkMagic ? [fact.byron] : []));
  const epochs = new Set(pool.of('node-config').flatMap(({ config }) => config.shelleyEpoch ?? []));
  const [start] = byron;
  const [shelleyEpoch] = epochs;
  if (start === undefined || shelleyEpoch === undefined || epochs.size > 1) {
    const note =
      'Its Byron genesis file and the epoch in which Shelley began (TestShelleyHardForkAtEpoch) are not in the set, so slots cannot be told as dates.';
    return { name, clock: null, subject: path, note, doubt: null };
  }
  const clock = privateSlotClock({ ...start, shelleyEpoch }, rules);
  return {
    name,
    clock,
    subject: path,
    note: `By the genesis files of the set, such as ${path}.`,
    doubt: null,
  };
}

function byMainnetAddresses(pool: Pool): PoolNetwork {
  const [address] = pool.of('address');
  const subject = address?.path ?? null;
  return {
    name: 'mainnet',
    clock: slotClocks.mainnet,
    subject,
    note: `By the addresses of the set, such as ${subject}.`,
    doubt: null,
  };
}
