import { describe, expect, it } from 'vitest';
import { firstKesPeriod, KesWitness } from '../../../electron/core/capture/kes-period.ts';
import { loadSodium } from '../../../electron/core/crypto/sodium.ts';
import { ed25519Pair } from '../../../electron/core/practice/ed25519.ts';
import { opcertFile } from '../../../electron/core/practice/opcert.ts';

await loadSodium();
const cold = ed25519Pair(new Uint8Array(32).fill(7));
const certificate = (number: number, period: number): string =>
  opcertFile({ kesVkey: new Uint8Array(32).fill(9), number, period }, cold);
const cborOf = (file: string): Buffer =>
  Buffer.from((JSON.parse(file) as { cborHex: string }).cborHex, 'hex');
const genesis = JSON.stringify({
  networkMagic: 2,
  slotsPerKESPeriod: 129_600,
  maxKESEvolutions: 62,
  slotLength: 1,
});
const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('the first KES period of a certificate', () => {
  it.each([
    [0, 0],
    [23, 24],
    [24, 255],
    [300, 1000],
    [70_000, 70_000],
  ])('number %i, period %i', (number, period) => {
    expect(firstKesPeriod(cborOf(certificate(number, period)))).toBe(period);
  });

  it('is not read from anything else, nor from one that was cut short', () => {
    const whole = cborOf(certificate(300, 1000));
    expect(firstKesPeriod(new Uint8Array())).toBeNull();
    expect(firstKesPeriod(whole.subarray(1))).toBeNull();
    for (let length = 0; length < 4 + 32 + 3 + 3; length++) {
      expect(firstKesPeriod(whole.subarray(0, length))).toBeNull();
    }
  });
});

describe('what a scan witnesses', () => {
  const longAfter = Date.parse('2030-01-01');

  it('needs certificate and genesis file, in whatever order', () => {
    const witness = new KesWitness();
    witness.see('opcert', 'pool/node.cert', bytes(certificate(0, 10)));
    expect(witness.findings(longAfter)).toEqual([]);
    witness.see('genesis', 'config/byron-genesis.json', bytes('{}'));
    witness.see('genesis', 'config/shelley-genesis.json', bytes(genesis));
    expect(witness.findings(longAfter)).toMatchObject([{ code: 'opcert-expired', subject: 'pool/node.cert' }]);
  });

  it('says nothing where two genesis files could be meant, or where files are not what they seem', () => {
    const two = new KesWitness();
    two.see('opcert', 'node.cert', bytes(certificate(0, 10)));
    two.see('genesis', 'a.json', bytes(genesis));
    two.see('genesis', 'b.json', bytes(genesis));
    expect(two.findings(longAfter)).toEqual([]);

    const broken = new KesWitness();
    broken.see('genesis', 'a.json', bytes(genesis));
    for (const text of ['', '{', '[]', '{"type":"NodeOperationalCertificate","cborHex":"zz"}']) {
      broken.see('opcert', 'node.cert', bytes(text));
    }
    broken.see('opcert', 'huge.cert', new Uint8Array(65 * 1024));
    broken.see('kes-skey', 'kes.skey', bytes(certificate(0, 10)));
    expect(broken.findings(longAfter)).toEqual([]);
  });
});
