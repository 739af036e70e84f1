// Sticks that lie about their size, and sticks that lose bytes: found by the test of media, mended by repair and by stock par2.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediumTestReportSchema } from '../../shared/domain/medium-test.ts';
import { chanceOf } from './bench/chance.ts';
import { errorCode, Laptop, type Outcome } from './bench/laptop.ts';
import type { Stick } from './bench/stick.ts';

let laptop: Laptop;
beforeAll(async () => {
  laptop = await Laptop.start();
});
afterAll(() => laptop?.stop());

const mib = 1 << 20;
const shell = (script: string, ...words: string[]) => laptop.machine.guest.shell(script, ...words);
const filesOn = (stick: Stick) => shell('cd "$1"; find . -type f', stick.at);

async function tested(stick: Stick, ...more: string[]): Promise<Outcome> {
  // A machine without a vault: whoever has just bought a stick.
  return laptop.coldkeep('--home', '/mnt/no-vault', 'media', 'test', '--at', stick.at, ...more);
}

describe('coldkeep media test', () => {
  it.each([
    ['sampled', []],
    ['full', ['--full']],
  ])('finds a stick that claims more than it holds (%s)', async (_, more) => {
    const stick = await laptop.stick({ name: 'fake', sizeBytes: 96 * mib, realBytes: 24 * mib });
    await stick.mount();
    const outcome = await tested(stick, ...more);
    expect(outcome).toMatchObject({ status: 1 });
    const { test } = mediumTestReportSchema.parse(outcome.json);
    expect(test.verdict).toBe('failed');
    expect(test.estimatedBytes ?? 0).toBeGreaterThan(20 * mib);
    expect(test.estimatedBytes ?? Infinity).toBeLessThan(28 * mib);
    await stick.remove();
  });

  it('passes an honest one, and leaves nothing on it', async () => {
    const stick = await laptop.stick({ name: 'honest', sizeBytes: 48 * mib });
    await stick.mount();
    expect(await tested(stick)).toMatchObject({ status: 0, json: { test: { verdict: 'passed' } } });
    expect(await filesOn(stick)).toBe('');
    await stick.remove();
  });

  it('tells of a stick that is pulled out meanwhile, and the next test clears up', async () => {
    const stick = await laptop.stick({ name: 'gone', sizeBytes: 48 * mib });
    await stick.mount();
    stick.pullAfter(200);
    expect(await tested(stick)).toMatchObject({ status: 4, json: { error: { code: 'medium-removed' } } });
    await stick.unmount();
    await stick.mount();
    expect(await tested(stick)).toMatchObject({ status: 0 });
    expect(await filesOn(stick)).toBe('');
    await stick.remove();
  });
});

describe('coldkeep repair', () => {
  it('mends what stock par2 finds damaged, also after it was interrupted by a pull', async () => {
    const stick = await laptop.stick({ name: 'worn' });
    await stick.mount();
    expect(await laptop.coldkeep('export', 'keys', '--to', stick.at)).toMatchObject({ status: 0 });
    const folder = await shell('echo "$1"/COLDKEEP/*/snapshots/*', stick.at);
    const par2 = (act: string) =>
      laptop.machine.guest.run([
        '/bin/sh',
        '-c',
        'cd "$1"; exec par2 "$2" -q -B . ../../parity/"$(basename "$1")"/parity.par2',
        'sh',
        folder,
        act,
      ]);
    expect(await par2('verify')).toMatchObject({ status: 0 });
    await shell('yes lost | head -c 3000 | dd of="$1"/payload.tar.age bs=1 seek=100000 conv=notrunc', folder);
    await laptop.forgetCache();
    expect(await par2('verify')).toMatchObject({ status: 1 });
    expect(await laptop.coldkeep('verify', '--at', stick.at)).toMatchObject({ status: 1 });

    stick.pullAfter(chanceOf('repair').below(300));
    const pulled = await laptop.coldkeep('repair', '--at', stick.at);
    await stick.unmount();
    await stick.mount();
    expect([0, 'medium-removed']).toContain(errorCode(pulled.json) ?? pulled.status);
    expect(await laptop.coldkeep('repair', '--at', stick.at)).toMatchObject({ status: 0 });
    expect(await laptop.wholeCopies(stick)).toHaveLength(1);
    expect(await par2('verify')).toMatchObject({ status: 0 });
    expect(await laptop.coldkeep('verify', '--at', stick.at)).toMatchObject({ status: 0 });
    await stick.remove();
  });
});
