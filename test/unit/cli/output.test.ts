import { describe, expect, it } from 'vitest';
import { ageText, durationText, momentText } from '../../../electron/cli/print/measures.ts';
import { Page, pageStyle } from '../../../electron/cli/print/page.ts';
import { tableLines } from '../../../electron/cli/print/table.ts';
import { cutMiddle, textWidth, wrap } from '../../../electron/cli/print/text-width.ts';
import type { SetStatus } from '../../../shared/domain/reports.ts';
import { exportReport, fakeEngine, passphrase, restoreReport, scanReport, setStatus } from './fake-engine.ts';
import { coldkeep } from './terminal.ts';

const escape = '\u001b[';

const plain = (cell: { text: string }): string => cell.text;

const unpainted = (text: string): string =>
  [0, 1, 2, 31, 32, 33].reduce((left, code) => left.replaceAll(`${escape}${code}m`, ''), text);

describe('tables', () => {
  const columns = [
    { title: 'Name', atLeast: 6 },
    { title: 'Size', align: 'right' as const },
    { title: 'Empty' },
  ];

  it('are aligned by the width that is seen, and leave out empty columns', () => {
    const rows = [
      ['a', '1 byte', ''],
      ['日本', '22 bytes', ''],
    ];
    expect(tableLines(columns, rows, Infinity, plain)).toEqual([
      'Name      Size',
      'a       1 byte',
      '日本  22 bytes',
    ]);
  });

  it('are cut in the middle of what may be cut, and never below its least width', () => {
    const rows = [['keys/payment/cold.skey', '1 byte', '']];
    expect(tableLines(columns, rows, 20, plain)[1]).toBe('keys/p….skey  1 byte');
    expect(tableLines(columns, rows, 5, plain)[1]).toBe('key…ey  1 byte');
  });

  it('show hostile names harmlessly', () => {
    const [, row] = tableLines(columns, [['a\u001b[2J\nb\u202e', '', '']], Infinity, plain);
    expect(row).toBe(String.raw`a\u{1b}[2J\u{a}b\u{202e}`);
  });
});

describe('text', () => {
  it('is measured in columns', () => {
    expect(textWidth('日本e\u0301')).toBe(5);
  });

  it.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdefg', 6, 'abc…fg'],
    ['日本日本日本', 7, '日本…本'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
  ])('%s in %i columns is %s', (text, columns, expected) => {
    const cut = cutMiddle(text, columns);
    expect(textWidth(cut)).toBeLessThanOrEqual(columns);
    expect(cut).toBe(expected);
  });

  it('is broken at spaces, words stay whole', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('a-very-long-word b', 4)).toEqual(['a-very-long-word', 'b']);
  });

  it.each([
    [0.04, 'less than 1 s'],
    [4.4, '4 s'],
    [65, '1 min 05 s'],
    [4320, '1 h 12 min'],
  ])('%f seconds are %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });

  const nowMs = Date.UTC(2026, 10, 21, 5, 0);
  it.each([
    [null, 'never'],
    ['2026-11-21T01:00:00Z', 'today'],
    ['2026-11-20T23:00:00Z', 'yesterday'],
    ['2026-09-06T00:00:00Z', '76 days ago'],
    ['2025-09-01T00:00:00Z', '14 months ago'],
    ['2027-01-01T00:00:00Z', '2027-01-01, ahead of the clock'],
    ['not a time', 'not a time'],
  ])('%s is %s', (iso, text) => {
    expect(ageText(iso, nowMs)).toBe(text);
  });

  it('gives moments in UTC', () => {
    expect(momentText('2026-11-21T05:11:59.000Z')).toBe('2026-11-21 05:11 UTC');
  });
});

