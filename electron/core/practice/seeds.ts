// Where practice keys come from: everything is derived from one seed text, so that the same seed gives the same pool.
import { createHash } from 'node:crypto';

/** 32 bytes for one purpose: SHA-256 of a fixed prefix, the seed and the purpose. For practice only, never for real keys. */
export const practiceSecret = (seed: string, purpose: string): Uint8Array =>
  new Uint8Array(createHash('sha256').update(`coldkeep practice\0${seed}\0${purpose}`).digest());

/** A secret that is typed or written into configuration: 24 characters of base64url. */
export const practiceWord = (seed: string, purpose: string): string =>
  Buffer.from(practiceSecret(seed, purpose)).toString('base64url').slice(0, 24);
