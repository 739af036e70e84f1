// Which network interfaces are up, as the operating system tells: read only, nothing is sent.
import type { NetworkInterfaceInfo } from 'node:os';
import { networkInterfaces } from 'node:os';

/** Sorted names of the interfaces that have an address and are not the loopback. */
export const interfacesUp = (
  found: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces(),
): readonly string[] =>
  Object.entries(found)
    .filter(([, addresses]) => addresses?.some(({ internal }) => !internal) === true)
    .map(([name]) => name)
    .toSorted();
