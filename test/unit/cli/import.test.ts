import { describe, expect, it } from 'vitest';
import { wordsOfBundle } from '../../../shared/domain/words-of-bundle.ts';
import { fakeEngine, importedBundle, passphrase } from './fake-engine.ts';
import { coldkeep } from './terminal.ts';

const args = ['import', '/media/carrier/b.tar.age', '--set', 'pool'];
const typedPassphrase = `${passphrase}\r`;
const words = wordsOfBundle('e58294f2e9a227486e8b061b31cc528f');
const spoken = words.join(' ');
const importOf = (calls: readonly string[]): unknown => {
  const call = calls.find((each) => each.startsWith('importBundle '));
  return call === undefined ? null : JSON.parse(call.slice('importBundle '.length));
};
const typing = (...typed: string[]) => coldkeep(args, { env: {}, typed: [...typed, typedPassphrase] });

describe('the words of a bundle', () => {
  it('are asked for on a terminal, in one row or two', async () => {
    const one = await typing(`${spoken}\r`);
    expect(one.status).toBe(0);
    expect(importOf(one.engine.calls)).toMatchObject({ words: `${spoken}\n` });
    expect(one.stderr).toContain('Words: ');
    const rows = [words.slice(0, 2).join(' '), words.slice(2).join(', ').toLowerCase()];
    const two = await typing(`${rows[0]}\r`, `${rows[1]}\r`);
    expect(importOf(two.engine.calls)).toMatchObject({ words: `${rows[0]}\n${rows[1]}\n` });
  });

  it('may be typed again after a slip, three times', async () => {
    const slip = `${spoken.replace('Istanbul', 'Istambul')}\r`;
    const mended = await typing(slip, `${spoken}\r`);
    expect(mended.status).toBe(0);
    expect(mended.stderr).toContain('Word 2, "Istambul", is none of the words that a kit shows.');
    const given = await typing(slip, slip, slip);
    expect(given.status).toBe(2);
    expect(given.engine.calls).toEqual([]);
  });

  it('are left out with an empty line, and the page says that the origin is not confirmed', async () => {
    const result = await typing('\r');
    expect(importOf(result.engine.calls)).toEqual({ bundle: args[1], set: 'pool' });
    expect(result.stdout).toContain('its origin is not confirmed');
  });

  it('are not asked for elsewhere: one line and one entry in the journal', async () => {
    const result = await coldkeep(args);
    const remark = 'Nobody was asked for the words of the bundle: its origin is not confirmed.';
    expect(result.status).toBe(0);
    expect(result.stderr).toContain(`note: ${remark}\n`);
    expect(result.engine.calls).toContain(`note ${JSON.stringify(remark)}`);
  });

  it('come as an option, or are said to be had by nobody, and not both', async () => {
    const given = await coldkeep([...args, '--words', spoken]);
    expect(importOf(given.engine.calls)).toMatchObject({ words: spoken });
    expect(given.stdout).toContain('its origin is confirmed');
    expect((await coldkeep([...args, '--without-words'])).stderr).toBe('');
    expect((await coldkeep([...args, '--words', spoken, '--without-words'])).status).toBe(2);
  });
});

describe('an import', () => {
  it('prints the scan with the bundle', async () => {
    const result = await coldkeep([...args, '--without-words', '--json']);
    expect(result.json()).toMatchObject({ set: 'pool', bundle: { id: importedBundle.id } });
    const page = (await coldkeep([...args, '--without-words'])).stdout;
    expect(page).toContain('was running while the files were copied');
    expect(page).toContain('0.25 s behind its time server');
  });

  it('ends with 1 where the set has a critical finding', async () => {
    const finding = { code: 'x', severity: 'critical' as const, subject: 's', message: 'm', fix: '' };
    const importBundle = async () => ({
      set: 'pool',
      contentDigest: 'ab'.repeat(32),
      items: [],
      findings: [finding],
      derived: [],
      bundle: importedBundle,
    });
    const result = await coldkeep([...args, '--without-words'], {
      engine: fakeEngine({ vault: { importBundle } }),
    });
    expect(result.status).toBe(1);
  });
});

describe('the bundles of a set', () => {
  it('are listed, and removed with a reason once that is confirmed', async () => {
    const list = await coldkeep(['bundle', 'list', 'pool']);
    expect(list.stdout).toMatch(/Bundle +Host +Taken +Imported +Origin +Size/);
    const remove = ['bundle', 'remove', 'pool', 'abab', '--why', 'too old'];
    expect((await coldkeep(remove)).status).toBe(2);
    const removed = await coldkeep([...remove, '--yes']);
    expect(removed.status).toBe(0);
    expect(removed.engine.calls).toContain('removeBundle {"set":"pool","id":"abab","why":"too old"}');
  });
});
