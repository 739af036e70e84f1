import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { NetworkInterfaceInfo } from 'node:os';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  newlyUp,
  NetworkWatch,
  readNetwork,
  type NetworkState,
} from '../../../../electron/main/watch/network-watch.ts';

const address = (internal: boolean): NetworkInterfaceInfo => ({
  address: '192.0.2.7',
  netmask: '255.255.255.0',
  family: 'IPv4',
  mac: '00:00:00:00:00:00',
  internal,
  cidr: null,
});

describe('the network watch', () => {
  let folder: string;
  let addresses: NodeJS.Dict<NetworkInterfaceInfo[]>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'coldkeep-network-'));
    mkdirSync(join(folder, 'net'));
    mkdirSync(join(folder, 'rfkill'));
    addresses = {};
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const sources = () => ({
    netFolder: join(folder, 'net'),
    radioFolder: join(folder, 'rfkill'),
    addresses: () => addresses,
  });
  const write = (place: string, files: Record<string, string>, folders: string[] = []) => {
    mkdirSync(join(folder, place), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, place, name), `${text}\n`);
    for (const name of folders) mkdirSync(join(folder, place, name));
  };
  const loopback = () => {
    write('net/lo', { type: '772', operstate: 'unknown' });
    addresses['lo'] = [address(true)];
  };

  it('is quiet when only the loopback is up and every radio is blocked', () => {
    loopback();
    write('net/eth0', { type: '1', operstate: 'down' }, ['device']);
    write('rfkill/rfkill0', { name: 'phy0', type: 'wlan', soft: '1', hard: '0' });
    write('rfkill/rfkill1', { name: 'hci0', type: 'bluetooth', soft: '0', hard: '1' });
    expect(readNetwork(sources())).toEqual({
      quiet: true,
      interfaces: [{ name: 'eth0', kind: 'wired', up: false }],
      radios: [
        { name: 'phy0', kind: 'wlan', blocked: true },
        { name: 'hci0', kind: 'bluetooth', blocked: true },
      ],
    });
  });

  it.each([
    ['a cable', { type: '1', operstate: 'up' }, ['device'], 'wired'],
    ['a wireless link', { type: '1', operstate: 'up' }, ['device', 'wireless'], 'wireless'],
    ['a bridge', { type: '1', operstate: 'up' }, [], 'other'],
  ])('is not quiet with %s', (_what, files, folders, kind) => {
    write('net/x0', files, folders);
    expect(readNetwork(sources())).toMatchObject({
      quiet: false,
      interfaces: [{ name: 'x0', kind, up: true }],
    });
  });

  it('takes an address for up where the state is unknown, as tunnels have it', () => {
    write('net/tun0', { type: '65534', operstate: 'unknown' });
    expect(readNetwork(sources()).quiet).toBe(true);
    addresses['tun0'] = [address(false)];
    expect(readNetwork(sources())).toMatchObject({
      quiet: false,
      interfaces: [{ name: 'tun0', kind: 'other' }],
    });
  });

  it('is not quiet while a radio could send', () => {
    write('rfkill/rfkill0', { name: 'hci0', type: 'bluetooth', soft: '0', hard: '0' });
    expect(readNetwork(sources()).quiet).toBe(false);
  });

  it('goes by addresses alone where there are no such folders', () => {
    rmSync(join(folder, 'net'), { recursive: true });
    rmSync(join(folder, 'rfkill'), { recursive: true });
    addresses['en0'] = [address(false)];
    expect(readNetwork(sources())).toEqual({
      quiet: false,
      interfaces: [{ name: 'en0', kind: 'other', up: true }],
      radios: [],
    });
  });

  it('tells of a change once', () => {
    const told: NetworkState[] = [];
    const watch = new NetworkWatch((state) => told.push(state), sources());
    watch.look();
    write('net/eth0', { type: '1', operstate: 'up' }, ['device']);
    watch.look();
    watch.look();
    expect(told).toEqual([watch.state]);
    expect(watch.state.quiet).toBe(false);
  });

  it('names what came up after a person accepted the rest', () => {
    write('net/eth0', { type: '1', operstate: 'up' }, ['device']);
    const accepted = readNetwork(sources());
    expect(newlyUp(accepted, accepted)).toEqual([]);
    write('rfkill/rfkill0', { name: 'phy0', type: 'wlan', soft: '0', hard: '0' });
    expect(newlyUp(readNetwork(sources()), accepted)).toEqual(['phy0']);
  });
});
