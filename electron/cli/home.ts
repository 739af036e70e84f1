// Which folder the vault is in: --home, else where it usually is.
import { resolve } from 'node:path';
import { usualVaultFolder } from '../core/vault-home.ts';
import type { Host } from './host.ts';

/** An absolute path. */
export const vaultFolder = (
  chosen: string | undefined,
  host: Pick<Host, 'env' | 'platform' | 'userFolder'>,
): string => (chosen === undefined ? usualVaultFolder(host) : resolve(chosen));
