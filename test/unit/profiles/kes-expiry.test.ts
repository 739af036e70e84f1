import { describe, expect, it } from 'vitest';
import {
  kesExpiresAtMs,
  kesExpiryFindings,
  kesGenesisSchema,
} from '../../../shared/profiles/cardano-spo/kes-expiry.ts';

const genesis = { networkMagic: 2, slotsPerKESPeriod: 129_600, maxKESEvolutions: 62, slotLength: 1 };
const day = 24 * 60 * 60 * 1000;

describe('the expiry of a KES key', () => {
  it.each([
    // Slot 62 × 129600 = 8035200 after the first slot of the preview network, 2022-10-25T00:00:00Z.
    [2, 0, '2023-01-26T00:00:00.000Z'],
    [2, 10, '2023-02-10T00:00:00.000Z'],
    // Preprod: slot 86400 was on 2022-06-21T00:00:00Z.
    [1, 10, '2022-10-06T00:00:00.000Z'],
    // Mainnet: Shelley began with slot 4492800 on 2020-07-29T21:44:51Z.
    [764_824_073, 0, '2020-09-08T21:44:51.000Z'],
  ])('on network %i, first period %i, is at %s', (networkMagic, period, iso) => {
    const atMs = kesExpiresAtMs({ ...genesis, networkMagic }, period);
    expect(new Date(atMs ?? 0).toISOString()).toBe(iso);
  });

  it('is not claimed for a network whose slots are not known', () => {
    expect(kesExpiresAtMs({ ...genesis, networkMagic: 4 }, 0)).toBeNull();
  });

  it('is a finding within 30 days and afterwards, and none before', () => {
    const at = Date.parse('2026-12-10T12:00:00Z');
    const found = (daysBefore: number) => kesExpiryFindings('pool/node.cert', at, at - daysBefore * day);
    expect(found(31)).toEqual([]);
    expect(found(19.5)).toMatchObject([
      {
        code: 'kes-expires',
        subject: 'pool/node.cert',
        message:
          'The operational certificate and its KES key expire on 10 Dec 2026, 12:00 UTC (19 days left when they were read).',
      },
    ]);
    expect(found(0.5)[0]?.message).toContain('less than a day left');
    expect(found(0)).toMatchObject([{ code: 'kes-expired', severity: 'warn' }]);
  });

  it('is read from the Shelley genesis file only', () => {
    expect(kesGenesisSchema.safeParse({ ...genesis, activeSlotsCoeff: 0.05 }).success).toBe(true);
    expect(kesGenesisSchema.safeParse({ protocolConsts: { k: 432 } }).success).toBe(false);
  });
});
