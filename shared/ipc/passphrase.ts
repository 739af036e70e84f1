// What the passphrase window's page, its bridge and the main process agree on. It is no part of the contract: the main window cannot
// ask for any of it, and no passphrase is in any of it that the main process sees.
import type { ErrorRecord } from '../domain/errors.ts';

export const passphraseChannels = {
  question: 'coldkeep-passphrase:question',
  attempt: 'coldkeep-passphrase:attempt',
  cancel: 'coldkeep-passphrase:cancel',
  /** Carries the message port to the vault worker; a new one after each attempt that failed. */
  port: 'coldkeep-passphrase:port',
} as const;

/** What the window is to ask for. */
export interface PassphraseQuestion {
  /** `open`: the passphrase of something that is locked. `new`: one is chosen, typed again and written down. */
  readonly mode: 'open' | 'new';
  readonly title: string;
  /** Sentences below the title. */
  readonly lines: readonly string[];
  /** The act of the filled button: "Unlock". */
  readonly act: string;
}

export interface PassphraseStrength {
  readonly acceptable: boolean;
  readonly reason: string;
}

/** `null` when the passphrase served; else why not, and the window stays for another attempt. */
export type AttemptAnswer = ErrorRecord | null;

/** What the page finds at `window.coldkeepPassphrase`. Bytes are UTF-8, and zeroed by the page after the call. */
export interface PassphraseBridge {
  question(): Promise<PassphraseQuestion>;
  suggest(): Promise<string>;
  judge(passphrase: Uint8Array): Promise<PassphraseStrength>;
  attempt(passphrase: Uint8Array): Promise<AttemptAnswer>;
  cancel(): Promise<void>;
}
