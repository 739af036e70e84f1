// Chromium starts processes before our first line runs, and all renderers come from them: they are kept out of core dumps too.
import { readdirSync, readFileSync } from 'node:fs';
import { hideMemoryFromCoreDumps } from '../../core/worker/hide-memory.ts';

/**
 * Hides this process and those it has started, zygotes above all; whatever any of them starts later inherits it. In Chromium's sandbox
 * processes may not be dumped at all and refuse to be told so.
 */
export function hideProcessesFromCoreDumps(): void {
  hideMemoryFromCoreDumps();
  for (const pid of children()) hideMemoryFromCoreDumps(pid);
}

function children(): number[] {
  try {
    return readdirSync('/proc/self/task').flatMap((thread) =>
      readFileSync(`/proc/self/task/${thread}/children`, 'latin1').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    // Only Linux has such a list.
    return [];
  }
}
