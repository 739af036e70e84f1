// Keys live in this process's memory: a core dump of it must not carry them to the disk.
import { writeFileSync } from 'node:fs';

/** Leaves every kind of memory out of core dumps (Linux: /proc/self/coredump_filter). Elsewhere a no-op. */
export function hideMemoryFromCoreDumps(): void {
  if (process.platform !== 'linux') return;
  try {
    writeFileSync('/proc/self/coredump_filter', '0x0');
  } catch {
    // A kernel without core dumps has no such file, and nothing to hide.
  }
}
