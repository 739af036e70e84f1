// What a verification found, in words: which file, whether anything is lost, where else it is.
import { describe, expect, it } from 'vitest';
import {
  allFailures,
  consequence,
  damageTitle,
  elsewhereOf,
  fileName,
  folderOf,
  isAllGood,
  lossSentence,
  purposeOf,
} from '../../../../renderer/verify/damage.ts';
import type { VerifiedCopy, VerifyReport } from '../../../../shared/domain/reports.ts';
import type { MediumView, SetLine } from '../../../../shared/ipc/views.ts';
import { mediumView } from '../export/fixtures.ts';

const folder = 'COLDKEEP/v/snapshots/s1';
const failure = (name: string) => ({ path: `${folder}/${name}`, reason: 'Its contents changed.' });
const checked = (status: VerifiedCopy['status'], ...names: string[]): VerifiedCopy => ({
  snapshot: 's1',
  set: 'ACME pool',
  status,
  level: 'readback',
  failures: names.map(failure),
});
const found = (copies: VerifiedCopy[], outside: string[] = []): VerifyReport => ({
  medium: 'b',
  copies,
  failures: outside.map(failure),
  notes: [],
});
const damaged = found([checked('suspect', 'payload.tar.age')]);

describe('a report', () => {
  it('is all good only where nothing at all was seen', () => {
    expect(isAllGood(found([checked('verified')]))).toBe(true);
    expect(isAllGood(damaged)).toBe(false);
    expect(isAllGood(found([checked('verified')], ['identity.age']))).toBe(false);
  });
  it('names the files of copies before those around them', () => {
    const all = allFailures(found([checked('suspect', 'manifest.age')], ['identity.age']));
    expect(all.map(({ path }) => fileName(path))).toEqual(['manifest.age', 'identity.age']);
  });
  it.each([
    [damaged, 'One file on Blue stick is damaged.', 'This copy no longer counts.'],
    [
      found([checked('verified'), checked('suspect', 'manifest.age', 'payload.tar.age')]),
      '2 files on Blue stick are damaged.',
      'One copy no longer counts; the others are good.',
    ],
    [found([checked('missing', '')]), 'A copy on Blue stick is missing.', 'This copy no longer counts.'],
    [
      found([checked('missing', ''), checked('missing', 'x')]),
      '2 copies on Blue stick are missing.',
      'None of its copies counts any longer.',
    ],
    [
      found([checked('verified')], ['identity.age']),
      'One file on Blue stick is not as written.',
      'Every copy on it is good; what surrounds them is not.',
    ],
    [
      found([checked('suspect', 'a'), checked('missing', 'b'), checked('verified')]),
      '2 files on Blue stick are damaged.',
      '2 of 3 copies no longer count.',
    ],
  ])('has a title and a consequence (%#)', (report, title, line) => {
    expect(damageTitle(report, 'Blue stick')).toBe(title);
    expect(consequence(report)).toBe(line);
  });
});

describe('a file', () => {
  it.each([
    ['payload.tar.age', 'the items, encrypted'],
    ['payload-002.tar.age.001', 'the items, encrypted'],
    ['CHECKSUMS.sha256.minisig', 'the signature of this vault'],
    ['identity-2.age', 'the identity, locked by the passphrase'],
    ['holiday.jpg', ''],
  ])('%s is for something', (name, purpose) => {
    expect(purposeOf(`${folder}/${name}`)).toBe(purpose);
  });
  it('is told apart from its folder, with hidden characters made visible', () => {
    expect(fileName(`${folder}/a\u202eb`)).toBe('a\\u{202e}b');
    expect(folderOf(`${folder}/a`)).toBe(`${folder}/`);
    expect(folderOf('README.txt')).toBe('');
  });
});

const held = (
  status: VerifiedCopy['status'],
  freshness: 'in-sync' | 'behind',
): MediumView['copies'][number] => ({
  set: 'ACME pool',
  snapshot: 's1',
  seq: 9,
  takenAtMs: 0,
  status,
  freshness,
  verifiedAtMs: 0,
  level: 'cold',
  parity: true,
  failures: [],
});
const medium = (label: string, status: VerifiedCopy['status'], state: MediumView['state'] = 'active') =>
  mediumView(label, { state, copies: [held(status, 'in-sync')] });
const set = (freshness: SetLine['freshness']): SetLine => ({
  name: 'ACME pool',
  profile: 'custom',
  profileTitle: 'Custom',
  sources: [],
  items: 1,
  bytes: 1,
  overall: 'good',
  verdict: 'Everything is safe.',
  freshness,
  readAtMs: 0,
  findings: { good: 0, info: 0, warn: 0, critical: 0 },
});
const blue = medium('Blue stick', 'suspect');

describe('where else it is', () => {
  it.each([
    [
      'another medium and the original',
      [blue, medium('Red stick', 'verified')],
      [set('in-sync')],
      { media: ['Red stick'], original: true },
    ],
    [
      'a lost medium does not count',
      [blue, medium('Red stick', 'verified', 'lost')],
      [set('in-sync')],
      { media: [], original: true },
    ],
    [
      'a suspect copy does not count',
      [blue, medium('Red stick', 'suspect')],
      [set('in-sync')],
      { media: [], original: true },
    ],
    ['originals that were not seen do not count', [blue], [set('unknown')], { media: [], original: false }],
    [
      'the damaged medium itself does not count',
      [medium('Blue stick', 'verified')],
      [],
      { media: [], original: false },
    ],
    [
      'originals that changed since do not count',
      [mediumView('Blue stick', { copies: [held('suspect', 'behind')] })],
      [set('in-sync')],
      { media: [], original: false },
    ],
  ])('%s', (_, media, sets, expected) => {
    expect(elsewhereOf('s1', 'id of Blue stick', media, sets)).toEqual(expected);
  });

  it.each([
    [
      { media: ['Red stick'], original: true },
      'Red stick and the original hold the same snapshot, so nothing is lost.',
    ],
    [{ media: ['Red stick'], original: false }, 'Red stick holds the same snapshot, so nothing is lost.'],
    [{ media: [], original: true }, 'The original holds the same snapshot, so nothing is lost.'],
  ])('is a sentence (%#)', (elsewhere, sentence) => {
    expect(lossSentence(elsewhere)).toBe(sentence);
  });
  it('does not comfort where nothing else is known', () => {
    expect(lossSentence({ media: [], original: false })).toContain('No other verified copy');
  });
});
