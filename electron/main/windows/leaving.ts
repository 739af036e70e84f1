// Closing the window and quitting are one thing here: work that goes on is asked about, then the vault is locked, then the app ends.
import type { App, BrowserWindow } from 'electron';

export interface LeavingOptions {
  readonly app: App;
  /** Titles of the work that goes on. */
  readonly runningWork: () => readonly string[];
  /** Asks the person; true to leave all the same. */
  readonly confirm: (titles: readonly string[]) => Promise<boolean>;
  /** Ends work and locks; waits for what is being committed. */
  readonly lock: () => Promise<void>;
}

/** Guards one window. Answers what leaves without asking: for a system that shuts down. */
export function guardLeaving(window: BrowserWindow, options: LeavingOptions): () => Promise<void> {
  let asking = false;
  let leaving: Promise<void> | null = null;

  const leave = (): Promise<void> => {
    leaving ??= options.lock().finally(() => {
      window.destroy();
      options.app.quit();
    });
    return leaving;
  };

  async function askAndLeave(): Promise<void> {
    const titles = options.runningWork();
    asking = true;
    try {
      if (titles.length > 0 && !(await options.confirm(titles))) return;
    } finally {
      asking = false;
    }
    await leave();
  }

  window.on('close', (event) => {
    event.preventDefault();
    if (!asking) void askAndLeave();
  });
  return leave;
}
