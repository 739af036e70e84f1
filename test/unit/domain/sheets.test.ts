import decodeQr from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { drillSheet } from '../../../shared/domain/print/drill-sheet.ts';
import { labelCode, labelSheet } from '../../../shared/domain/print/label-sheet.ts';
import { qrSquare } from '../../../shared/domain/print/qr-square.ts';
import { sheetFile, sheetPage } from '../../../shared/domain/print/sheet-html.ts';
import { sheetCode, sheetSchema } from '../../../shared/domain/print/sheet.ts';
import { medium as mediumOf, signingKey, snapshotId, vaultId } from './checklist-input.ts';
import { originOf, sheetsNamed } from './sheet-fixture.ts';

const plain = sheetsNamed('Großer Blauer Stift');
const evil = '<script>alert(1)</script>"\'&\u202e\n\u001b[2J';
const hostile = sheetsNamed(evil);
const kinds = Object.keys(plain);
const sheet = (of: Record<string, (typeof plain)[string]>, kind: string) => sheetSchema.parse(of[kind]);

describe.each(kinds)('the sheet %s', (kind) => {
  it('is whole as a file: nothing loaded, nothing run, black and white', () => {
    const file = sheetFile(sheet(plain, kind));
    expect(file).not.toMatch(
      /<script|<link|<img|<iframe|https?:|url\(|@import|\son[a-z]+=|\sstyle=|javascript:/i,
    );
    expect(new Set(file.match(/#[0-9a-f]{3,8}\b/gi))).toEqual(new Set(['#fff', '#000']));
    for (const opened of ['section', 'table', 'tr', 'td', 'li', 'div', 'p', 'ol', 'ul', 'code', 'svg']) {
      const count = (pattern: string): number => file.match(new RegExp(pattern, 'g'))?.length ?? 0;
      expect([opened, count(`<${opened}[ >]`)]).toEqual([opened, count(`</${opened}>`)]);
    }
  });

  it('names what it is about, when it was printed, and the journal head in words', () => {
    const file = sheetFile(sheet(plain, kind));
    expect(file).toContain('Großer Blauer Stift');
    expect(file).toMatch(/Printed 21 Nov 2026/);
    expect(file).toContain('topmost Istanbul Pluto vagabond');
    expect(file).not.toMatch(/undefined|NaN|\[object/);
  });

  it('keeps every name a text', () => {
    const file = sheetFile(sheet(hostile, kind));
    expect(file).not.toContain('<script');
    expect(file).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
    expect(file).toContain('&lt;script&gt;');
  });

  it('has a code without names', () => {
    const { code } = sheet(hostile, kind).foot;
    expect(code).toMatch(/^coldkeep:1 vault=[0-9a-f-]{36}(?: \w+=[\w+/=-]+)+$/);
    expect(code).toContain(`key=${signingKey}`);
    expect(code).toContain('head=e58294f2e9a22748');
  });

  it('has no style of its own as a page of the app', () => {
    const page = sheetPage(sheet(plain, kind), ['/sheet.css'], ['/fonts/a.woff2']);
    expect(page).not.toMatch(/<style|\sstyle=/);
    expect(page).toContain('<link rel="stylesheet" href="/sheet.css">');
  });
});

describe('what a sheet says', () => {
  it('a practice vault says so', () => {
    const practice = { ...sheet(plain, 'plan'), practice: true };
    expect(sheetFile(practice)).toContain('PRACTICE');
    expect(sheetFile(sheet(plain, 'plan'))).not.toContain('PRACTICE');
  });

  it('a plan has its acts in order, with minutes, and the way without the trip', () => {
    const { body } = sheet(sheetsNamed('Red disk'), 'plan');
    expect(body).toContain('1. Bring Red disk home and export to it');
    expect(body).toContain('3 min');
    expect(body).toContain('Without the trip');
  });

  it('a receipt tells a copy that failed from one that stands', () => {
    const { body } = sheet(plain, 'receipt');
    expect(body).toContain('1 of 2 copies written and read back.');
    expect(body).toContain('verified, read back cold');
    expect(body).toContain('failed: Großer Blauer Stift');
  });

  it('a label says itself that it belongs to a rehearsal, because it is cut out', () => {
    const media = [{ id: vaultId, label: 'Red stick', type: 'hdd' as const, enrolledAtMs: 0 }];
    const rehearsed = labelSheet(media, { ...originOf('Practice'), practice: true });
    expect(rehearsed.body).toContain('PRACTICE, not real.');
    expect(rehearsed.body).toContain('<p>Hard disk</p>');
    expect(labelSheet(media, originOf('ACME')).body).not.toContain('PRACTICE');
  });

  it('a drill of a snapshot that is not known has a code without it', () => {
    const drill = {
      set: 'pool',
      atMs: 0,
      status: 'passed' as const,
      seconds: 9,
      items: 1,
      medium: null,
      snapshot: snapshotId,
      failures: [],
      past: [],
    };
    const unknown = drillSheet({ ...drill, seq: null }, originOf('ACME'));
    expect(unknown.foot.code).not.toContain('snapshot=');
    expect(unknown.body).toContain(`<code>${snapshotId}</code>`);
    const known = drillSheet({ ...drill, seq: 4 }, originOf('ACME'));
    expect(known.foot.code).toContain(`snapshot=${snapshotId} seq=4`);
    expect(known.body).toContain(`<code>${snapshotId}, seq 4</code>`);
  });

  it('labels tell neither place nor person', () => {
    const { body } = sheet(plain, 'labels');
    expect(body).not.toMatch(new RegExp(`${mediumOf('bbbb').custodian}|Bank Nord|Home`));
    expect(body).toContain('Medium c2c2c2c2');
  });
});

describe('qrSquare', () => {
  const longest = sheetCode({
    vault: vaultId,
    snapshot: snapshotId,
    seq: 123_456,
    signingKey,
    journalHead: 'f'.repeat(64),
  });

  it.each([longest, labelCode(vaultId, originOf('x'))])('is read back as %s', (text) => {
    const svg = qrSquare(text, 'Code');
    const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
    const scale = 4;
    const data = new Uint8Array(4 * (size * scale) ** 2).fill(255);
    for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
        const start = 4 * (row * size * scale + Number(x) * scale);
        data.fill(0, start, start + 4 * Number(length) * scale);
        for (let alpha = start + 3; alpha < start + 4 * Number(length) * scale; alpha += 4) data[alpha] = 255;
      }
    }
    expect(decodeQr({ width: size * scale, height: size * scale, data })).toBe(text);
  });

  it('has four quiet modules on every side, and modules of half a millimetre', () => {
    const svg = qrSquare(longest, 'Code');
    const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
    expect(svg).toContain(`width="${(size / 2).toFixed(1)}mm"`);
    const runs = [...svg.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((run) => run.slice(1).map(Number));
    expect(Math.min(...runs.map(([x]) => x ?? 0))).toBe(4);
    expect(Math.min(...runs.map(([, y]) => y ?? 0))).toBe(4);
    expect(Math.max(...runs.map(([x, , length]) => (x ?? 0) + (length ?? 0)))).toBe(size - 4);
    expect(size).toBeLessThanOrEqual(57);
  });
});
