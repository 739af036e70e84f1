// The hint of a drive that could not be mounted or released ends in the command to type, after a colon.

export interface HintWithCommand {
  readonly words: string;
  /** Null where there is none to type. */
  readonly command: string | null;
}

/** "Mount it yourself: sudo mount …" in its two parts. */
export function commandIn(hint: string): HintWithCommand {
  const found = /^(?<words>(?:Mount|Unmount) it yourself): (?<command>.+)$/su.exec(hint)?.groups;
  return found === undefined
    ? { words: hint, command: null }
    : { words: `${found['words']} in a terminal:`, command: found['command'] ?? null };
}
