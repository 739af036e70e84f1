// Running the stock tools that Coldkeep's formats must agree with. `expect` answers age's passphrase prompts, which want a terminal.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ToolResult {
  status: number;
  stdout: Buffer;
  /** Standard error; for runs through expect, everything that the tool printed. */
  messages: string;
}

export const hasTool = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;

/** Runs a tool to its end and answers how that was; nothing is thrown for a failure. */
export function runTool(command: string, args: readonly string[], input?: Uint8Array): ToolResult {
  const result = spawnSync(command, args, {
    ...(input === undefined ? {} : { input }),
    maxBuffer: 256 * 1024 * 1024,
  });
  if (result.error !== undefined) throw result.error;
  return { status: result.status ?? -1, stdout: result.stdout, messages: result.stderr.toString() };
}

/** Runs a tool on a terminal and types the passphrase at each of its prompts ("… passphrase …:"). */
export function runToolWithPassphrase(
  command: string,
  args: readonly string[],
  passphrase: string,
): ToolResult {
  const script = `
    set timeout 120
    spawn -noecho {*}$env(TOOL_COMMAND)
    expect {
      -re {[Pp]assphrase[^\\n]*: $} { send -- "$env(TOOL_PASSPHRASE)\\r"; exp_continue }
      timeout { exit 124 }
      eof
    }
    exit [lindex [wait] 3]`;
  const words = [command, ...args].map((word) => `{${word}}`).join(' ');
  const result = spawnSync('expect', ['-c', script], {
    env: { ...process.env, TOOL_COMMAND: words, TOOL_PASSPHRASE: passphrase },
  });
  if (result.error !== undefined) throw result.error;
  return { status: result.status ?? -1, stdout: Buffer.alloc(0), messages: result.stdout.toString() };
}

/** A folder of its own for a test. */
export function makeTemporaryFolder(): { path: string; file: (name: string) => string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'coldkeep-test-'));
  return {
    path,
    file: (name) => join(path, name),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
