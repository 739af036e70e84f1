// Reasons for and against writing to a drive or folder, as values: a code, how bad it is, and a sentence.
import { z } from 'zod';

export const fitnessCodes = [
  'not-a-folder',
  'unreadable',
  'reading',
  'not-mounted',
  'no-file-system',
  'system-disk',
  'vault-disk',
  'source-disk',
  'read-only',
  'not-writable',
  'too-small',
  'file-too-large',
  'medium-damaged',
  'medium-newer',
  'medium-not-active',
  'medium-twin',
  'never-offer',
  'announces-more',
  'other-hardware',
  'other-vault',
  'other-partitions',
  'unusually-large',
] as const;

export const fitnessReasonSchema = z.strictObject({
  code: z.enum(fitnessCodes),
  /** An error forbids writing to it; a warning is for a person to weigh. */
  severity: z.enum(['error', 'warning']),
  /** One sentence with a full stop. */
  message: z.string().min(1),
});
export type FitnessReason = z.infer<typeof fitnessReasonSchema>;

export interface Need {
  /** Free bytes that the export needs; 0 where it is not known yet. */
  readonly bytes: number;
}

export const error = (code: FitnessReason['code'], message: string): FitnessReason => ({
  code,
  severity: 'error',
  message,
});

export const warning = (code: FitnessReason['code'], message: string): FitnessReason => ({
  code,
  severity: 'warning',
  message,
});

/** Errors first, else in the order given; of two reasons with one code the first. */
export function inOrder(reasons: readonly FitnessReason[]): FitnessReason[] {
  const byCode = new Map<string, FitnessReason>();
  for (const reason of reasons) if (!byCode.has(reason.code)) byCode.set(reason.code, reason);
  return [...byCode.values()].toSorted(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  );
}

/** True where nothing forbids writing to it. */
export const isFit = (reasons: readonly FitnessReason[]): boolean =>
  reasons.every((reason) => reason.severity !== 'error');
