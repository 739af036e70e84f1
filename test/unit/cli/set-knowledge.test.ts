// What a person says of a set from the command line, and what is shown of it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noKnowledge } from '../../../shared/domain/set-knowledge.ts';
import type { OwnProfile } from '../../../shared/profiles/own-profile.ts';
import { derived, exportReport, fakeEngine, goodCopy, retentionReport } from './fake-engine.ts';
import { coldkeep } from './terminal.ts';

const nowMs = (): number => Date.UTC(2026, 10, 21);

describe('what is handed to the engine', () => {
  const cases: readonly [command: string, call: string][] = [
    [
      'set describe pool --option a b --no-option c --option d --network preprod',
      'describeSet "pool" {"options":["a","b","d"],"network":"preprod"}',
    ],
    ['set describe pool --network none', 'describeSet "pool" {"network":null}'],
    [
      'set describe pool --seen-slot 140 --on-chain-counter 7',
      `describeSet "pool" {"seenSlot":{"slot":140,"atMs":${nowMs()}},"onChainCounter":{"number":7,"atMs":${nowMs()}}}`,
    ],
    [
      'set describe pool --seen-slot none --on-chain-counter none',
      `describeSet "pool" {"seenSlot":null,"onChainCounter":{"number":null,"atMs":${nowMs()}}}`,
    ],
    ['set describe pool --verification-level cold', 'describeSet "pool" {"verificationLevel":"cold"}'],
    ['set describe pool --verification-level none', 'describeSet "pool" {"verificationLevel":null}'],
    ['set describe pool --on-chain-counter unknown', 'describeSet "pool" {"onChainCounter":null}'],
    ['set assign pool keys/x --as cold-skey', 'assignItem "pool" {"path":"keys/x","key":"cold-skey"}'],
    ['set assign pool keys/x --as none', 'assignItem "pool" {"path":"keys/x","key":null}'],
    [
      'set attest pool seed --place Bank --custodian Ada --looked 2026-11-20',
      `attest "pool" {"key":"seed","place":"Bank","custodian":"Ada","lookedAtMs":${Date.UTC(2026, 10, 20)}}`,
    ],
    [
      'set attest pool seed --place Bank --custodian Ada',
      `attest "pool" {"key":"seed","place":"Bank","custodian":"Ada","lookedAtMs":${nowMs()}}`,
    ],
  ];
  it.each(cases)('%s', async (command, call) => {
    const result = await coldkeep(command.split(' '), { nowMs });
    expect(result.stderr).toBe('');
    expect(result.engine.calls).toContain(call);
    expect(result.status).toBe(0);
  });

  it('takes an option back that held, and no other', async () => {
    const engine = fakeEngine({ vault: { knowledgeOf: () => ({ ...noKnowledge, options: ['a', 'b'] }) } });
    await coldkeep(['set', 'describe', 'pool', '--no-option', 'a'], { engine });
    expect(engine.calls).toContain('describeSet "pool" {"options":["b"]}');
  });

  it.each([
    'set describe pool',
    'set describe pool --seen-slot soon',
    'set describe pool --seen-slot -1',
    'set describe pool --network testnet',
    'set assign pool keys/x',
    'set attest pool seed --place Bank',
    'set attest pool seed --place Bank --custodian Ada --looked yesterday',
    'set attest pool seed --place Bank --custodian Ada --looked 2026-11-31',
    'set attest pool seed --place Bank --custodian Ada --looked 2026-11-22',
  ])('refuses "%s"', async (command) => {
    const result = await coldkeep(command.split(' '), { nowMs });
    expect(result.status).toBe(2);
    expect(result.engine.calls.filter((call) => /^(describeSet|assignItem|attest) /.test(call))).toEqual([]);
  });
});

