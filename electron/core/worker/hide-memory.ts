// Keys live in this process's memory: a core dump of it must not carry them to the disk.
import { writeFileSync } from 'node:fs';

/**
 * Leaves every kind of memory of a process, by default this one, out of core dumps (Linux: /proc/PID/coredump_filter). Elsewhere a
 * no-op. What it starts later inherits this.
 */
export function hideMemoryFromCoreDumps(pid: number | 'self' = 'self'): void {
  if (process.platform !== 'linux') return;
  try {
    writeFileSync(`/proc/${pid}/coredump_filter`, '0x0');
  } catch {
    // A kernel without core dumps has no such file, and nothing to hide; a process that may not be dumped refuses it.
  }
}
