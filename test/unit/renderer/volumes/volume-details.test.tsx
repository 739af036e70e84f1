// The details of what is plugged in as they are drawn: what is asked of every drive is there, whatever is known of it.
import { describe, expect, it } from 'vitest';
import { stateOf } from '../../../../renderer/bridge/fake-bridge.ts';
import { VolumeDetails } from '../../../../renderer/volumes/volume-details.tsx';
import type { Volume } from '../../../../shared/ipc/views.ts';
import { drawn, textOf, nowMs } from '../bridge/drawn.tsx';
import { day, drive, known, volume } from '../export/fixtures.ts';

const details = (changes: Partial<Volume>) => drawn(<VolumeDetails volume={volume('1', changes)} />);

type Copy = Volume['copies'][number];
const copyOf = (seq: number, changes: Partial<Copy> = {}): Copy => ({
  snapshot: `snapshot ${seq}`,
  set: 'ACME pool',
  seq,
  status: 'verified',
  level: 'cold',
  verifiedAtMs: nowMs - 2 * day,
  onMedium: true,
  ...changes,
});

/** Name and value of every fact. */
const factsIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(([, name = '', value = '']) => [
      name,
      textOf(value),
    ]),
  );

describe('the details of what is plugged in', () => {
  it('say of a medium what the drive is, which vaults and copies it carries, and when it was last verified', () => {
    const html = details({
      drive: drive({ label: 'BLUE', sizeBytes: 32_000_000_000 }),
      medium: known('Blue stick', {
        id: '7c1e90b4-51ab-4d7e-8a60-3f9ac1d27be0',
        lastVerifiedMs: nowMs - 2 * day,
      }),
      carriesThisVault: true,
      otherVaults: ['0b5f8e52-6d0c-4c3e-9f4f-6a1d2c3b4a59'],
      copies: [copyOf(9), copyOf(8, { status: 'suspect' })],
      path: '/media/operator/BLUE',
    });
    expect(factsIn(html)).toEqual({
      'Maker and model': 'SanDisk Ultra',
      'Serial number': '4C530001',
      Bus: 'USB, removable',
      Size: '28.6 GB, 28.1 GB free, on a drive of 32 GB',
      'File system': 'exFAT, id 4A21-00FF',
      Label: 'BLUE',
      'Read-only': 'no',
      'Mounted at': '/media/operator/BLUE',
      Medium: 'One of this vault, 7c1e 90b4',
      'Vaults on it': 'ACME vault and 1 other vault : 0b5f 8e52',
      Copies: 'ACME pool , number 9 Verified 2 days ago, read back cold ACME pool , number 8 Suspect',
      'Last verified': '2 days ago',
    });
  });

  it('are closed, and a button that names the medium opens them', () => {
    const html = details({ medium: known('Blue stick') });
    expect(html).toMatch(/<button[^>]*aria-expanded="false"/);
    expect(textOf(/<button.*?<\/button>/.exec(html)?.[0] ?? '')).toBe('Details of Blue stick');
    expect(html).not.toMatch(/<h\d/);
  });

  it('say what is not told, and cut what is too long without letting it turn the line around', () => {
    const facts = factsIn(
      details({
        description: '',
        drive: drive({ serial: `\u202E${'9'.repeat(90)}`, bus: null, label: null }),
        readOnly: true,
      }),
    );
    expect(facts).toMatchObject({
      'Maker and model': 'not told',
      Bus: 'not told, removable',
      Label: 'none',
      'Read-only': 'yes',
      Medium: 'Not a medium yet',
      'Vaults on it': 'none',
      Copies: 'none of this vault',
      'Last verified': 'never',
    });
    expect(facts['Serial number']).toHaveLength(44);
    expect(facts['Serial number']).not.toContain('\u202E');
  });

  it('claim nothing of what was not looked into', () => {
    const waiting = factsIn(details({ state: 'not-mounted', path: null, drive: drive() }));
    expect(waiting).toMatchObject({ 'Mounted at': 'not mounted', 'On it': 'Known once it is mounted.' });
    expect(Object.keys(waiting)).not.toContain('Copies');
    const pulled = factsIn(
      details({ present: false, medium: known('Blue stick', { lastVerifiedMs: null }) }),
    );
    expect(pulled).toMatchObject({ 'Last verified': 'never', 'On it': 'Known again once it is plugged in.' });
    expect(Object.keys(pulled)).not.toContain('Copies');
  });

  it('say of a folder that no drive is known below it', () => {
    const facts = factsIn(details({ drive: null }));
    expect(facts).toMatchObject({ Drive: 'none is known below this folder' });
    expect(Object.keys(facts)).not.toContain('Serial number');
  });

  it('name the newest copies, and what the vault and the medium say differently', () => {
    const copies = [
      copyOf(9, { onMedium: false }),
      copyOf(8, { set: null, status: null }),
      ...[7, 6, 5, 4].map((seq) => copyOf(seq)),
    ];
    const { Copies: words } = factsIn(details({ copies }));
    expect(words).toContain('number 9 Recorded, not found on it');
    expect(words).toContain('A set that is not known , number 8 Not known to this vault');
    expect(words).toContain('number 6');
    expect(words).not.toContain('number 5');
    expect(words).toMatch(/and 2 older copies$/);
  });

  it('name the ids of three other vaults at most', () => {
    const otherVaults = ['aaaaaaaa-1', 'bbbbbbbb-1', 'cccccccc-1', 'dddddddd-1'];
    expect(factsIn(details({ otherVaults }))['Vaults on it']).toBe(
      '4 other vaults : aaaa aaaa , bbbb bbbb , cccc cccc , …',
    );
  });

  it('call the vault that is open this vault where its name is not known', () => {
    const state = stateOf({});
    const html = drawn(<VolumeDetails volume={volume('1', { carriesThisVault: true })} />, {
      'app.state': { ...state, vault: { ...state.vault, name: null } },
    });
    expect(factsIn(html)['Vaults on it']).toBe('this vault');
  });
});
