import { describe, expect, it } from 'vitest';
import {
  certificateKinds,
  readCertificate,
} from '../../../../electron/core/capture/checks/cardano/parse/certificate.ts';
import { encodeCbor, type Cbor } from '../../../../electron/core/practice/cbor.ts';

const hash28 = Buffer.alloc(28, 1);
const pool28 = Buffer.alloc(28, 2);
const hash32 = Buffer.alloc(32, 3);
const credential = [0, hash28];
const anchor = ['https://practice.invalid', hash32];
const key = { of: 'key', hash: hash28.toString('hex') };
const poolId = pool28.toString('hex');

const registration = (change: (list: Cbor[]) => void = () => {}): Cbor[] => {
  const reward = Buffer.concat([Uint8Array.of(0xe0), hash28]);
  const list: Cbor[] = [3, pool28, hash32, 5, 6, { tag: 30, value: [1, 50] }, reward, [hash28], [], null];
  change(list);
  return list;
};

describe('a certificate', () => {
  it.each([
    [[0, credential], key, null],
    [[1, credential], key, null],
    [[2, credential, pool28], key, poolId],
    [[4, pool28, 500], null, poolId],
    [[5, hash28, hash28, hash32], null, null],
    [[6, [0, 5]], null, null],
    [[7, credential, 2_000_000], key, null],
    [[8, credential, 2_000_000], key, null],
    [[9, credential, [2]], key, null],
    [[10, credential, pool28, [2]], key, poolId],
    [[11, credential, pool28, 2_000_000], key, poolId],
    [[12, credential, [2], 2_000_000], key, null],
    [[13, credential, pool28, [2], 2_000_000], key, poolId],
    [[14, credential, [1, hash28]], key, null],
    [[15, credential, null], key, null],
    [[16, credential, 500, anchor], key, null],
    [[17, credential, 500], key, null],
    [[18, credential, null], key, null],
    [[2, [1, hash28], pool28], { ...key, of: 'script' }, poolId],
  ] as [Cbor[], unknown, string | null][])('%j', (list, named, pool) => {
    const found = readCertificate(encodeCbor(list));
    expect(found).toEqual({ kind: list[0], poolId: pool, credential: named, registration: null });
    expect(certificateKinds[Number(list[0])]).toBeDefined();
  });

  it('of a pool names VRF key, reward account, owners and metadata; owners as a set or as a list', () => {
    const wanted = {
      vrfHash: hash32.toString('hex'),
      rewardAccount: `e0${hash28.toString('hex')}`,
      owners: [hash28.toString('hex')],
      metadata: null,
    };
    expect(readCertificate(encodeCbor(registration()))).toMatchObject({ poolId, registration: wanted });
    const newer = registration((list) => {
      list[7] = { tag: 258, value: [hash28] };
      list[9] = ['https://practice.invalid/md.json', hash32];
    });
    expect(readCertificate(encodeCbor(newer))?.registration).toEqual({
      ...wanted,
      metadata: { url: 'https://practice.invalid/md.json', hash: hash32.toString('hex') },
    });
  });

  it.each([
    ['an unknown kind', [19, credential]],
    ['no kind', ['3', credential]],
    ['too few elements', [2, credential]],
    ['too many elements', [0, credential, 1]],
    ['a credential of another length', [0, [0, hash32]]],
    ['a credential that is neither key nor script', [0, [2, hash28]]],
    ['a pool id of another length', [4, hash32, 5]],
    ['an owner of another length', registration((list) => void (list[7] = [hash32]))],
    ['a VRF hash of another length', registration((list) => void (list[2] = hash28))],
    ['metadata without hash', registration((list) => void (list[9] = ['https://practice.invalid']))],
    ['no list', hash28],
  ] as [string, Cbor][])('with %s is none', (_, value) => {
    expect(readCertificate(encodeCbor(value))).toBeNull();
  });
});
