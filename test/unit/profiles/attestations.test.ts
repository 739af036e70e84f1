import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../shared/domain/ages.ts';
import type { Attestation } from '../../../shared/domain/set-knowledge.ts';
import { cardanoSpo } from '../../../shared/profiles/cardano-spo.ts';
import { completenessFindings } from '../../../shared/profiles/completeness.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';
import { qrlTipbot } from '../../../shared/profiles/qrl-tipbot.ts';

const nowMs = Date.parse('2026-11-21T00:00:00Z');
const seen = (daysAgo: number, key = 'passphrase-ref'): Attestation => ({
  key,
  place: 'Safe at the bank',
  custodian: 'Mira Holm',
  lookedAtMs: nowMs - daysAgo * dayMs,
});
const judged = (
  attestations: Attestation[],
  {
    profile = qrlTipbot,
    options = [],
    at = nowMs,
  }: { profile?: Profile; options?: string[]; at?: number | null } = {},
): string[] =>
  completenessFindings(profile, [], { options, attestations }, at)
    .filter(({ code }) => code.startsWith('attestation'))
    .map(({ code, severity, subject }) => `${severity} ${code} ${subject}`);

describe('what no file may hold', () => {
  it('is missed where nobody has recorded it and the system needs it', () => {
    expect(judged([])).toEqual(['warn attestation-missing passphrase-ref']);
    expect(judged([seen(1, 'something-else')])).toEqual(['warn attestation-missing passphrase-ref']);
    expect(judged([], { profile: cardanoSpo })).toEqual([]);
    expect(judged([], { options: ['passphrase-ref'] })).toEqual([]);
  });

  it.each([
    [0, []],
    [90, []],
    [91, ['warn attestation-stale passphrase-ref']],
    [-5, []],
  ])('looked at %i days ago: %j', (days, expected) => {
    expect(judged([seen(days)])).toEqual(expected);
  });

  it('is judged by the newest look, and not at all without a clock', () => {
    expect(judged([seen(400), seen(3), seen(200)])).toEqual([]);
    expect(judged([seen(400)], { at: null })).toEqual([]);
    expect(judged([seen(200, 'mnemonic-ref')], { profile: cardanoSpo })).toEqual([
      'warn attestation-stale mnemonic-ref',
    ]);
  });

  it('is not asked about where nothing is known of what a person said', () => {
    expect(completenessFindings(qrlTipbot, []).filter(({ code }) => code.startsWith('attestation'))).toEqual(
      [],
    );
  });

  it('names who looked last, never what it says', () => {
    const [stale] = completenessFindings(
      qrlTipbot,
      [],
      { options: [], attestations: [seen(120)] },
      nowMs,
    ).filter(({ code }) => code === 'attestation-stale');
    expect(stale?.message).toBe(
      'Passphrase of the wallet: Mira Holm last looked 120 days ago, on 24 Jul 2026. Every 90 days is the rule.',
    );
  });
});
