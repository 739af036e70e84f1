import { describe, expect, it } from 'vitest';
import { contentDigest } from '../../../electron/core/bundle/digest.ts';
import { encodeManifest, parseManifest } from '../../../electron/core/bundle/manifest.ts';
import type { Item } from '../../../shared/domain/item.ts';
import type { Manifest } from '../../../shared/domain/manifest.ts';
import { fileItem, folderItem, linkItem, sha256Of } from '../../support/source-tree.ts';

const someItems = [
  fileItem('pool/cold.skey', 'secret', { kind: 'secret-cold', mode: 0o400 }),
  folderItem('pool/empty/'),
  linkItem('pool/link', 'cold.skey'),
  fileItem(Buffer.from('pool/\xff', 'latin1'), 'odd'),
];

function manifestOf(items: readonly Item[], changes: Partial<Manifest> = {}): Manifest {
  return {
    coldkeep: 1,
    vault: '6f1f3f1e-6a53-4f4e-9d3a-0a8f6a0d9b11',
    set: { id: '0d9d5f0a-52d3-4a5e-8a52-8f5a3c1b7e22', name: 'the ACME pool' },
    snapshot: '20240102T030405Z-0123456789ab',
    seq: 7,
    profile: 'cardano-spo',
    capturedAt: '2024-01-02T03:04:05Z',
    sources: [{ label: 'pool', path: '/home/op/pool' }],
    conditions: { host: 'cold', scannedBy: 'coldkeep 1.0.0' },
    contentDigest: contentDigest(items),
    items: [...items],
    parts: [{ name: 'payload.tar.age', bytes: 1, sha256: sha256Of('x'), items: items.length }],
    ...changes,
  };
}

const refusal = (manifest: Manifest): string => {
  try {
    parseManifest(Buffer.from(`${canonical(manifest)}\n`));
  } catch (error) {
    expect(error).toMatchObject({ code: 'manifest-mismatch' });
    return error instanceof Error ? error.message : '';
  }
  throw new Error('the manifest was taken');
};

