import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { envelopeType, maxEnvelopeBytes } from '../../../electron/core/capture/envelope-type.ts';
import { parseEnvelopeType } from '../../../shared/profiles/envelope.ts';

const typeOf = (text: string): string | null => envelopeType(Buffer.from(text));
const coldKey = 'StakePoolSigningKey_ed25519';

describe('envelopeType', () => {
  it.each([
    [
      'as cardano-cli writes it',
      `{\n    "type": "${coldKey}",\n    "description": "",\n    "cborHex": "5820aa"\n}\n`,
      coldKey,
    ],
    ['type last', `{"cborHex":"58","type":"${coldKey}"}`, coldKey],
    ['after a byte order mark', `\ufeff{"type":"${coldKey}","cborHex":""}`, coldKey],
    ['a key written with escapes', `{"\\u0074ype":"${coldKey}","cborHex":""}`, coldKey],
    [
      'a hardware-wallet file',
      '{"type":"StakePoolHWSigningFile_ed25519","cborXPubKeyHex":"58"}',
      'StakePoolHWSigningFile_ed25519',
    ],
    ['the last of two types', `{"type":"Certificate","type":"${coldKey}","cborHex":"58"}`, coldKey],
    ['a private key cut off after its type', `{"type":"${coldKey}","cbor`, coldKey],
    ['no payload beside a public type', '{"type":"module","name":"x"}', null],
    ['a type further down only', `{"a":{"type":"${coldKey}"},"cborHex":"58"}`, null],
    ['a type in an escaped string', `{"a":"\\"type\\":\\"${coldKey}","cborHex":"58"}`, null],
    ['a type that is no string', '{"type":5,"cborHex":"58"}', null],
    ['a list', `[{"type":"${coldKey}"}]`, null],
    ['no JSON', 'type: SigningKey', null],
    ['nothing', '', null],
    ['an object that does not end', '{"a":{"b":[', null],
  ])('%s', (_, text, type) => {
    expect(typeOf(text)).toBe(type);
  });

  it('does not look into larger files', () => {
    const text = `{"type":"${coldKey}","cborHex":"${'a'.repeat(maxEnvelopeBytes)}"}`;
    expect(typeOf(text)).toBeNull();
  });

  it('agrees with JSON.parse on every object', () => {
    const value = fc.dictionary(
      fc.oneof(fc.constantFrom('type', 'cborHex', 'encrHex'), fc.string()),
      fc.oneof(fc.constantFrom('Certificate', 'a"b\\'), fc.jsonValue()),
    );
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 2, '\t'), (object, space) => {
        const text = JSON.stringify(object, null, space);
        expect(typeOf(text)).toBe(parseEnvelopeType(text));
      }),
    );
  });

  it('never throws and makes nothing up, whatever the bytes', () => {
    const soup = fc.array(fc.constantFrom('{', '}', '[', ']', '"', '\\', ':', ',', ' ', 'type', '1'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(soup, (pieces) => {
        const found = typeOf(`{${pieces.join('')}`);
        expect(found === null || found.includes('type')).toBe(true);
      }),
    );
  });
});
