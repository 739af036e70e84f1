// Whether this laptop is offline: network interfaces and radios as the system tells of them. Read only, nothing is sent.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import { join } from 'node:path';
import type { AppState } from '../../../shared/ipc/state.ts';
import { Poll } from './poll.ts';

export type NetworkState = Omit<AppState['network'], 'accepted'>;
type Interface = NetworkState['interfaces'][number];
type Radio = NetworkState['radios'][number];

export interface NetworkSources {
  /** Folders in the form of Linux's /sys/class/net and /sys/class/rfkill; absent elsewhere. */
  readonly netFolder: string;
  readonly radioFolder: string;
  readonly addresses: () => NodeJS.Dict<NetworkInterfaceInfo[]>;
}

export const systemNetwork: NetworkSources = {
  netFolder: '/sys/class/net',
  radioFolder: '/sys/class/rfkill',
  addresses: networkInterfaces,
};

/** Watches the network: `onChange` is called when anything of the state changed. */
export class NetworkWatch {
  readonly #poll: Poll<NetworkState>;

  constructor(onChange: (state: NetworkState) => void, sources: NetworkSources = systemNetwork) {
    this.#poll = new Poll(() => readNetwork(sources), onChange);
  }

  get state(): NetworkState {
    return this.#poll.value;
  }

  /** Looks again now, and answers what is seen. */
  look(): NetworkState {
    return this.#poll.look();
  }

  start(everyMs = 3000): void {
    this.#poll.start(everyMs);
  }

  stop(): void {
    this.#poll.stop();
  }
}

/** What is up in `state` that was not in `accepted`: what a person has not agreed to yet. */
export function newlyUp(state: NetworkState, accepted: NetworkState): string[] {
  const names = (of: NetworkState) => [
    ...of.interfaces.filter(({ up }) => up).map(({ name }) => name),
    ...of.radios.filter(({ blocked }) => !blocked).map(({ name }) => name),
  ];
  const known = new Set(names(accepted));
  return names(state).filter((name) => !known.has(name));
}

/** Reads interfaces and radios. `quiet` means: no interface is up, and no radio could send. */
export function readNetwork(sources: NetworkSources): NetworkState {
  const interfaces = readInterfaces(sources);
  const radios = readRadios(sources.radioFolder);
  return {
    quiet: interfaces.every(({ up }) => !up) && radios.every(({ blocked }) => blocked),
    interfaces,
    radios,
  };
}

function readInterfaces({ netFolder, addresses }: NetworkSources): Interface[] {
  const found = addresses();
  const listed = folders(netFolder);
  const names = new Set([...Object.keys(found), ...listed]);
  return [...names].toSorted().flatMap((name) => {
    const known = found[name];
    // The loopback leads nowhere: its type is 772, and all its addresses are internal.
    if (word(netFolder, name, 'type') === '772' || known?.every(({ internal }) => internal) === true)
      return [];
    const hasAddress = known !== undefined && known.length > 0;
    const up = hasAddress || word(netFolder, name, 'operstate') === 'up';
    return [{ name, kind: kindOf(netFolder, name), up }];
  });
}

function kindOf(netFolder: string, name: string): Interface['kind'] {
  if (exists(join(netFolder, name, 'wireless')) || exists(join(netFolder, name, 'phy80211')))
    return 'wireless';
  // Type 1 is Ethernet; bridges and tunnels are too, but have no device behind them.
  const isWired = word(netFolder, name, 'type') === '1' && exists(join(netFolder, name, 'device'));
  return isWired ? 'wired' : 'other';
}

const readRadios = (folder: string): Radio[] =>
  folders(folder).map((entry) => ({
    name: word(folder, entry, 'name') ?? entry,
    kind: word(folder, entry, 'type') ?? 'radio',
    // By a switch of the program (soft) or of the case (hard); either suffices.
    blocked: word(folder, entry, 'soft') === '1' || word(folder, entry, 'hard') === '1',
  }));

function folders(path: string): string[] {
  try {
    return readdirSync(path).toSorted();
  } catch {
    return [];
  }
}

const exists = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;

function word(...path: string[]): string | null {
  try {
    return readFileSync(join(...path), 'latin1').trim();
  } catch {
    // What went away between listing and reading, or is not told of this kind of interface.
    return null;
  }
}
