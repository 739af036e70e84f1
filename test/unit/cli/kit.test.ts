import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeKit } from '../../../electron/core/capture/kit/write-kit.ts';
import { fakeEngine } from './fake-engine.ts';
import { coldkeep } from './terminal.ts';

const recipient = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coldkeep-test-'));
  out = join(folder, 'kit');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const withoutVault = () => fakeEngine({ hasVault: false, engine: { writeKit } });

describe('coldkeep kit', () => {
  it('needs neither a vault nor a passphrase where the recipient is given', async () => {
    const result = await coldkeep(['kit', 'openspp', '--out', out, '--recipient', recipient, '--json'], {
      engine: withoutVault(),
    });
    expect(result.json()).toEqual({
      profile: 'openspp',
      files: ['README.txt', 'kit.conf', 'coldkeep-kit.sh'],
    });
    expect(result.status).toBe(0);
    expect(readFileSync(join(out, 'coldkeep-kit.sh'), 'utf8')).toContain(recipient);
  });

  it('says what to do with it', async () => {
    const { stdout, status } = await coldkeep(['kit', 'loom-node', '--out', out, '--recipient', recipient]);
    expect(status).toBe(0);
    expect(stdout).toContain('sh coldkeep-kit.sh --dry-run');
    expect(stdout).toContain('sixteen words');
  });

  it('takes recipient and name of the vault, and leaves a line in its journal', async () => {
    const { status, engine } = await coldkeep(['kit', 'loom-node', '--out', out], {
      env: { COLDKEEP_PASSPHRASE: 'harbor-velvet-onion-canal-tundra-pencil-mosaic' },
    });
    expect(status).toBe(0);
    expect(engine.calls).toEqual(
      expect.arrayContaining([
        `writeKit ${JSON.stringify({ profile: 'loom-node', out, recipient: 'age1test', vault: 'ACME keys' })}`,
        `note ${JSON.stringify(`A kit for loom-node was written to ${out}.`)}`,
      ]),
    );
  });

  it('needs a vault where no recipient is given', async () => {
    const { status, stderr } = await coldkeep(['kit', 'loom-node', '--out', out], { engine: withoutVault() });
    expect(status).toBe(2);
    expect(stderr).toContain('There is no vault');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    [['kit', 'no-such', '--recipient', recipient], 'no kit for the profile'],
    [['kit', 'custom', '--recipient', 'age1mistyped'], 'not an age recipient'],
  ])('refuses %j', async (words, reason) => {
    const { status, stderr } = await coldkeep([...words, '--out', out], { engine: withoutVault() });
    expect(status).toBe(2);
    expect(stderr).toContain(reason);
    expect(readdirSync(folder)).toEqual([]);
  });
});
