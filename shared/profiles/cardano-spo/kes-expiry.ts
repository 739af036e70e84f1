// When an operational certificate and its KES key run out, from the certificate's first KES period and the network's genesis file.
import { z } from 'zod';
import { dayMs, formatMoment, formatSpan } from '../../domain/ages.ts';
import type { Finding } from '../../domain/finding.ts';

/** What the Shelley genesis file says of KES periods; other genesis files do not parse. */
export const kesGenesisSchema = z.object({
  networkMagic: z.int(),
  slotsPerKESPeriod: z.int().positive(),
  maxKESEvolutions: z.int().positive(),
  slotLength: z.number().positive(),
});
export type KesGenesis = z.infer<typeof kesGenesisSchema>;

/** Where slots began to have today's length, by network magic: mainnet, preprod, preview. Other networks are not known. */
const anchors = new Map([
  [764_824_073, { slot: 4_492_800, seconds: 1_596_059_091 }],
  [1, { slot: 86_400, seconds: 1_655_769_600 }],
  [2, { slot: 0, seconds: 1_666_656_000 }],
]);

/** An expiry that is further away than this is nothing to act on yet. */
const warnedDays = 30;

/** Milliseconds since 1970; null for a network whose slots are not known here. */
export function kesExpiresAtMs(genesis: KesGenesis, firstPeriod: number): number | null {
  const anchor = anchors.get(genesis.networkMagic);
  if (anchor === undefined) return null;
  const slot = (firstPeriod + genesis.maxKESEvolutions) * genesis.slotsPerKESPeriod;
  return (anchor.seconds + (slot - anchor.slot) * genesis.slotLength) * 1000;
}

/** A finding where the certificate has run out or will within 30 days of `nowMs`. */
export function kesExpiryFindings(path: string, expiresAtMs: number, nowMs: number): Finding[] {
  if (expiresAtMs <= nowMs) {
    return [
      {
        code: 'kes-expired',
        severity: 'warn',
        subject: path,
        message: `The operational certificate and its KES key ran out on ${formatMoment(expiresAtMs)}: a pool makes no blocks with them.`,
        fix: 'Make a new KES key and operational certificate with the cold key, then export again.',
        expiresAtMs,
      },
    ];
  }
  const days = Math.floor((expiresAtMs - nowMs) / dayMs);
  if (days > warnedDays) return [];
  return [
    {
      code: 'kes-expires',
      severity: 'warn',
      subject: path,
      message: `The operational certificate and its KES key expire on ${formatMoment(expiresAtMs)} (${days === 0 ? 'less than a day' : formatSpan(days)} left when they were read).`,
      fix: 'Make a new KES key and operational certificate with the cold key before that day, then export again.',
      expiresAtMs,
    },
  ];
}
