// What makes a folder a runtime, what makes a download the pinned one, and when a build is current: on real files.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildIsCurrent } from '../../../build/electron/build-is-current.mjs';
import {
  cachedDevelopment,
  isDevelopment,
  markerName,
  requireIntegrity,
} from '../../../build/electron/development-runtime.mjs';
import { namedRuntime, runtimeIn } from '../../../build/electron/official-runtime.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'coldkeep-runtime-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content = ''): string => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
};

const executableName: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};
const putElectron = () => put(executableName[process.platform] ?? 'electron');

describe('a folder', () => {
  it('holds a runtime where the executable is, with the version it names', () => {
    expect(runtimeIn(folder, 'official')).toBeNull();
    const executable = putElectron();
    put('version', 'v45.4.1\n');
    expect(runtimeIn(folder, 'official')).toEqual({
      kind: 'official',
      folder,
      executable,
      version: '45.4.1',
    });
  });

  it('that is named must hold one', () => {
    expect(namedRuntime({})).toBeNull();
    expect(namedRuntime({ ELECTRON_OVERRIDE_DIST_PATH: '' })).toBeNull();
    expect(() => namedRuntime({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toThrow(/holds no Electron/);
    putElectron();
    expect(namedRuntime({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toMatchObject({ kind: 'named', folder });
  });

  it('of a development runtime is told from a real one wherever it lies', () => {
    putElectron();
    const runtime = runtimeIn(folder, 'named');
    if (runtime === null) throw new Error('there is no runtime');
    expect(isDevelopment(runtime)).toBe(false);
    put(markerName);
    expect(isDevelopment(runtime)).toBe(true);
  });

  it('of an empty cache holds none', () => {
    expect(cachedDevelopment({ XDG_CACHE_HOME: folder })).toBeNull();
  });
});

describe('a download', () => {
  it('is taken only if every byte is the pinned one', () => {
    const content = 'x'.repeat(10_000_000);
    const file = put('download', content);
    const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
    requireIntegrity(file, integrity);
    put('download', `${content.slice(1)}y`);
    expect(() => requireIntegrity(file, integrity)).toThrow(/is not the pinned one/);
    expect(() => requireIntegrity(file)).toThrow(/is not the pinned one/);
  });
});

/** Sets when a file was changed last. */
const at = (file: string, seconds: number) => utimesSync(file, seconds, seconds);

describe('a build', () => {
  it('is current until a source changes, comes or goes', () => {
    expect(buildIsCurrent(folder)).toBe(false);
    const source = put('renderer/sets/sets.tsx');
    const built = put('out/completions/_coldkeep');
    const age = () => {
      at(source, 1000);
      at(path.dirname(source), 1000);
      at(path.join(folder, 'renderer'), 1000);
      at(built, 2000);
    };
    age();
    expect(buildIsCurrent(folder)).toBe(true);
    at(source, 3000);
    expect(buildIsCurrent(folder)).toBe(false);
    age();
    put('renderer/sets/another.tsx');
    expect(buildIsCurrent(folder)).toBe(false);
    rmSync(path.join(folder, 'renderer/sets/another.tsx'));
    at(built, 2000);
    expect(buildIsCurrent(folder)).toBe(false);
  });
});
