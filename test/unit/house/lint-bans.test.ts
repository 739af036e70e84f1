// Each layering rule of .oxlintrc.json fires where it should and stays silent where it should.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../support/import-graph.ts';

const network = 'no network code';
const sodium = 'only user of libsodium';
const sqlite = 'opens databases';
const electron = 'may know Electron';
const engine = 'electron/core is the engine';
const pure = 'shared/ is pure';

/** A file, a line in it, and a piece of the reason that the linter must give; null: it must say nothing. */
const cases: readonly [file: string, line: string, reason: string | null][] = [
  ['shared/domain/a.ts', "import fs from 'node:fs'", pure],
  ['shared/domain/b.ts', "import type { Stats } from 'node:fs'", pure],
  ['shared/domain/c.ts', "import { x } from '../../electron/core/vault.ts'", pure],
  ['shared/domain/d.ts', "import { z } from 'zod'", null],
  ['shared/domain/e.ts', "void fetch('x')", network],
  ['shared/profiles/f.ts', "import net from 'net'", network],
  ['electron/core/a.ts', "import { x } from '../cli/run.ts'", engine],
  ['electron/core/b.ts', "import sodium from 'libsodium-wrappers-sumo'", sodium],
  ['electron/core/c.ts', "import fs from 'node:fs'", null],
  ['electron/core/jobs/a.ts', "import { app } from 'electron'", electron],
  ['electron/core/jobs/b.ts', "import { x } from '../../main/window.ts'", engine],
  ['electron/core/jobs/c.ts', "import { x } from '../../../renderer/app.ts'", engine],
  ['electron/core/media/a.ts', "import sodium from 'libsodium-wrappers-sumo'", sodium],
  ['electron/core/media/b.ts', "import Database from 'better-sqlite3'", sqlite],
  ['electron/core/media/c.ts', "import net from 'node:net'", network],
  ['electron/core/media/d.ts', "export const socket = new WebSocket('x')", network],
  ['electron/core/catalogue/a.ts', "import type Database from 'better-sqlite3'", sqlite],
  ['electron/core/catalogue/open-database.ts', "import Database from 'better-sqlite3'", null],
  ['electron/core/catalogue/b/open-database.ts', "import Database from 'better-sqlite3'", sqlite],
  ['electron/core/crypto/a.ts', "import sodium from 'libsodium-wrappers-sumo'", null],
  ['electron/core/crypto/age/a.ts', "import sodium from 'libsodium-wrappers-sumo'", null],
  ['electron/core/crypto/b.ts', "import Database from 'better-sqlite3'", sqlite],
  ['electron/core/crypto/c.ts', "import { x } from '../../cli/run.ts'", engine],
  ['electron/core/crypto/d.ts', "import tls from 'node:tls'", network],
  ['electron/core/crypto/e.ts', "import { app } from 'electron'", electron],
  ['electron/cli/a.ts', "import { app } from 'electron/main'", electron],
  ['electron/cli/b.ts', "import { x } from '../main/window.ts'", 'under plain Node'],
  ['electron/cli/c.ts', "import http from 'node:http'", network],
  ['electron/cli/d.ts', "import sodium from 'libsodium-wrappers-sumo'", sodium],
  ['electron/cli/e.ts', "import { x } from '../core/vault.ts'", null],
  ['electron/main/a.ts', "import { app } from 'electron'", null],
  ['electron/main/b.ts', "import { x } from '../cli/run.ts'", 'neither the command line'],
  ['electron/main/c.ts', "import dns from 'node:dns/promises'", network],
  ['electron/main/d.ts', "import sodium from 'libsodium-wrappers-sumo'", sodium],
  ['electron/preload/a.ts', "import { x } from '../core/vault.ts'", 'only bridge'],
  ['electron/preload/b.ts', "import { contextBridge } from 'electron'", null],
  ['electron/preload/c.ts', "import fs from 'node:fs'", 'only bridge'],
  ['renderer/a.ts', "import { x } from '../electron/core/vault.ts'", 'sees words only'],
  ['renderer/b.ts', "import { shell } from 'electron'", 'sees words only'],
  ['renderer/c.ts', "void fetch('x')", network],
  ['renderer/d.ts', "import { x } from '../shared/domain/words.ts'", null],
];

describe('the lint rules of the house', () => {
  let folder = '';
  let messages: { filename: string; message: string; help?: string }[] = [];

  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'coldkeep-lint-'));
    cpSync(path.join(projectRoot, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'));
    for (const [file, line] of cases) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), `${line};\n`);
    }
    const oxlint = path.join(projectRoot, 'node_modules', 'oxlint', 'bin', 'oxlint');
    const linted = spawnSync(process.execPath, [oxlint, '--format=json'], { cwd: folder, encoding: 'utf8' });
    messages = (JSON.parse(linted.stdout) as { diagnostics: typeof messages }).diagnostics;
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(cases)('%s: %s', (file, _line, reason) => {
    const said = messages
      .filter(({ filename }) => filename.replaceAll(path.sep, '/') === file)
      .map(({ message, help }) => `${message} ${help ?? ''}`)
      .filter((text) => /restricted|Coldkeep|electron|shared/.test(text))
      .map((text) => (reason !== null && text.includes(reason) ? reason : text));
    expect([...new Set(said)]).toEqual(reason === null ? [] : [reason]);
  });
});
