// When a certificate counts, on which network and by which clock.
import { describe, expect, it } from 'vitest';
import { cardanoChecks } from '../../../../electron/core/capture/checks/cardano/index.ts';
import { loadSodium } from '../../../../electron/core/crypto/sodium.ts';
import { bech32 } from '../../../../electron/core/practice/bech32.ts';
import { slotAt, slotClocks } from '../../../../shared/profiles/cardano-spo/slots.ts';
import type { Network } from '../../../../shared/domain/set-knowledge.ts';
import {
  inFolder,
  nowMs,
  periodNow,
  renewal,
  soundPool,
  textAt,
  without,
} from '../../../support/pool-files.ts';
import { runChecks, type Files, type Wishes } from '../../../support/run-checks.ts';

await loadSodium();
const day = 24 * 60 * 60 * 1000;
const pool = soundPool();
const keysOnly = without(
  pool,
  'config/shelley-genesis.json',
  'config/config.json',
  'config/byron-genesis.json',
);
const at = (period: number): Files => ({ ...pool, ...inFolder('pool', renewal(0, period)) });

async function codes(files: Files, wishes: Wishes = {}): Promise<string[]> {
  const { findings } = await runChecks(cardanoChecks, files, { nowMs, ...wishes });
  return findings.map(({ code, severity }) => `${code} ${severity}`);
}

async function value(name: string, files: Files, wishes: Wishes = {}): Promise<string | undefined> {
  const { derived } = await runChecks(cardanoChecks, files, { nowMs, ...wishes });
  return derived.find((each) => each.name === name)?.value;
}

const said = (network: Network): Wishes => ({ knowledge: { network } });

const genesis = (magic: number): string =>
  JSON.stringify({ networkMagic: magic, slotsPerKESPeriod: 129_600, maxKESEvolutions: 62, slotLength: 1 });

const seen = (slotMs: number, atMs: number): Wishes => ({
  knowledge: { seenSlot: { slot: slotAt(slotClocks.preview, slotMs), atMs } },
});

describe('a certificate', () => {
  it.each([
    [periodNow, []],
    [periodNow - 47, []],
    // 62 periods of 36 hours: 14 of them are 21 days, 4 are 6.
    [periodNow - 48, ['opcert-expiring warn']],
    [periodNow - 57, ['opcert-expiring warn']],
    [periodNow - 58, ['opcert-expiring critical']],
    [periodNow - 61, ['opcert-expiring critical']],
    [periodNow - 62, ['opcert-expired critical']],
    [periodNow - 300, ['opcert-expired critical']],
    [periodNow + 1, ['opcert-not-yet-valid critical']],
    [periodNow + 2, ['clock-implausible warn']],
    [periodNow - 600, ['clock-implausible warn']],
  ])('of period %i', async (period, expected) => {
    expect(await codes(at(period))).toEqual(expected);
  });

  it('has its dates among what is derived', async () => {
    expect(await value('kes-period-now', pool)).toBe('992');
    expect(await value('kes-period-start', pool)).toBe('992');
    expect(await value('kes-period-end', pool)).toBe('1053');
    expect(await value('kes-expires', pool)).toBe('2027-02-22T00:00:00Z');
    expect(await value('clock', pool)).toBe('21 Nov 2026, 00:00 UTC');
  });

  it('makes a duty of its expiry', async () => {
    const { findings } = await runChecks(cardanoChecks, at(periodNow - 60), { nowMs });
    expect(findings).toMatchObject([{ expiresAtMs: nowMs + 2 * 1.5 * day, subject: 'pool/node.cert' }]);
  });

  it('is not judged where time is not', async () => {
    expect(await codes(at(periodNow - 300), { nowMs: null })).toEqual([]);
    expect(await value('clock', pool, { nowMs: null })).toBeUndefined();
    expect(await value('kes-expires', pool, { nowMs: null })).toBe('2027-02-22T00:00:00Z');
  });

  it('beyond all dates is doubted, not thrown at', async () => {
    expect(await codes(at(2 ** 52))).toEqual(['clock-implausible warn']);
    const seen = { slot: slotAt(slotClocks.preview, nowMs), atMs: nowMs };
    expect(await codes(at(2 ** 52), { knowledge: { seenSlot: seen } })).toEqual([
      'opcert-not-yet-valid critical',
    ]);
  });
});

