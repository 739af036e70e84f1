import { describe, expect, it } from 'vitest';
import { classify } from '../../../electron/core/capture/match.ts';
import { cardanoSpo } from '../../../shared/profiles/cardano-spo.ts';
import { custom } from '../../../shared/profiles/custom.ts';

describe('classify', () => {
  it('believes the content before the name', () => {
    expect(classify(cardanoSpo, { path: 'pool/renamed.txt', type: 'StakePoolSigningKey_ed25519' })).toEqual({
      key: 'cold-skey',
      kind: 'secret-cold',
      derivable: false,
      contradicts: null,
    });
  });

  it('keeps a private key secret under a public name, and says so', () => {
    const found = classify(cardanoSpo, { path: 'pool/cold.vkey', type: 'StakePoolSigningKey_ed25519' });
    expect(found).toMatchObject({ key: 'cold-skey', kind: 'secret-cold', contradicts: 'cold-vkey' });
  });

  it('keeps a private key of an unknown type secret where the profile calls the rest data', () => {
    expect(classify(custom, { path: 'x/y.json', type: 'FutureSigningKey_pq' })).toMatchObject({
      key: 'unclassified',
      kind: 'secret-cold',
    });
  });

  it('does not take a hardware-wallet reference for a secret', () => {
    expect(classify(custom, { path: 'x/y', type: 'PaymentHWSigningFileShelley_ed25519' })).toMatchObject({
      kind: 'data',
      contradicts: null,
    });
  });

  it('gives the rest the kind that the profile gives it', () => {
    expect(classify(custom, { path: 'x/holiday.jpg', type: null })).toEqual({
      key: 'unclassified',
      kind: custom.unclassifiedKind,
      derivable: false,
      contradicts: null,
    });
  });
});