describe('items of your own as a file', () => {
  const own: OwnProfile = { coldkeepProfile: 1, title: 'My bot', summary: '', items: [] };
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coldkeep-own-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are read, and written back as they were', async () => {
    const given = join(folder, 'given.json');
    const out = join(folder, 'out.json');
    await writeFile(given, JSON.stringify(own));
    const result = await coldkeep([
      'set',
      'describe',
      'bot',
      '--own-profile',
      given,
      '--write-own-profile',
      out,
    ]);
    expect(result.status).toBe(0);
    expect(result.engine.calls).toContain(`describeSet "bot" ${JSON.stringify({ ownProfile: own })}`);
    expect(JSON.parse(await readFile(out, 'utf8'))).toEqual(own);
  });

  it.each([
    ['that is not JSON', '{'],
    ['that is no profile', '{"coldkeepProfile":2}'],
    ['that is too large', ' '.repeat(2 * 1024 * 1024)],
  ])('refuses a file %s', async (_, text) => {
    const given = join(folder, 'given.json');
    await writeFile(given, text);
    const result = await coldkeep(['set', 'describe', 'bot', '--own-profile', given, '--json']);
    expect(result.json()).toMatchObject({ error: { code: 'bad-input' } });
    expect(result.status).toBe(2);
  });

  it('are not written where there are none, and no file is left', async () => {
    const out = join(folder, 'out.json');
    const result = await coldkeep(['set', 'describe', 'bot', '--write-own-profile', out]);
    expect(result.status).toBe(2);
    await expect(readFile(out)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('what is shown', () => {
  it('is all that is known, as JSON and as a page', async () => {
    const json = await coldkeep(['set', 'show', 'pool', '--json']);
    expect(json.json()).toMatchObject({
      set: 'pool',
      profile: { id: 'custom' },
      knowledge: noKnowledge,
      derived,
      warnings: [expect.stringMatching(/bundle of node1 .* while its service ran/)],
      retention: retentionReport,
    });
    const { stdout } = await coldkeep(['set', 'show', 'pool']);
    expect(stdout).toContain('Pool id  pool1test');
    expect(stdout).toMatch(/seq 1\s+1 Jan 1970\s+goes\s+newer ones stand for its time/);
  });

  it('of retention removes nothing without being told', async () => {
    const result = await coldkeep(['set', 'retention', 'pool', '--json']);
    expect(result.json()).toEqual({ ...retentionReport, removed: [] });
    expect(result.engine.calls.filter((call) => call.startsWith('removeBundle'))).toEqual([]);
  });

  it('of retention is asked about before the intake is touched', async () => {
    const intake = {
      id: 'intake',
      label: 'Intake',
      generations: [
        { id: 'aa', name: 'node-1', takenAtMs: 2, keeps: true, why: 'one of the newest' },
        { id: 'bb', name: 'node-1', takenAtMs: 1, keeps: false, why: 'newer ones stand for its time' },
      ],
    };
    const engine = () =>
      fakeEngine({ vault: { retention: () => ({ ...retentionReport, carriers: [intake] }) } });
    const asked = await coldkeep(['set', 'retention', 'node', '--apply'], { engine: engine() });
    expect(asked.status).toBe(2);
    expect(asked.engine.calls.filter((call) => call.startsWith('removeBundle'))).toEqual([]);
    const done = await coldkeep(['set', 'retention', 'node', '--apply', '--yes', '--json'], {
      engine: engine(),
    });
    expect(done.json()).toMatchObject({ removed: ['bb'] });
    expect(done.engine.calls.filter((call) => call.startsWith('removeBundle'))).toEqual([
      'removeBundle {"set":"node","id":"bb","why":"retention: newer ones stand for its time"}',
    ]);
  });

  it('before an export is what it removes, and after it what it removed', async () => {
    const going = { snapshot: 'S', seq: 1, takenAtMs: 0, why: 'newer ones stand for its time' };
    const engine = fakeEngine({
      vault: {
        export: async (_, input) => {
          input.onRetiring?.('Blue stick', [going]);
          return { ...exportReport, copies: [{ ...goodCopy, retired: [going] }] };
        },
      },
    });
    const { stdout, stderr } = await coldkeep(['export', 'pool', '--to', '/a'], { engine });
    expect(stderr).toContain(
      'Blue stick lets go, once the new copy is verified: seq 1 of 1 Jan 1970 (newer ones stand for its time).',
    );
    expect(stdout).toContain('Seq 1 of 1 Jan 1970 was removed: newer ones stand for its time.');
  });

  it('of a restore is the order in which it is put back', async () => {
    const { stdout } = await coldkeep(['restore', '--at', '/a', '--set', 'pool', '--into', '/b']);
    expect(stdout).toContain('1. Cold signing key (operator, 400)');
    expect(stdout).toContain('Mind: It never goes onto a machine with a network.');
    expect(stdout).toContain('$ chmod 400 keys/cold.skey');
    expect(stdout).toContain('Never run two producers.');
  });
});
