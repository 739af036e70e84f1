import { hkdfSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSodium } from '../../../electron/core/crypto/sodium.ts';
import { deriveVaultKeys } from '../../../electron/core/crypto/vault-keys.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('the keys of a vault', () => {
  beforeAll(loadSodium);

  it('are HKDF-SHA256 over the secret bytes, as the format says', () => {
    const secret = pseudoRandomBytes('vault', 32);
    const keys = deriveVaultKeys(secret);
    const derive = (info: string): string =>
      hex(new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), info, 32)));
    expect(hex(keys.signing.secret.subarray(0, 32))).toBe(derive('coldkeep/minisign/v1'));
    expect(hex(keys.snapshotIdKey)).toBe(derive('coldkeep/snapshot-id/v1'));
  });

  it('are these, for this secret, for ever: older media depend on it', () => {
    const keys = deriveVaultKeys(new Uint8Array(32).fill(7));
    expect({
      recipient: keys.recipient,
      publicKey: keys.signing.publicKey,
      snapshotIdKey: hex(keys.snapshotIdKey),
    }).toMatchInlineSnapshot(`
      {
        "publicKey": "RWS43zlkqVMRXWPFkrekV8KV7TexK7BcIughh8dKQW5gG245CHYKw4hq",
        "recipient": "age1zwlyl6h27gzv0lfntr7fcqrjrzqazap8sy5zylkxwneh7llf0dksu37mwt",
        "snapshotIdKey": "5cd43f29e78ed97b376653e2ed7fe47ffab9aa58a734f213d34751795fc7aa72",
      }
    `);
  });

  it('differ from vault to vault', () => {
    const [one, two] = [
      deriveVaultKeys(pseudoRandomBytes('one', 32)),
      deriveVaultKeys(pseudoRandomBytes('two', 32)),
    ];
    expect(one.signing.publicKey).not.toBe(two.signing.publicKey);
    expect(hex(one.snapshotIdKey)).not.toBe(hex(two.snapshotIdKey));
  });
});
