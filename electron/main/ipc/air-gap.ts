// The question that is asked before secrets are unlocked on a machine that is not offline, and what a person answered to it.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { andList } from '../../../shared/domain/text.ts';
import type { AppState } from '../../../shared/ipc/state.ts';
import { newlyUp, type NetworkState, type NetworkWatch } from '../watch/network-watch.ts';

const silence: NetworkState = { quiet: true, interfaces: [], radios: [] };

export class AirGap {
  readonly #network: Pick<NetworkWatch, 'state' | 'look'>;
  /** What was up when a person said to go on; null while nobody did. */
  #accepted: NetworkState | null = null;

  constructor(network: Pick<NetworkWatch, 'state' | 'look'>) {
    this.#network = network;
  }

  view(): AppState['network'] {
    return { ...this.#network.state, accepted: this.#isAccepted(this.#network.state) };
  }

  /** A person says to go on although it is not quiet. Answers what to write into the journal; null where there is nothing to accept. */
  accept(): string | null {
    const state = this.#network.look();
    if (state.quiet) return null;
    this.#accepted = state;
    return `This machine was not offline (${upWords(state)}), and a person said to go on.`;
  }

  /** Looks now. Errors: confirmation-needed where something is up that nobody accepted. */
  refuseUnlessAccepted(): void {
    const state = this.#network.look();
    if (state.quiet || this.#isAccepted(state)) return;
    throw new ColdkeepError('confirmation-needed', `This machine is not offline: ${upWords(state)}.`, {
      hint: 'Take it off the network and switch its radios off, or say that you want to go on all the same.',
    });
  }

  #isAccepted(state: NetworkState): boolean {
    return this.#accepted !== null && newlyUp(state, this.#accepted).length === 0;
  }
}

/** "eth0 is up", "wlan0 and phy0 can send". */
function upWords(state: NetworkState): string {
  const names = newlyUp(state, silence);
  return names.length === 0
    ? 'something can send'
    : `${andList(names)} ${names.length === 1 ? 'is' : 'are'} up`;
}
