// A lock of a vault's identity that is quick to try: stretching a passphrase is most of what opening a vault costs, and tests open
// vaults hundreds of times.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';

/** Locks the identity of a vault folder anew, with the same passphrase and 2^10 rounds in place of 2^18. */
export async function relockQuickly(home: string, passphrase: string): Promise<void> {
  const path = join(home, 'identity.age');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const identity = await decrypter.decrypt(new Uint8Array(readFileSync(path)));
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(10);
  writeFileSync(path, await encrypter.encrypt(identity));
}
