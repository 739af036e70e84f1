import { describe, expect, it } from 'vitest';
import { AirGap } from '../../../../electron/main/ipc/air-gap.ts';
import type { NetworkState } from '../../../../electron/main/watch/network-watch.ts';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';

const quiet: NetworkState = { quiet: true, interfaces: [], radios: [] };
const wired: NetworkState = {
  quiet: false,
  interfaces: [{ name: 'eth0', kind: 'wired', up: true }],
  radios: [{ name: 'phy0', kind: 'wlan', blocked: true }],
};
const both: NetworkState = { ...wired, radios: [{ name: 'phy0', kind: 'wlan', blocked: false }] };

function watched(state: NetworkState) {
  const network = { state, look: () => network.state };
  return { network, gap: new AirGap(network) };
}

describe('the air gap', () => {
  it('lets a machine through on which nothing is up', () => {
    const { gap } = watched(quiet);
    expect(() => gap.refuseUnlessAccepted()).not.toThrow();
    expect(gap.accept()).toBeNull();
    expect(gap.view()).toEqual({ ...quiet, accepted: false });
  });

  it('asks where something is up, and names it', () => {
    const { gap } = watched(wired);
    expect(() => gap.refuseUnlessAccepted()).toThrow(ColdkeepError);
    expect(() => gap.refuseUnlessAccepted()).toThrow('This machine is not offline: eth0 is up.');
  });

  it('goes on with what a person accepted, and asks again when more comes up', () => {
    const { gap, network } = watched(wired);
    expect(gap.accept()).toBe('This machine was not offline (eth0 is up), and a person said to go on.');
    expect(() => gap.refuseUnlessAccepted()).not.toThrow();
    expect(gap.view().accepted).toBe(true);
    network.state = both;
    expect(gap.view().accepted).toBe(false);
    expect(() => gap.refuseUnlessAccepted()).toThrow('eth0 and phy0 are up');
  });
});