describe('the network', () => {
  it.each([
    ['mainnet', '1571'],
    ['preprod', '1076'],
    ['preview', '992'],
  ] as const)('%s, as a person said', async (network, period) => {
    expect(await value('network', keysOnly, said(network))).toBe(network);
    expect(await value('kes-period-now', keysOnly, said(network))).toBe(period);
  });

  it('follows from the Shelley genesis file', async () => {
    expect(await value('network', pool)).toBe('preview');
  });

  it('is not guessed from addresses of test networks, and expiry is not judged then', async () => {
    const files = { ...keysOnly, ...inFolder('pool', renewal(0, periodNow - 300)) };
    expect(await value('network', files)).toBe('unknown');
    expect(await value('kes-expires', files)).toBeUndefined();
    expect(await codes(files)).toEqual([]);
  });

  const mainnetAddress = bech32('addr', Buffer.concat([Uint8Array.of(0x61), Buffer.alloc(28)]));

  it('is mainnet where an address is', async () => {
    const addresses = without(keysOnly, 'pool/payment.addr', 'pool/stake.addr');
    expect(await value('network', { ...addresses, 'x/other.addr': mainnetAddress })).toBe('mainnet');
  });

  it('is told by addresses among genesis files of several', async () => {
    const files = {
      ...keysOnly,
      'a/mainnet-shelley-genesis.json': genesis(764_824_073),
      'a/preview-shelley-genesis.json': genesis(2),
    };
    expect(await value('network', files)).toBe('preview');
    expect(await value('network', { ...files, 'a/preprod-shelley-genesis.json': genesis(1) })).toBe(
      'unknown',
    );
  });

  it('may be a private one, whose slots follow from both genesis files and the configuration', async () => {
    const start = Math.floor(nowMs / 1000) - 10 * 129_600 - 5;
    const byron = { startTime: start, protocolConsts: { k: 10, protocolMagic: 42 } };
    const config = { ShelleyGenesisFile: 'shelley-genesis.json', TestShelleyHardForkAtEpoch: 0 };
    const files = {
      ...keysOnly,
      ...inFolder('pool', renewal(0, 10)),
      'net/shelley-genesis.json': genesis(42),
      'net/byron-genesis.json': JSON.stringify(byron),
    };
    expect(await value('network', files)).toBe('private network 42');
    expect(await value('kes-expires', files)).toBeUndefined();
    const whole = { ...files, 'net/config.json': JSON.stringify(config) };
    expect(await value('kes-period-now', whole)).toBe('10');
    expect(await codes(whole)).toEqual([]);
  });

  it.each([
    ['addresses', keysOnly, 'mainnet', 'pool/payment.addr'],
    ['a genesis file', pool, 'preprod', 'config/shelley-genesis.json'],
  ] as const)('that was said and that %s contradict is doubted once', async (_, files, network, path) => {
    const { findings } = await runChecks(cardanoChecks, files, { nowMs, ...said(network) });
    expect(findings).toMatchObject([{ code: 'clock-implausible', message: expect.stringContaining(path) }]);
  });

  it('that was said and that a single address contradicts is told of that address', async () => {
    const files = { ...keysOnly, 'x/base.addr': mainnetAddress };
    expect(await codes(files, said('preview'))).toEqual(['address-mismatch warn']);
  });

  it('that was said may be the wrong one where the certificate begins much later', async () => {
    const later = { ...keysOnly, ...inFolder('pool', renewal(0, 1571)) };
    expect(await codes(later, said('preview'))).toEqual(['clock-implausible warn']);
  });
});

describe('a slot that an online node showed', () => {
  it('confirms the clock', async () => {
    const wishes = seen(nowMs - day, nowMs - day);
    expect(await codes(pool, wishes)).toEqual([]);
    const { derived } = await runChecks(cardanoChecks, pool, { nowMs, ...wishes });
    expect(derived.find(({ name }) => name === 'clock')?.note).toBe(
      'A slot that an online node showed agrees with it.',
    );
  });

  it('corrects a clock that lags, and says so once', async () => {
    // The clock stands 100 days behind: the certificate began in its future.
    const wrong = nowMs - 100 * day;
    expect(await codes(pool, { nowMs: wrong })).toEqual(['clock-implausible warn']);
    expect(await codes(pool, { nowMs: wrong, ...seen(nowMs, wrong) })).toEqual(['clock-implausible warn']);
    expect(await value('kes-period-now', pool, { nowMs: wrong, ...seen(nowMs, wrong) })).toBe('992');
  });

  it('counts on from when it was read', async () => {
    const wishes = { ...seen(nowMs, nowMs), nowMs: nowMs + 80 * day };
    expect(await codes(pool, wishes)).toEqual(['opcert-expiring warn']);
  });

  it('shows a clock that was set back', async () => {
    expect(await codes(pool, { ...seen(nowMs, nowMs), nowMs: nowMs - day })).toEqual([
      'clock-implausible warn',
    ]);
  });

  it('makes a certificate that begins later one that does not count yet', async () => {
    expect(await codes(at(periodNow + 20), seen(nowMs, nowMs))).toEqual(['opcert-not-yet-valid critical']);
  });
});

describe('genesis files', () => {
  it('may be spelt otherwise where the hash is over canonical JSON', async () => {
    const byron = JSON.stringify(JSON.parse(textAt(pool, 'config/byron-genesis.json')), null, 7);
    expect(await codes({ ...pool, 'config/byron-genesis.json': byron })).toEqual([]);
  });

  it('are compared byte for byte else', async () => {
    const shelley = JSON.stringify(JSON.parse(textAt(pool, 'config/shelley-genesis.json')));
    expect(await codes({ ...pool, 'config/shelley-genesis.json': shelley })).toEqual([
      'genesis-hash-mismatch warn',
    ]);
  });

  it('may lie in another source under the name that the configuration uses', async () => {
    const text = textAt(pool, 'config/alonzo-genesis.json');
    const moved = { ...without(pool, 'config/alonzo-genesis.json'), 'files/alonzo-genesis.json': text };
    expect(await codes(moved)).toEqual([]);
    const lost = without(pool, 'config/alonzo-genesis.json');
    expect(await codes(lost)).toEqual(['genesis-file-missing warn']);
  });
});
