import { describe, expect, it } from 'vitest';
import { isSecretEnvelope, parseEnvelopeType } from '../../../shared/profiles/envelope.ts';

describe('parseEnvelopeType', () => {
  it.each([
    ['an envelope', '{"type":"X","description":"","cborHex":"5820"}', 'X'],
    ['other order and white space', '\n{ "cborHex" : "00", "type" : "X" }\n', 'X'],
    ['a hardware-wallet file', '{"type":"X","path":"1853H","cborXPubKeyHex":"5840"}', 'X'],
    ['an envelope encrypted by SPO Scripts', '{"type":"X","encrHex":"8c0d"}', 'X'],
    ['no payload', '{"type":"X","description":""}', null],
    ['a payload that is no string', '{"type":"X","cborHex":5820}', null],
    ['a type that is no string', '{"type":1,"cborHex":"00"}', null],
    ['a list', '[{"type":"X","cborHex":"00"}]', null],
    ['a type below the top', '{"key":{"type":"X","cborHex":"00"}}', null],
    ['inherited names', '{"__proto__":{"type":"X","cborHex":"00"}}', null],
    ['null', 'null', null],
    ['nothing', '', null],
    ['cut short', '{"type":"X","cborHex":"00', null],
    ['bech32', 'pool_sk1qqqq', null],
  ])('%s', (_, text, expected) => {
    expect(parseEnvelopeType(text)).toBe(expected);
  });
});

describe('isSecretEnvelope', () => {
  it.each([
    ['StakePoolSigningKey_ed25519', true],
    ['KesSigningKey_ed25519_kes_2^6', true],
    ['PaymentExtendedSigningKeyShelley_ed25519_bip32', true],
    ['BlsSigningKey_bls12-381-BLS-Signature-Mininimal-Signature-Size', true],
    ['StakePoolVerificationKey_ed25519', false],
    ['PaymentHWSigningFileShelley_ed25519', false],
    ['NodeOperationalCertificate', false],
  ])('%s: %s', (type, expected) => {
    expect(isSecretEnvelope(type)).toBe(expected);
  });
});
