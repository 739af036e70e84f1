// Two key files hold the same key although their bytes differ: white space and descriptions do not count (cardano-api reads neither).
import { createHash } from 'node:crypto';
import { readEnvelope } from './checks/cardano/parse/envelope.ts';

/** SHA-256, hex, over type, NUL and payload; null for what is no whole key file. It is compared within a scan and goes nowhere else. */
export function envelopeDigest(bytes: Uint8Array): string | null {
  const envelope = readEnvelope(bytes);
  if (envelope === null || envelope.payload === null) return null;
  try {
    return createHash('sha256').update(`${envelope.type}\0`).update(envelope.payload).digest('hex');
  } finally {
    envelope.payload.fill(0);
  }
}
