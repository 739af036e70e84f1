// The app with a vault, one set, and sticks that a file pretends: what the tests with sticks begin with.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePracticePool } from '../../../electron/core/practice/practice-pool.ts';
import type { Client } from '../../../shared/ipc/contract.ts';
import { launchApp, type LaunchedApp } from '../../support/app.ts';
import { PretendedSticks } from '../../support/pretended-sticks.ts';
import { createVault } from '../main-job/real-vault.ts';
import { inspectionOf, type Inspection } from '../screens/inspection.ts';
import { AppWindow } from '../screens/window.ts';

export interface StickApp {
  readonly launched: LaunchedApp;
  readonly window: AppWindow;
  readonly look: Inspection;
  readonly sticks: PretendedSticks;
  /** Goes to what is plugged in now. */
  plugged(): Promise<void>;
  /** Waits until a text is on the screen. */
  shown(text: string | RegExp): Promise<void>;
  close(): Promise<void>;
}

/** Needs /dev/shm: a disk that is neither the system's nor the vault's. */
export async function launchWithSticks(name: string): Promise<StickApp> {
  const sticks = new PretendedSticks(mkdtempSync(`/dev/shm/coldkeep-${name}-`));
  const root = mkdtempSync(join(tmpdir(), `coldkeep-${name}-`));
  await makePracticePool(root, { seed: name, now: Date.now() });
  const launched = await launchApp({ env: sticks.environment, size: { width: 1280, height: 720 } });
  const window = new AppWindow(launched);
  // Parity is worked out on a machine that may be busy with other tests.
  launched.page.setDefaultTimeout(60_000);
  const look = await inspectionOf(launched);
  await createVault(window, 'ACME vault');
  await window.folderDialogsAnswer(join(root, 'pool'));
  await launched.page.evaluate(async () => {
    const { coldkeep } = globalThis as unknown as { coldkeep: Client };
    const chosen = await coldkeep.app.chooseFolder({ purpose: 'source' });
    if (!chosen.ok || chosen.value.folder === null) throw new Error('no folder was chosen');
    const folders = [chosen.value.folder.token];
    await coldkeep.sets.add({ name: 'ACME pool', profile: 'cardano-spo', folders });
  });
  return {
    launched,
    window,
    look,
    sticks,
    async plugged() {
      await window.go('Media and places');
      await window.tab('Plugged in now');
    },
    shown: (text) => window.main.getByText(text).first().waitFor(),
    async close() {
      await launched.close();
      sticks.clear();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
