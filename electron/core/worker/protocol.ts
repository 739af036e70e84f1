// The messages between client and host. Progress and cancellation belong to a call by its number.
import type { ErrorRecord } from '../../../shared/domain/errors.ts';
import type { Progress } from '../../../shared/domain/progress.ts';
import type { CallName } from './calls.ts';

export type ToHost =
  | { type: 'call'; id: number; name: CallName; input: unknown }
  | { type: 'cancel'; id: number }
  /** Zero the keys; the client ends the process right after. */
  | { type: 'forget' };

export type ToClient =
  | { type: 'result'; id: number; output: unknown }
  | { type: 'error'; id: number; error: ErrorRecord }
  | { type: 'progress'; id: number; progress: Progress };
