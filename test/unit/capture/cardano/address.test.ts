import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  looksLikeAddress,
  readAddress,
} from '../../../../electron/core/capture/checks/cardano/parse/address.ts';
import { bech32 } from '../../../../electron/core/practice/bech32.ts';

// The test vectors of CIP-19: one address of each type, on mainnet, from the same two keys and script.
const keyHash = '9493315cd92eb5d8c4304e67b7e16ae36d61d34502694657811a2c8e';
const scriptHash = 'c37b1b5dc0669f1d3c61a6fddb2e8fde96be87b881c60bce8e8d542f';
const stakeHash = '337b62cfff6403a06a3acbc34f8c46003c69fe79a3628cefa9c47251';
const key = (hash: string) => ({ of: 'key', hash });
const script = (hash: string) => ({ of: 'script', hash });

/** Header and so many zero bytes. */
const base = (header: number, length = 56): Uint8Array =>
  Buffer.concat([Uint8Array.of(header), new Uint8Array(length)]);

describe('an address', () => {
  it.each([
    [
      'base',
      key(keyHash),
      key(stakeHash),
      'addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x',
    ],
    [
      'base',
      script(scriptHash),
      key(stakeHash),
      'addr1z8phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gten0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgs9yc0hh',
    ],
    [
      'base',
      key(keyHash),
      script(scriptHash),
      'addr1yx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzerkr0vd4msrxnuwnccdxlhdjar77j6lg0wypcc9uar5d2shs2z78ve',
    ],
    [
      'base',
      script(scriptHash),
      script(scriptHash),
      'addr1x8phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gt7r0vd4msrxnuwnccdxlhdjar77j6lg0wypcc9uar5d2shskhj42g',
    ],
    ['pointer', key(keyHash), null, 'addr1gx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer5pnz75xxcrzqf96k'],
    [
      'pointer',
      script(scriptHash),
      null,
      'addr128phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gtupnz75xxcrtw79hu',
    ],
    ['enterprise', key(keyHash), null, 'addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8'],
    ['enterprise', script(scriptHash), null, 'addr1w8phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gtcyjy7wx'],
    ['reward', null, key(stakeHash), 'stake1uyehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gh6ffgw'],
    ['reward', null, script(scriptHash), 'stake178phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gtcccycj5'],
  ])('of type %s is read as CIP-19 says', (form, payment, stake, text) => {
    expect(readAddress(text)).toEqual({ form, networkId: 1, payment, stake });
    expect(looksLikeAddress(text)).toBe(true);
  });

  it.each([
    ['a character of which was mistyped', 'addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl9'],
    ['that was cut off', 'addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66'],
    ['of mainnet with the header of a test network', bech32('addr', base(0x00))],
    ['of a test network with the header of mainnet', bech32('addr_test', base(0x01))],
    ['that is a reward account by its header only', bech32('addr', base(0xe1, 28))],
    ['that is a reward account by its prefix only', bech32('stake', base(0x61, 28))],
    ['with a hash missing', bech32('addr', base(0x01, 28))],
    ['of network 2', bech32('addr', base(0x02))],
    ['of a type that is not in use', bech32('addr', base(0x91, 28))],
    ['that is nothing', ''],
    ['that is another bech32 word', bech32('pool', base(0x01, 28))],
  ])('%s is none', (_, text) => {
    expect(readAddress(text)).toBeNull();
  });

  it.each([
    'Ae2tdPwUPEZFRbyhz3cpfC2CumGzNkFBN2L42rcUc2yjQpEkxDbkPodpMAi',
    'DdzFFzCqrhsw3prhfMFDNFowbzUku3QmrMwarfjUbWXRisodn97R436SHc1rimp4MhPNmbdYb1aTdqtGSJixMVMi5MkArDQJ6Sc1n3Ez',
  ])('of Byron is recognised, and not read: %s', (text) => {
    expect(readAddress(text)).toEqual({ form: 'byron', networkId: null, payment: null, stake: null });
  });

  it('is read or refused, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', 'addr1', 'stake1', 'addr_test1', 'Ae2'), (text, start) => {
        expect(() => readAddress(start + text)).not.toThrow();
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(() => readAddress(bech32('addr', bytes))).not.toThrow();
      }),
    );
  });
});