describe('colour and marks', () => {
  const terminal = { isTTY: true, columns: 120, write: () => undefined };
  it.each([
    [{ LANG: 'C.UTF-8' }, { colour: true, unicode: true }],
    [
      { LANG: 'C.UTF-8', LC_ALL: 'C' },
      { colour: true, unicode: false },
    ],
    [{ NO_COLOR: '1' }, { colour: false, unicode: false }],
    [{ NO_COLOR: '' }, { colour: true, unicode: false }],
    [{ TERM: 'dumb' }, { colour: false, unicode: false }],
  ])('with %j', (env, expected) => {
    expect(pageStyle(terminal, env, 'linux')).toMatchObject(expected);
  });

  it('are words too: colour is only on a terminal and never the only sign', async () => {
    const uncoloured = (await coldkeep(['status'])).stdout;
    expect(uncoloured).not.toContain(escape);
    const args = { stdoutIsTerminal: true, columns: 200 };
    const env = { COLDKEEP_PASSPHRASE: passphrase, LANG: 'C.UTF-8' };
    const coloured = (await coldkeep(['status'], { ...args, env: { ...env } })).stdout;
    expect(coloured).toContain(`${escape}32m✓ verified`);
    expect(unpainted(coloured)).toBe(uncoloured);
    const ascii = (await coldkeep(['status'], { env: { ...env, LANG: 'C' } })).stdout;
    expect(ascii).toContain('+ verified');
    expect(ascii).toMatch(/^[\n\u0020-\u007e]*$/);
  });
});

describe('what a person reads', () => {
  const behind: SetStatus = {
    ...setStatus,
    freshness: 'behind',
    changes: { added: ['keys/new.cert'], changed: ['keys/opcert'], removed: [] },
    policy: [
      { rule: 'copies', status: 'met', detail: '3 of 3.', fix: 'Nothing.' },
      { rule: 'offsite', status: 'unmet', detail: '0 of 1.', fix: 'Take one to another place.' },
    ],
    overall: 'danger',
  };

  it('status: verdict, changes, copies, rules with reason and remedy, the unmet first', async () => {
    const engine = fakeEngine({ vault: { status: async () => ({ sets: [behind] }) } });
    const { stdout, status } = await coldkeep(['status'], { engine });
    expect(status).toBe(1);
    expect(stdout).toContain('✗ danger   content ◆ behind');
    expect(stdout).toContain('added   keys/new.cert');
    expect(stdout).toContain('Blue stick  usb   Safe');
    expect(stdout.indexOf('✗ unmet')).toBeLessThan(stdout.indexOf('✓ met'));
    expect(stdout).toContain('  0 of 1.\n  → Take one to another place.');
    expect(stdout).not.toContain('→ Nothing.');
    expect(stdout).toContain('1 rule is not met, in "pool".');
  });

  it('scan: items, then findings with remedies; many items by kind', async () => {
    const few = await coldkeep(['scan', 'pool']);
    expect(few.stdout).toContain('pool: 2 items, 2 MB');
    expect(few.stdout).toContain('keys/cold.skey      cold-skey  secret-cold');
    expect(few.stdout).toContain('▲ warn');
    expect(few.stdout).toContain('→ chmod 400');
    const items = Array.from({ length: 500 }, (_, index) => ({
      path: `keys/${index}`,
      key: 'unclassified',
      kind: 'data' as const,
      size: 10,
      sha256: '',
    }));
    const engine = fakeEngine({ vault: { scan: async () => ({ ...scanReport, items, findings: [] }) } });
    const many = await coldkeep(['scan', 'pool'], { engine });
    expect(many.stdout).toContain('500 items, 5 KB');
    expect(many.stdout.split('\n').length).toBeLessThan(20);
  });

  it.each([
    [['export', 'pool', '--to', '/media/blue'], 'Snapshot 20261121T050000Z-0123456789ab, number 1: 2 items'],
    [['verify', '--at', '/m'], '1 copy was read back; every byte is as it was written.'],
    [['verify', '--at', '/m', '--open'], 'read back, opened and compared'],
    [['drill', '--at', '/m'], '2 items, 2 MB, decrypted and compared in 2 s; nothing was left on the disk.'],
    [
      ['restore', '--at', '/m', '--set', 'pool', '--into', '/x'],
      '2 items of set "pool" restored into /tmp/pool',
    ],
    [['media', 'list'], 'Blue stick  usb   Safe'],
    [['profiles'], 'custom   Anything else'],
    [['profiles', 'show', 'custom'], 'cold-skey  secret-cold  yes'],
    [['set', 'list'], 'pool  cardano-spo  /keys'],
    [['log'], '2026-11-20 10:00 UTC  The vault was made.'],
    [['checklist', 'pool', '--list'], 'laptop-lost  The laptop is lost'],
    [['checklist', 'pool', '--scenario', 'laptop-lost'], '- [ ] **1. Fetch the medium**'],
  ])('%j says "%s"', async (args, says) => {
    const { stdout, status } = await coldkeep(args);
    expect(stdout).toContain(says);
    expect(status).toBe(0);
  });

  it('export and restore: critical findings with their remedies, the others as a number', async () => {
    const [warning] = scanReport.findings;
    const findings = [
      ...scanReport.findings,
      { ...warning, severity: 'critical', message: 'The key is gone.' },
    ] as typeof scanReport.findings;
    const engine = fakeEngine({
      vault: {
        export: async () => ({ ...exportReport, findings }),
        restore: async () => ({ ...restoreReport, findings }),
      },
    });
    for (const [args, where] of [
      [['export', 'a pool', '--to', '/m'], "coldkeep scan 'a pool'"],
      [['restore', '--at', '/m', '--set', 'pool', '--into', '/x'], '--json has them'],
    ] as const) {
      const { stdout } = await coldkeep(args, { engine });
      expect(stdout).toContain('The key is gone.');
      expect(stdout).not.toContain('Others can read it.');
      expect(stdout).toContain(`1 warning besides: ${where}`);
    }
  });

  it('a restore that found nothing to restore is not called good', async () => {
    const engine = fakeEngine({ vault: { restore: async () => ({ ...restoreReport, items: 0 }) } });
    const args = ['restore', '--at', '/m', '--set', 'pool', '--into', '/x', '--only', 'binary'];
    const { stdout, status } = await coldkeep(args, { engine });
    expect(stdout).toContain('▲ attention 0 items of set "pool" restored');
    expect(status).toBe(0);
  });

  it('init and adopt say what was made and what comes next', async () => {
    const init = await coldkeep(['init', '--name', 'ACME'], { engine: fakeEngine({ hasVault: false }) });
    expect(init.stdout).toContain('signing key  RWQtest');
    const adopt = await coldkeep(['adopt', '--at', '/m'], { engine: fakeEngine({ hasVault: false }) });
    expect(adopt.stdout).toContain('as of seq 7, 2026-11-20 10:00 UTC');
  });

  it('notes of the engine go to stderr', async () => {
    const engine = fakeEngine();
    const openVault: typeof engine.openVault = async (input) => ({
      ...(await engine.openVault(input)),
      notes: ['The predecessor of the catalogue was used.'],
    });
    const result = await coldkeep(['scan', 'pool', '--json'], { engine: { ...engine, openVault } });
    expect(result.stderr).toBe('note: The predecessor of the catalogue was used.\n');
    expect(result.json()).toEqual(scanReport);
  });
});

