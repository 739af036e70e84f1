import { beforeEach, describe, expect, it } from 'vitest';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import type { PassphraseQuestion } from '../../../../shared/ipc/passphrase.ts';
import { VaultWorker } from '../../../../electron/core/worker/client.ts';
import type { VaultProcess } from '../../../../electron/main/session/start-vault-process.ts';
import { VaultSession, type VaultPhase } from '../../../../electron/main/session/vault-session.ts';
import type { PassphraseUser } from '../../../../electron/main/windows/passphrase-window.ts';

const question: PassphraseQuestion = { mode: 'open', title: 'Unlock', lines: [], act: 'Unlock' };

/** A process that only knows whether it was ended. */
class FakeProcess implements VaultProcess {
  isEnded = false;
  lines = 0;
  end: () => void = () => {};
  readonly ended = new Promise<void>((resolve) => {
    this.end = resolve;
  });
  readonly worker = new VaultWorker({
    post: () => {},
    onMessage: () => {},
    onClose: () => {},
    end: async () => {
      this.isEnded = true;
      this.end();
    },
  });
  connect = () => void this.lines++;
}

class FakeVault {
  closed = false;
  close = async () => {
    this.closed = true;
  };
}

describe('the session of a vault', () => {
  let processes: FakeProcess[];
  let user: PassphraseUser | null;
  let answer: (how: 'done' | 'cancelled') => void;
  let dismissed: number;
  let vaultThere: boolean;
  let order: string[];
  let failures: unknown[];
  let session: VaultSession<FakeVault>;
  let phases: VaultPhase[];

  beforeEach(() => {
    processes = [];
    user = null;
    dismissed = 0;
    vaultThere = true;
    order = [];
    failures = [];
    phases = [];
    session = new VaultSession<FakeVault>({
      startProcess: () => {
        const made = new FakeProcess();
        processes.push(made);
        return made;
      },
      windows: {
        ask: (_question, asked) =>
          new Promise((resolve) => {
            user = asked;
            answer = resolve;
          }),
        dismiss: () => {
          dismissed++;
          answer('cancelled');
        },
      },
      endJobs: async () => void order.push('jobs ended'),
      hasVault: async () => vaultThere,
      onCloseFailed: (error) => failures.push(error),
    });
    session.onChange(() => phases.push(session.phase));
  });

  const opening = (outcome: () => FakeVault) => async () => ({ vault: outcome(), notes: ['a note'] });

  async function open(vault = new FakeVault()): Promise<FakeVault> {
    const opened = session.openAsking(
      question,
      opening(() => vault),
    );
    await user?.attempt();
    answer('done');
    await opened;
    return vault;
  }

  it('knows whether there is a vault before any is open', async () => {
    await session.refresh();
    expect(session.phase).toBe('locked');
    vaultThere = false;
    await session.refresh();
    expect(session.phase).toBe('none');
    expect(() => session.vault).toThrow(ColdkeepError);
  });

  it('opens with what was typed, and hands the vault out', async () => {
    const vault = await open();
    expect(session.vault).toBe(vault);
    expect(session.notes).toEqual(['a note']);
    expect(phases).toEqual(['opening', 'open']);
    expect(processes.map(({ isEnded }) => isEnded)).toEqual([false]);
  });

  it('gives each attempt a worker of its own, and says why it failed', async () => {
    const vault = new FakeVault();
    let attempts = 0;
    const opened = session.openAsking(question, async (_typed, options) => {
      if (++attempts === 2) return { vault };
      await options.startWorker?.().lock();
      throw new ColdkeepError('wrong-passphrase', 'The passphrase does not open this vault.');
    });
    await expect(user?.attempt()).resolves.toMatchObject({ code: 'wrong-passphrase' });
    await expect(user?.attempt()).resolves.toBeNull();
    answer('done');
    await opened;
    expect(processes.map(({ isEnded }) => isEnded)).toEqual([true, false]);
    expect(session.vault).toBe(vault);
  });

  it('ends the worker when the person goes away', async () => {
    const opened = session.openAsking(
      question,
      opening(() => new FakeVault()),
    );
    answer('cancelled');
    expect(await opened).toBeNull();
    expect(session.phase).toBe('locked');
    expect(processes.map(({ isEnded }) => isEnded)).toEqual([true]);
  });

  it('passes on what another try does not mend', async () => {
    const opened = session.openAsking(question, async () => {
      throw new ColdkeepError('vault-in-use', 'Another Coldkeep has it open.');
    });
    await expect(user?.attempt()).rejects.toMatchObject({ code: 'vault-in-use' });
    answer('cancelled');
    await opened;
    expect(session.phase).toBe('locked');
  });

  it('locks: jobs end first, then the vault is closed and its worker ended', async () => {
    const vault = await open();
    vault.close = async () => void order.push('vault closed');
    phases = [];
    await session.lock('The screen was locked.');
    expect(order).toEqual(['jobs ended', 'vault closed']);
    expect(phases).toEqual(['locking', 'locked']);
    expect(processes.map(({ isEnded }) => isEnded)).toEqual([true]);
    expect(session.lockedBecause).toBe('The screen was locked.');
    expect(() => session.vault).toThrow(ColdkeepError);
    expect(session.notes).toEqual([]);
  });

  it('shows what comes next only when what follows the closing is done', async () => {
    const vault = await open();
    vault.close = async () => void order.push('vault closed');
    await session.lock(null, async () => {
      // Not in the same moment: a folder takes its time to be removed.
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`removed while ${session.phase}`);
    });
    expect(order).toEqual(['jobs ended', 'vault closed', 'removed while locking']);
    expect(session.phase).toBe('locked');
  });

  it('ends the worker even where closing fails', async () => {
    const vault = await open();
    vault.close = async () => {
      throw new Error('the disk is gone');
    };
    await session.lock(null);
    expect(failures).toEqual([new Error('the disk is gone')]);
    expect(session.phase).toBe('locked');
    expect(processes.map(({ isEnded }) => isEnded)).toEqual([true]);
  });

  it('locks once, however often it is asked', async () => {
    await open();
    await Promise.all([session.lock('first'), session.lock('second')]);
    expect(order).toEqual(['jobs ended']);
    expect(session.lockedBecause).toBe('first');
  });

  it('closes the window when it has to lock while one types', async () => {
    const opened = session.openAsking(
      question,
      opening(() => new FakeVault()),
    );
    await session.lock('The laptop went to sleep.');
    expect(dismissed).toBe(1);
    expect(await opened).toBeNull();
    expect(session.phase).toBe('locked');
  });

  it('locks at once what came open although a lock was asked for', async () => {
    const vault = new FakeVault();
    const opened = session.openAsking(
      question,
      opening(() => vault),
    );
    await user?.attempt();
    await session.lock('The laptop went to sleep.').then(() => answer('done'));
    await opened;
    expect(vault.closed).toBe(true);
    expect(session.phase).toBe('locked');
    expect(processes.every(({ isEnded }) => isEnded)).toBe(true);
  });

  it('locks when the worker ends by itself', async () => {
    const vault = await open();
    const locked = new Promise<void>((resolve) => {
      session.onChange(() => {
        if (session.phase === 'locked') resolve();
      });
    });
    processes[0]?.end();
    await locked;
    expect(vault.closed).toBe(true);
    expect(session.lockedBecause).toBe('The vault worker ended unexpectedly.');
  });

  it('opens without a window what nobody has to type for', async () => {
    const vault = new FakeVault();
    await session.openDirectly(async () => ({ vault }));
    expect(session.vault).toBe(vault);
  });

  it('asks for another passphrase with the worker of the open vault', async () => {
    const vault = await open();
    const asked = session.askAnother(question, async (passphrase, given) => ({
      passphrase,
      same: given === vault,
    }));
    await user?.attempt();
    answer('done');
    expect(await asked).toEqual({ passphrase: 'typed', same: true });
    expect(processes).toHaveLength(1);
  });
});
