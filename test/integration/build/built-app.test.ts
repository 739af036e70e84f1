// What the build has made for the window: bridges that load in a sandbox, pages that need nothing from elsewhere and nothing inline.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { namesOf } from '../../../build/vite/contract-names.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import { projectRoot } from '../../support/import-graph.ts';

const out = path.join(projectRoot, 'out');
const read = (...names: string[]) => readFileSync(path.join(out, ...names), 'utf8');

describe.each(['window.cjs', 'passphrase.cjs'])('the bridge %s', (name) => {
  const code = read('preload', name);

  it('is one file that requires electron and nothing else', () => {
    const required = [...code.matchAll(/\brequire\(([^)]*)\)/g)].map((match) => match[1]);
    expect(new Set(required)).toEqual(new Set(['"electron"']));
    expect(code).not.toMatch(/^\s*(import|export)\b/m);
  });

  it('carries no schemas', () => {
    expect(code).not.toContain('zod');
    expect(code.length).toBeLessThan(30_000);
  });
});

describe('the bridge of the main window', () => {
  it('knows every name of the contract', () => {
    const [, written = ''] = /^const CONTRACT_NAMES = (\{[^}]*\});/.exec(read('preload', 'window.cjs')) ?? [];
    expect(JSON.parse(written)).toEqual(namesOf(contract));
    expect(Object.keys(namesOf(contract))).toContain('vault');
  });
});

describe.each(['index.html', 'passphrase.html'])('the page %s', (name) => {
  const page = read('renderer', name);

  it('has nothing inline, which its policy would refuse', () => {
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:|data:/i);
    const scripts = [...page.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes, body] of scripts) {
      expect(attributes).toContain('src="./assets/');
      expect(body?.trim()).toBe('');
    }
  });

  it('refers to files of its own only', () => {
    const places = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    for (const place of places) expect(read('renderer', place).length).toBeGreaterThan(0);
  });
});

describe('the styles and scripts of the pages', () => {
  const assets = readdirSync(path.join(out, 'renderer', 'assets'));

  it('refer to no other host and inline no file', () => {
    const styles = assets.filter((name) => name.endsWith('.css'));
    expect(styles.length).toBeGreaterThan(0);
    for (const name of styles) {
      const places = [...read('renderer', 'assets', name).matchAll(/url\(([^)]+)\)/g)].map((match) =>
        (match[1] ?? '').replaceAll(/['"]/g, ''),
      );
      expect(places.filter((place) => !place.startsWith('./'))).toEqual([]);
    }
    for (const name of assets.filter((each) => each.endsWith('.js'))) {
      expect(read('renderer', 'assets', name)).not.toMatch(/data:(font|image|application)\//);
    }
  });
});