describe('a reader that goes away', () => {
  const brokenPipe = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });

  it('is no failure and says nothing', async () => {
    const result = await coldkeep(['log'], { stdoutError: brokenPipe });
    expect([result.status, result.stderr]).toEqual([0, '']);
  });

  it('does not change what the command found', async () => {
    const engine = fakeEngine({ vault: { log: () => ({ events: [], chain: 'broken' }) } });
    expect((await coldkeep(['log'], { stdoutError: brokenPipe, engine })).status).toBe(1);
  });

  it('is told apart from a disk that is full', async () => {
    const full = Object.assign(new Error('write ENOSPC'), { code: 'ENOSPC' });
    const result = await coldkeep(['log'], { stdoutError: full });
    expect(result.status).toBe(2);
    expect(result.stderr).toContain(
      'coldkeep: The results could not be written to standard output (write ENOSPC).',
    );
  });
});

describe('a page', () => {
  it('breaks sentences on a terminal and nowhere else', () => {
    const long = 'word '.repeat(60).trim();
    const narrow = new Page({ colour: false, unicode: true, columns: 40 });
    narrow.sentence(long, 2);
    const lines = narrow.text().trimEnd().split('\n');
    expect(lines.every((line) => line.startsWith('  word') && line.length <= 40)).toBe(true);
    const piped = new Page({ colour: false, unicode: true, columns: Infinity });
    piped.sentence(long);
    expect(piped.text()).toBe(`${long}\n`);
  });
});
