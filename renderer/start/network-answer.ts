// Whether the main process wants to hear first that a person goes on although the laptop is not offline.
import type { Answer } from '../../shared/ipc/call.ts';

export const asksAboutNetwork = (answer: Answer<unknown>): boolean =>
  !answer.ok && answer.error.code === 'confirmation-needed';
