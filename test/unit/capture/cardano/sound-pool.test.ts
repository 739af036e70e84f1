import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardanoChecks } from '../../../../electron/core/capture/checks/cardano/index.ts';
import { makePracticePool } from '../../../../electron/core/practice/practice-pool.ts';
import { filesBelow, runChecks, type Files } from '../../../support/run-checks.ts';

const now = Date.parse('2026-11-21T12:00:00Z');
const folder = mkdtempSync(path.join(tmpdir(), 'coldkeep-pool-'));
let files: Files = {};

beforeAll(async () => {
  await makePracticePool(folder, { seed: 'sound', now });
  files = { ...filesBelow(path.join(folder, 'pool')), ...filesBelow(path.join(folder, 'config')) };
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a pool with which all is well', () => {
  it('has no findings', async () => {
    const { findings } = await runChecks(cardanoChecks, files, { nowMs: now });
    expect(findings).toEqual([]);
  });

  it('is recognised by its values', async () => {
    const { derived } = await runChecks(cardanoChecks, files, { nowMs: now });
    const byName = new Map(derived.map(({ name, value }) => [name, value]));
    expect(byName.get('pool-id')).toBe(Buffer.from(files['pool/pool.id-bech32'] ?? '').toString());
    expect(byName.get('pool-id-hex')).toBe(Buffer.from(files['pool/pool.id'] ?? '').toString());
    expect(byName.get('opcert-number')).toBe('0');
    expect(byName.get('counter-next')).toBe('1');
  });
});
