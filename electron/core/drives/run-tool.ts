// Starts one of the system's own tools (lsblk, udisksctl, sync) and waits for it. Nothing of a vault is handed to them.
import { execFile } from 'node:child_process';

export interface ToolResult {
  /** Exit status; null where it was ended by a signal or took too long. */
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
}

export type RunTool = (
  program: string,
  args: readonly string[],
  timeoutMs: number,
) => Promise<ToolResult | null>;

/** Null where there is no such program. Its messages are asked for in English: they are read by Coldkeep. Never throws. */
export const runTool: RunTool = (program, args, timeoutMs) =>
  new Promise((resolve) => {
    const env = { ...pick(['PATH', 'DBUS_SYSTEM_BUS_ADDRESS', 'SystemRoot']), LC_ALL: 'C' };
    const options = { env, timeout: timeoutMs, maxBuffer: 8 * 1024 * 1024, encoding: 'utf8' as const };
    execFile(program, [...args], options, (error, out, errors) => {
      if (error === null) resolve({ status: 0, out, errors });
      else if (error.code === 'ENOENT' || error.code === 'EACCES') resolve(null);
      else resolve({ status: typeof error.code === 'number' ? error.code : null, out, errors });
    });
  });

const pick = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
