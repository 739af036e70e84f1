// Slots and KES periods of the Cardano networks as moments, and back: an offline machine has nothing else to tell an expiry by.
import type { Network } from '../../domain/set-knowledge.ts';

/** How one network counts time. */
export interface SlotClock {
  /** A slot since which all slots have had the same length, and when it was, in seconds since 1970. */
  readonly anchorSlot: number;
  readonly anchorSeconds: number;
  readonly slotSeconds: number;
  readonly slotsPerKesPeriod: number;
  readonly maxKesEvolutions: number;
}

/** Of all three public networks, by their Shelley genesis files. */
const kesRules = { slotSeconds: 1, slotsPerKesPeriod: 129_600, maxKesEvolutions: 62 };

/** Shelley began on mainnet after 208 Byron epochs, on preprod after 4; preview never had another era. */
export const slotClocks: Readonly<Record<Network, SlotClock>> = {
  mainnet: { anchorSlot: 4_492_800, anchorSeconds: 1_596_059_091, ...kesRules },
  preprod: { anchorSlot: 86_400, anchorSeconds: 1_655_769_600, ...kesRules },
  preview: { anchorSlot: 0, anchorSeconds: 1_666_656_000, ...kesRules },
};

const magics = new Map<number, Network>([
  [764_824_073, 'mainnet'],
  [1, 'preprod'],
  [2, 'preview'],
]);

/** The public network of a network magic, as genesis files have it; null for a private one. */
export const networkOfMagic = (magic: number): Network | null => magics.get(magic) ?? null;

export interface ByronStart {
  /** Seconds since 1970. */
  readonly startSeconds: number;
  readonly slotSeconds: number;
  /** Ten times as many slots make an epoch. */
  readonly securityParameter: number;
  /** The epoch in which Shelley began. */
  readonly shelleyEpoch: number;
}

/** The clock of a private network: its Byron slots come first. The Shelley genesis file's `systemStart` is the start of Byron too. */
export function privateSlotClock(
  byron: ByronStart,
  shelley: Pick<SlotClock, 'slotSeconds' | 'slotsPerKesPeriod' | 'maxKesEvolutions'>,
): SlotClock {
  const byronSlots = byron.shelleyEpoch * 10 * byron.securityParameter;
  return {
    anchorSlot: byronSlots,
    anchorSeconds: byron.startSeconds + byronSlots * byron.slotSeconds,
    slotSeconds: shelley.slotSeconds,
    slotsPerKesPeriod: shelley.slotsPerKesPeriod,
    maxKesEvolutions: shelley.maxKesEvolutions,
  };
}

/** Negative before the anchor of slot 0: the network did not exist then. */
export const slotAt = (clock: SlotClock, atMs: number): number =>
  clock.anchorSlot + Math.floor((atMs / 1000 - clock.anchorSeconds) / clock.slotSeconds);

/** Milliseconds since 1970 at which a slot begins. */
export const momentOfSlot = (clock: SlotClock, slot: number): number =>
  Math.round((clock.anchorSeconds + (slot - clock.anchorSlot) * clock.slotSeconds) * 1000);

export const kesPeriodAt = (clock: SlotClock, atMs: number): number =>
  Math.floor(slotAt(clock, atMs) / clock.slotsPerKesPeriod);

export const momentOfKesPeriod = (clock: SlotClock, period: number): number =>
  momentOfSlot(clock, period * clock.slotsPerKesPeriod);

/** 36 hours on the public networks. */
export const kesPeriodMs = (clock: SlotClock): number => clock.slotsPerKesPeriod * clock.slotSeconds * 1000;

/** When a certificate that begins with that period no longer counts: milliseconds since 1970. Its last good period is the one before. */
export const kesExpiresAtMs = (clock: SlotClock, firstPeriod: number): number =>
  momentOfKesPeriod(clock, firstPeriod + clock.maxKesEvolutions);
