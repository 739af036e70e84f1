// What the main process makes of a file that was dropped: a token for a bundle of a kit, and one sentence for everything else.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hearDrops } from '../../../../electron/main/ipc/dropped-bundle.ts';
import { Tokens } from '../../../../electron/main/ipc/tokens.ts';
import { dropChannel, type Answer } from '../../../../shared/ipc/call.ts';
import { chosenBundleSchema } from '../../../../shared/ipc/bundles.ts';

const name = 'coldkeep-bundle-loom-node-host.example-20261121T080000Z.tar.age';
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'coldkeep-drop-'));
  writeFileSync(join(folder, name), 'sealed');
  writeFileSync(join(folder, 'identity.age'), 'no bundle');
  mkdirSync(join(folder, `coldkeep-bundle-a-folder.tar.age`));
  symlinkSync(join(folder, 'identity.age'), join(folder, 'coldkeep-bundle-a-link.tar.age'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function drop(given: unknown, from = 'window') {
  const channels = new Map<string, (event: string, input: unknown) => Promise<Answer<unknown>>>();
  const tokens = new Tokens('bundle');
  const reports: string[] = [];
  hearDrops<string>(
    {
      port: { handle: (channel, answer) => void channels.set(channel, answer) },
      isOurs: (event) => event === 'window',
      report: (line) => void reports.push(line),
    },
    tokens,
  );
  const [[channel, answer] = []] = [...channels];
  if (channel !== dropChannel || answer === undefined || channels.size !== 1)
    throw new Error('another channel is heard');
  return { answer: answer(from, given), tokens, reports };
}

describe('a file that was dropped', () => {
  it('is answered a token that says nothing of where it is', async () => {
    const { answer, tokens } = drop(join(folder, name));
    const given = await answer;
    if (!given.ok) throw new Error('it was refused');
    const bundle = chosenBundleSchema.parse(given.value);
    expect(bundle).toEqual({ token: expect.stringMatching(/^bundle-[0-9a-f]{32}$/), name, bytes: 6 });
    expect(JSON.stringify(bundle)).not.toContain(folder);
    expect(tokens.pathOf(bundle.token)).toBe(join(folder, name));
  });

  it('is refused in the same words whether it is no bundle, no file or not there', async () => {
    const names = [
      'identity.age',
      'nothing',
      'coldkeep-bundle-gone.tar.age',
      'coldkeep-bundle-a-folder.tar.age',
      'coldkeep-bundle-a-link.tar.age',
    ];
    const answers = await Promise.all(names.map((each) => drop(join(folder, each)).answer));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });

  it.each([
    ['nothing', ''],
    ['a name', name],
    ['a number', 7],
    ['an object', {}],
    ['too much', `/${'a'.repeat(5000)}`],
  ])('is none where %s comes instead of a path', async (_what, given) => {
    expect(await drop(given).answer).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });

  it('is heard of from our own window only', async () => {
    const { answer, reports } = drop(join(folder, name), 'a stranger');
    expect(await answer).toMatchObject({ ok: false });
    expect(reports).toHaveLength(1);
    expect(reports.join()).not.toContain(folder);
  });
});