/** Canonical by another way than the code under test: sorted by hand for these keys. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${pairs
    .map(([key, inner]) => [JSON.stringify(key), canonical(inner)] as const)
    .toSorted(([x], [y]) => (x < y ? -1 : 1))
    .map((pair) => pair.join(':'))
    .join(',')}}`;
};

const manifest = manifestOf(someItems);
const text = Buffer.from(encodeManifest(manifest)).toString();

const importedBundle = {
  id: 'ab'.repeat(16),
  sha256: 'ab'.repeat(32),
  bytes: 1000,
  label: 'node1',
  importedAtMs: 1_700_000_000_000,
  originConfirmed: false,
  conditions: {
    system: 'loom-node',
    host: 'node1',
    startedAtMs: 1_699_999_000_000,
    endedAtMs: 1_699_999_500_000,
    serviceStopped: null,
    clockOffsetSeconds: -0.25,
    versions: [],
    notes: ['a note'],
  },
};

describe('a manifest with a bundle', () => {
  const items = [fileItem('node1/etc/a', 'x'), ...someItems];
  const conditions = { ...manifest.conditions, bundles: [importedBundle] };

  it('comes back as it was, with items below its label', () => {
    const taken = manifestOf(items, { conditions });
    expect(parseManifest(encodeManifest(taken))).toEqual(taken);
  });

  it('is refused where a label is that of a source, or the bundle is not told of', () => {
    const label = { ...conditions, bundles: [{ ...importedBundle, label: 'pool' }] };
    expect(refusal(manifestOf(someItems, { conditions: label }))).toMatch(/label/);
    expect(refusal(manifestOf(items))).toMatch(/none of its sources and bundles/);
  });
});

describe('encodeManifest', () => {
  it('writes canonical JSON', () => {
    expect(text).toBe(`${canonical(manifest)}\n`);
  });

  it('does not depend on the order of keys', () => {
    const turned = Object.fromEntries(Object.entries(manifest).toReversed()) as Manifest;
    expect(Buffer.from(encodeManifest(turned)).toString()).toBe(text);
  });

  it('does not write what it would not read', () => {
    expect(() => encodeManifest(manifestOf(someItems.toReversed()))).toThrow(/byte order/);
  });
});

describe('parseManifest', () => {
  it('reads what was written', () => {
    expect(parseManifest(Buffer.from(text))).toEqual(manifest);
  });

  it('says that a newer format is newer', () => {
    expect(() => parseManifest(Buffer.from('{"coldkeep":2,"anything":true}\n'))).toThrow(
      expect.objectContaining({ code: 'medium-newer' }),
    );
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'x'],
    ['no object', '[]\n'],
    ['invalid UTF-8', Buffer.from(`${text}\xff`, 'latin1')],
    ['a byte order mark', `\ufeff${text}`],
    ['white space', text.replace(':', ': ')],
    ['no line end', text.trimEnd()],
    ['more after it', `${text} `],
    ['a key twice', text.replace('{', '{"capturedAt":"x",')],
    ['an unknown key', text.replace('"seq":7', '"seq":7,"zzz":1')],
    ['a number in another spelling', text.replace('"seq":7', '"seq":7.0')],
    ['a key that is missing', text.replace('"seq":7,', '')],
    ['an escaped spelling of a path', text.replace('pool/empty/', 'pool\\/empty/')],
  ])('refuses %s', (_, content) => {
    expect(() => parseManifest(Buffer.from(content))).toThrow(
      expect.objectContaining({ code: 'manifest-mismatch' }),
    );
  });

  const [secret, folder, link, odd] = someItems;
  if (secret === undefined || folder === undefined || link === undefined || odd === undefined)
    throw new Error('four items');

  it.each<[string, Item[], RegExp]>([
    ['another order', [folder, secret], /byte order/],
    ['an item twice', [secret, secret], /byte order/],
    ['a way out', [fileItem('pool/../../etc/passwd', '')], /"\.\."/],
    ['an absolute path', [fileItem('/etc/passwd', '')], /absolute/],
    ['an empty component', [fileItem('pool//x', '')], /empty component/],
    ['a NUL', [fileItem('pool/a\0', '')], /NUL/],
    ['an unknown source', [fileItem('other/x', '')], /none of its sources/],
    [
      'an item below a file',
      [fileItem('pool/a', ''), fileItem('pool/a.b', ''), fileItem('pool/a/b', '')],
      /below a file/,
    ],
    ['an item below a link', [linkItem('pool/a', 'b'), fileItem('pool/a/b', '')], /below a file or a link/],
    ['an empty folder that is a file too', [fileItem('pool/a', ''), folderItem('pool/a/')], /below a file/],
    ['an empty folder that is not', [folderItem('pool/a/'), fileItem('pool/a/b', '')], /holds items/],
    ['a link that points out', [linkItem('pool/a', '../x')], /points outside/],
    ['a link without a target', [{ ...link, target: undefined }], /links have a target/],
    ['a file with a target', [{ ...secret, target: 'x' }], /links have a target/],
    ['a link with another hash', [{ ...link, sha256: sha256Of('x') }], /target/],
    ['a link with a mode', [{ ...link, mode: 0o600 }], /0777/],
    ['a folder with content', [{ ...folder, sha256: sha256Of('x') }], /empty folder/],
    ['a folder with a size', [{ ...folder, size: 1 }], /only files/],
    ['a secret that others may read', [{ ...secret, mode: 0o640 }], /others/],
    ['a path that is not its bytes', [{ ...odd, path: 'pool/x' }], /disagree/],
  ])('refuses %s', (_, items, reason) => {
    expect(refusal(manifestOf(items))).toMatch(reason);
  });

  it.each<[string, Partial<Manifest>, RegExp]>([
    ['another digest', { contentDigest: sha256Of('x') }, /digest/],
    ['a label that is a path', { sources: [{ label: '..', path: '/x' }] }, /label/],
    ['a label twice', { sources: [...manifest.sources, ...manifest.sources] }, /label/],
    ['too few items in parts', { parts: manifest.parts.map((part) => ({ ...part, items: 3 })) }, /add up/],
    [
      'a numbered part alone',
      { parts: manifest.parts.map((part) => ({ ...part, name: 'payload-001.tar.age' })) },
      /names its parts/,
    ],
    ['no part', { parts: [] }, /parts/],
  ])('refuses %s', (_, changes, reason) => {
    expect(refusal(manifestOf(someItems, changes))).toMatch(reason);
  });
});
