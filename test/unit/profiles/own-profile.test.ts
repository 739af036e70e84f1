import { assert, json, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completenessFindings } from '../../../shared/profiles/completeness.ts';
import { matchItem } from '../../../shared/profiles/match.ts';
import {
  encodeOwnProfile,
  maxOwnProfileBytes,
  parseOwnProfile,
  profileOfOwn,
  type OwnItem,
  type OwnProfile,
} from '../../../shared/profiles/own-profile.ts';

const item = (changes: Partial<OwnItem> = {}): OwnItem => ({
  key: 'signer',
  title: 'Signer key',
  globs: ['signer/*.key', 'state/**'],
  kind: 'secret-hot',
  required: true,
  derivable: false,
  changes: 'never',
  contentDays: null,
  verifyDays: 60,
  restoreOrder: 5,
  owner: 'signer',
  mode: '400',
  note: 'Put it into /etc/signer.',
  ...changes,
});
const own = (...items: OwnItem[]): OwnProfile => ({
  coldkeepProfile: 1,
  title: 'Signer',
  summary: 'A remote signer.',
  items,
});
const withItem = (changes: Record<string, unknown>): string =>
  JSON.stringify({ ...own(), items: [{ ...item(), ...changes }] });
const reasonOf = (text: string): string => {
  try {
    parseOwnProfile(text);
  } catch (error) {
    expect(error).toMatchObject({ name: 'ColdkeepError', code: 'bad-input' });
    return error instanceof Error ? error.message : '';
  }
  return 'taken';
};

describe('a profile file', () => {
  it('comes back as it was written, and is always written alike', () => {
    const profile = own(item(), item({ key: 'notes', contentDays: 7, mode: null, kind: 'data' }));
    const text = encodeOwnProfile(profile);
    expect(parseOwnProfile(text)).toEqual(profile);
    const shuffled = JSON.parse(text) as Record<string, unknown>;
    const reversed = Object.fromEntries(Object.entries(shuffled).toReversed());
    expect(encodeOwnProfile(parseOwnProfile(JSON.stringify(reversed)))).toBe(text);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it.each([
    ['no JSON', '{', 'it is not JSON'],
    ['nothing', '', 'it is not JSON'],
    ['another document', '{"profile":"cardano-spo"}', 'coldkeepProfile'],
    ['a list', '[]', 'the file as a whole'],
    ['a newer format', JSON.stringify({ ...own(), coldkeepProfile: 2 }), 'coldkeepProfile'],
    ['a field that nobody knows', JSON.stringify({ ...own(), run: 'rm -rf ~' }), 'run'],
    ['a prototype', '{"__proto__":{"coldkeepProfile":1},"title":"x","summary":"","items":[]}', ''],
    ['an item with a field too many', withItem({ checks: ['x'] }), 'items.0'],
    ['a kind that does not exist', withItem({ kind: 'secret' }), 'items.0.kind'],
    ['a key that is a path', withItem({ key: '../../x' }), 'items.0.key'],
    ['the key of what is not recognised', withItem({ key: 'unclassified' }), 'items.0.key'],
    ['a title that turns around', withItem({ title: 'safe\u202Eyek' }), 'items.0.title'],
    ['a note of several lines', withItem({ note: 'a\nb' }), 'items.0.note'],
    ['a mode that is none', withItem({ mode: '999' }), 'items.0.mode'],
    ['a pattern that leaves the source', withItem({ globs: ['../../etc/x'] }), 'items.0.globs.0'],
    ['an absolute pattern', withItem({ globs: ['/etc/x'] }), 'items.0.globs.0'],
    ['a pattern of stars', withItem({ globs: ['a***b'] }), 'items.0.globs.0'],
    ['an empty pattern', withItem({ globs: [''] }), 'items.0.globs.0'],
    ['too many patterns', withItem({ globs: Array.from({ length: 51 }, () => 'x') }), 'items.0.globs'],
    ['ages without end', withItem({ verifyDays: 1e9 }), 'items.0.verifyDays'],
    ['two items of one key', JSON.stringify(own(item(), item())), 'items'],
    [
      '201 items',
      JSON.stringify(own(...Array.from({ length: 201 }, (_, i) => item({ key: `k${i}` })))),
      'items',
    ],
    ['a very large file', ' '.repeat(maxOwnProfileBytes + 1), 'larger than 256 KiB'],
    ['brackets without end', '['.repeat(100_000), 'it is not JSON'],
  ])('is refused with %s', (_, text, reason) => {
    const said = reasonOf(text);
    expect(said).toMatch(/^This is no profile file of Coldkeep: .+\.$/s);
    expect(said).toContain(reason);
  });

  it('is taken or refused, whatever it is', () => {
    assert(
      property(oneof(string(), json()), (text) => {
        expect(reasonOf(text)).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });
});

const read = (path: string, kind: OwnItem['kind']) =>
  matchItem(profileOfOwn(own(item({ kind }))), {
    path,
    envelopeType: null,
    forms: new Set(['pem-private-key']),
  });

describe('the profile that is made of it', () => {
  const profile = profileOfOwn(
    own(item(), item({ key: 'notes', globs: [], required: false, note: '', owner: '', mode: null })),
  );

  const keyOf = (path: string) => matchItem(profile, { path, envelopeType: null })?.key;

  it('recognises its own items first, and keeps telling keys from the rest', () => {
    expect(keyOf('etc/signer/a.key')).toBe('signer');
    expect(keyOf('x/state/deep/er/1')).toBe('signer');
    expect(keyOf('tls/server.key')).toBe('private-key');
    expect(keyOf('photo.jpg')).toBeUndefined();
  });

  it('goes by the names of the person, but makes no secret public', () => {
    expect(read('etc/signer/a.key', 'secret-cold')).toMatchObject({ key: 'signer', kind: 'secret-cold' });
    expect(read('etc/signer/a.key', 'public')).toMatchObject({ key: 'private-key', kind: 'secret-cold' });
  });

  it('misses what the person said is required', () => {
    expect(
      completenessFindings(profile, []).map(({ code, subject, severity }) => [code, subject, severity]),
    ).toEqual([['missing-required', 'signer', 'critical']]);
  });

  it('says how each is put back', () => {
    expect(profile.title).toBe('Signer');
    expect(profile.items[0]).toMatchObject({
      restoreStep: 'Put it into /etc/signer.',
      ownerMode: 'signer, 400',
    });
    expect(profile.items[1]).toMatchObject({
      restoreStep: 'Put it back where it was.',
      ownerMode: 'the user that needs it',
    });
  });
});
