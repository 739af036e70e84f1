// Everything outside the program that a command may touch, passed in: streams, environment, clock, network interfaces.
import type { Engine } from './engine.ts';

export interface TextOutput {
  /** Like a stream's write; `done` gets the error of this write, if any. */
  write(text: string, done?: (error?: Error | null) => void): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The part of process.stdin that the prompts use. */
export interface KeyInput {
  readonly isTTY?: boolean;
  setRawMode?(on: boolean): unknown;
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  off(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  off(event: 'end', listener: () => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

export interface Host {
  readonly engine: Engine;
  readonly stdin: KeyInput;
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  /** Passphrases found in it are removed once read, so that no child process inherits them. */
  readonly env: Record<string, string | undefined>;
  readonly platform: NodeJS.Platform;
  readonly userFolder: string;
  readonly version: string;
  readonly nowMs: () => number;
  /** Names of interfaces that are up and not the machine's own loopback. */
  readonly networkInterfacesUp: () => readonly string[];
  /** Keeps the machine from going to sleep until the answered function is called, as far as the system lets it. Never throws. */
  readonly stayAwake: () => () => void;
  /** Aborted by the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
}

/** Questions are asked only where a person can both see them and answer. */
export const canAsk = (host: Host): boolean =>
  host.stdin.isTTY === true && host.stderr.isTTY === true && host.stdin.setRawMode !== undefined;
