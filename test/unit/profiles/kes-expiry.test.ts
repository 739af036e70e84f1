import { describe, expect, it } from 'vitest';
import { kesExpiryFindings } from '../../../shared/profiles/cardano-spo/kes-expiry.ts';
import {
  kesExpiresAtMs,
  kesPeriodAt,
  momentOfSlot,
  networkOfMagic,
  privateSlotClock,
  slotAt,
  slotClocks,
} from '../../../shared/profiles/cardano-spo/slots.ts';
import { networks } from '../../../shared/domain/set-knowledge.ts';

const day = 24 * 60 * 60 * 1000;

describe('slots', () => {
  it.each([
    // Slots that operators wrote down with their moments, in public issues of cardano-node.
    ['mainnet', 79_949_089, '2022-12-20T05:49:40Z'],
    ['mainnet', 101_513_889, '2023-08-26T20:03:00Z'],
    ['mainnet', 4_492_800, '2020-07-29T21:44:51Z'],
    ['preprod', 86_400, '2022-06-21T00:00:00Z'],
    ['preview', 0, '2022-10-25T00:00:00Z'],
  ] as const)('on %s slot %i is at %s', (network, slot, iso) => {
    expect(momentOfSlot(slotClocks[network], slot)).toBe(Date.parse(iso));
    expect(slotAt(slotClocks[network], Date.parse(iso))).toBe(slot);
    expect(slotAt(slotClocks[network], Date.parse(iso) + 999)).toBe(slot);
  });

  it.each([
    ['mainnet', '2023-06-26T12:00:00Z', 742],
    ['mainnet', '2026-01-01T00:00:00Z', 1355],
    ['preprod', '2026-01-01T00:00:00Z', 860],
    ['preview', '2026-01-01T00:00:00Z', 776],
    ['mainnet', '2026-11-21T00:00:00Z', 1571],
    ['preprod', '2026-11-21T00:00:00Z', 1076],
    ['preview', '2026-11-21T00:00:00Z', 992],
  ] as const)('%s at %s is in KES period %i', (network, iso, period) => {
    expect(kesPeriodAt(slotClocks[network], Date.parse(iso))).toBe(period);
  });

  it.each([
    ['mainnet', 1355, '2026-04-03T09:44:51Z'],
    ['preprod', 860, '2026-04-03T00:00:00Z'],
    ['preview', 776, '2026-04-04T00:00:00Z'],
    ['mainnet', 1571, '2027-02-21T09:44:51Z'],
    ['preprod', 1076, '2027-02-21T00:00:00Z'],
    ['preview', 992, '2027-02-22T00:00:00Z'],
  ] as const)('on %s a certificate of period %i expires at %s', (network, period, iso) => {
    expect(kesExpiresAtMs(slotClocks[network], period)).toBe(Date.parse(iso));
  });

  it('are known of three networks, by their magic', () => {
    expect([764_824_073, 1, 2, 42].map(networkOfMagic)).toEqual([...networks, null]);
  });

  it.each([
    ['mainnet', 1_506_203_091, 2160, 208],
    ['preprod', 1_654_041_600, 2160, 4],
    ['preview', 1_666_656_000, 432, 0],
  ] as const)(
    'of %s follow from genesis files too',
    (network, startSeconds, securityParameter, shelleyEpoch) => {
      const clock = slotClocks[network];
      const byron = { startSeconds, securityParameter, shelleyEpoch, slotSeconds: 20 };
      expect(privateSlotClock(byron, clock)).toEqual(clock);
    },
  );
});

describe('the expiry of a KES key', () => {
  const at = Date.parse('2026-12-10T12:00:00Z');
  const found = (daysBefore: number) => kesExpiryFindings('pool/node.cert', at, at - daysBefore * day);

  it('is a finding within 21 days and afterwards, and none before', () => {
    expect(found(21.1)).toEqual([]);
    expect(found(21)).toMatchObject([{ code: 'opcert-expiring', severity: 'warn', expiresAtMs: at }]);
    expect(found(19.5)).toMatchObject([
      {
        code: 'opcert-expiring',
        subject: 'pool/node.cert',
        message:
          'The operational certificate and its KES key expire on 10 Dec 2026, 12:00 UTC (19 days left when they were read).',
      },
    ]);
    expect(found(0.5)[0]?.message).toContain('less than a day left');
  });

  it('is critical within 7 days and afterwards', () => {
    expect(found(7.1)).toMatchObject([{ severity: 'warn' }]);
    expect(found(7)).toMatchObject([{ code: 'opcert-expiring', severity: 'critical' }]);
    expect(found(0)).toMatchObject([{ code: 'opcert-expired', severity: 'critical', expiresAtMs: at }]);
  });
});
