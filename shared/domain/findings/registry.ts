// Every condition that a scan can name: how grave it is, why it matters and how to mend it. What was seen is said where it is seen.
import type { Finding } from '../finding.ts';
import type { Severity } from '../words.ts';
import { captureFindings } from './capture.ts';
import { cardanoFindings } from './cardano.ts';
import { dataFindings } from './data.ts';
import type { FindingWords } from './finding-words.ts';
import { generalFindings } from './general.ts';

export const findingWords = {
  ...captureFindings,
  ...generalFindings,
  ...cardanoFindings,
  ...dataFindings,
} satisfies Record<string, FindingWords>;

export type FindingCode = keyof typeof findingWords;

export const findingCodes = Object.keys(findingWords) as readonly FindingCode[];

/** False for a code of an older version that is no longer in the registry. */
export const isFindingCode = (code: string): code is FindingCode => Object.hasOwn(findingWords, code);

/** What one place saw of one condition; what is left out is as the registry says. */
export interface Seen {
  /** The item path or profile key that it is about. */
  readonly subject: string;
  /** What was seen, in one sentence. */
  readonly message: string;
  readonly severity?: Severity;
  readonly fix?: string;
  readonly consequences?: readonly string[];
  /** Milliseconds since 1970. */
  readonly expiresAtMs?: number;
}

export function raise(code: FindingCode, seen: Seen): Finding {
  const words: FindingWords = findingWords[code];
  const { subject, message, consequences, expiresAtMs } = seen;
  return {
    code,
    severity: seen.severity ?? words.severity,
    subject,
    message,
    why: words.why,
    fix: seen.fix ?? words.fix,
    ...(consequences !== undefined && consequences.length > 0 && { consequences: [...consequences] }),
    ...(expiresAtMs !== undefined && { expiresAtMs }),
  };
}
