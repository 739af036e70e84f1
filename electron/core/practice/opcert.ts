// Operational certificate and its counter (cardano-ledger, OCertSignable): the cold key signs 48 raw bytes.
import { ed25519Sign, type Ed25519Pair } from './ed25519.ts';
import { textEnvelope } from './text-envelope.ts';

export interface Opcert {
  readonly kesVkey: Uint8Array;
  /** The number of this certificate; the counter then says number + 1. */
  readonly number: number;
  /** KES period from which it is valid. */
  readonly period: number;
}

/** KES verification key, number and period, both as 64 bits big-endian. */
export function opcertMessage({ kesVkey, number, period }: Opcert): Uint8Array {
  const message = Buffer.alloc(48);
  message.set(kesVkey);
  message.writeBigUInt64BE(BigInt(number), 32);
  message.writeBigUInt64BE(BigInt(period), 40);
  return message;
}

export function opcertFile(opcert: Opcert, cold: Ed25519Pair): string {
  const signature = ed25519Sign(cold.seed, opcertMessage(opcert));
  return textEnvelope('NodeOperationalCertificate', '', [
    [opcert.kesVkey, opcert.number, opcert.period, signature],
    cold.publicKey,
  ]);
}

export const counterFile = (next: number, cold: Ed25519Pair): string =>
  textEnvelope('NodeOperationalCertificateIssueCounter', `Next certificate issue number: ${next}`, [
    next,
    cold.publicKey,
  ]);

const slotsPerKesPeriod = 129_600;
/** On the preview test network, slot = seconds since 1970 less this (one slot a second). */
const previewSlotZeroSeconds = 1_666_656_000;

/** The KES period of the preview test network at a moment. */
export function previewKesPeriod(nowMs: number): number {
  const slot = Math.floor(nowMs / 1000) - previewSlotZeroSeconds;
  if (slot < 0) throw new Error('the preview test network did not exist yet');
  return Math.floor(slot / slotsPerKesPeriod);
}

/** When a KES period of the preview test network begins, milliseconds since 1970. */
export const firstMomentOfKesPeriod = (period: number): number =>
  (previewSlotZeroSeconds + period * slotsPerKesPeriod) * 1000;
