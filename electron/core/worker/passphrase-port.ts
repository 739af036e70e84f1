// The passphrase window's own line to the vault worker: a passphrase is judged, made up or laid on the desk without passing the
// main process.
import { randomBytes } from 'node:crypto';
import { judgePassphrase, suggestPassphrase, type PassphraseJudgement } from '../crypto/passphrase.ts';
import type { PassphraseDesk } from './passphrase-desk.ts';

export type PassphraseRequest =
  | { type: 'judge'; id: number; passphrase: Uint8Array }
  | { type: 'suggest'; id: number }
  | { type: 'hold'; id: number; passphrase: Uint8Array };

export type PassphraseReply =
  | { type: 'judged'; id: number; judgement: PassphraseJudgement }
  | { type: 'suggested'; id: number; passphrase: string }
  | { type: 'held'; id: number };

/** Answers one request. The bytes of a judged passphrase are zeroed; those of a held one belong to the desk from now on. */
export function answerPassphraseRequest(desk: PassphraseDesk, request: PassphraseRequest): PassphraseReply {
  switch (request.type) {
    case 'judge': {
      const judgement = judgePassphrase(request.passphrase);
      request.passphrase.fill(0);
      return { type: 'judged', id: request.id, judgement };
    }
    case 'suggest':
      return { type: 'suggested', id: request.id, passphrase: suggestPassphrase(randomBytes) };
    case 'hold':
      desk.hold(request.passphrase);
      return { type: 'held', id: request.id };
  }
}
