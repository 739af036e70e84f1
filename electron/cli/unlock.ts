// Opens the vault for a command: passphrase, notes of the engine, what goes into the journal, and locking at the end.
import { ColdkeepError } from '../../shared/domain/errors.ts';
import type { UnlockedVault } from '../core/vault-api.ts';
import { givenPassphrase } from './given-passphrase.ts';
import { canAsk } from './host.ts';
import type { Invocation } from './invocation.ts';
import type { Remark } from './questions.ts';

const attempts = 3;

const isWrongPassphrase = (error: unknown): error is ColdkeepError =>
  error instanceof ColdkeepError && error.code === 'wrong-passphrase';

/** Calls `open` with the passphrase that was given or is typed now; at a prompt a wrong one may be typed again. */
export async function withPassphrase<T>(
  invocation: Invocation,
  open: (passphrase: Uint8Array) => Promise<T>,
): Promise<T> {
  const { host, options, keys, tell } = invocation;
  const given = await givenPassphrase(invocation, {
    file: options.passphraseFile,
    variable: 'COLDKEEP_PASSPHRASE',
  });
  if (given === null && !canAsk(host)) {
    throw new ColdkeepError(
      'passphrase-needed',
      'The passphrase is needed, and there is no terminal to ask on.',
    );
  }
  for (let attempt = 1; ; attempt += 1) {
    const passphrase = given ?? (await keys.read('Passphrase: ', { echo: false }));
    try {
      return await open(passphrase);
    } catch (error) {
      if (given !== null || attempt === attempts || !isWrongPassphrase(error)) throw error;
      tell(error.message);
    } finally {
      passphrase.fill(0);
    }
  }
}

export interface Unlocking {
  /** Said or asked before unlocking, to be recorded once the journal is open. */
  readonly remarks?: readonly Remark[];
  /** The medium to read as a visitor where this machine has no vault. */
  readonly visitAt?: string;
}

/** Uses a vault that was just opened or made, and locks it whatever happens. */
export async function useVault<T>(
  invocation: Invocation,
  vault: UnlockedVault,
  remarks: readonly Remark[],
  work: (vault: UnlockedVault) => Promise<T>,
): Promise<T> {
  try {
    if (invocation.host.signal.aborted) throw new ColdkeepError('cancelled', 'The command was stopped.');
    for (const remark of remarks) {
      if (!remark.answered) invocation.tell(remark.what);
      await vault.note(remark.what);
    }
    return await work(vault);
  } finally {
    await vault.close();
  }
}

/** Unlocks the vault of this machine, or else visits the medium, and does the work in it. */
export async function inVault<T>(
  invocation: Invocation,
  work: (vault: UnlockedVault) => Promise<T>,
  { remarks = [], visitAt }: Unlocking = {},
): Promise<T> {
  const { host, home, tell } = invocation;
  const visiting = !(await host.engine.hasVault(home));
  if (visiting && visitAt === undefined) {
    throw new ColdkeepError('vault-missing', `There is no vault in ${home}.`);
  }
  const { vault, notes } = await withPassphrase(invocation, (passphrase) =>
    visiting && visitAt !== undefined
      ? host.engine.openFromMedium({ at: visitAt, passphrase }, invocation.run)
      : host.engine.openVault({ home, passphrase }),
  );
  for (const note of notes) tell(note);
  if (!visiting) return useVault(invocation, vault, remarks, work);
  for (const remark of remarks) if (!remark.answered) tell(remark.what);
  return useVault(invocation, vault, [], work);
}

/** Refuses, before any passphrase is asked for, to make a vault where one is. */
export async function refuseExistingVault({ host, home }: Invocation): Promise<void> {
  if (await host.engine.hasVault(home)) {
    throw new ColdkeepError('vault-exists', `There is already a vault in ${home}.`);
  }
}
