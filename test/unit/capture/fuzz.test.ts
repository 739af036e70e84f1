// A small share of what test/slow/fuzz.ts does by the million: broken files for every parser and check.
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSodium } from '../../../electron/core/crypto/sodium.ts';
import { makeCorpus, type CorpusFile } from '../../support/fuzz/corpus.ts';
import { mutated } from '../../support/fuzz/mutations.ts';
import { SeededRandom } from '../../support/fuzz/random.ts';
import { fuzzInput } from '../../support/fuzz/targets.ts';

const inputs = 3000;
let corpus: readonly CorpusFile[] = [];

beforeAll(async () => {
  await loadSodium();
  corpus = await makeCorpus();
}, 60_000);

describe('broken files', () => {
  it('make no parser and no check throw', { timeout: 120_000 }, async () => {
    const failed: string[] = [];
    for (let index = 0; index < inputs; index += 1) {
      const input = fuzzInput(corpus, 20_261_121, index);
      try {
        const shown = input.show();
        if (shown !== null) await shown;
      } catch (error) {
        failed.push(`${index} ${input.target} ${input.path}: ${String(error)}`);
      }
    }
    expect(failed).toEqual([]);
  });

  it('are the same for the same number, and differ from what they were made of', () => {
    const [file, other] = corpus;
    if (file === undefined || other === undefined) throw new Error('the corpus is empty');
    const broken = (seed: number) => Buffer.from(mutated(file.bytes, other.bytes, new SeededRandom(seed)));
    expect(broken(5)).toEqual(broken(5));
    const changed = Array.from({ length: 50 }, (_, seed) => broken(seed)).filter(
      (bytes) => !bytes.equals(file.bytes),
    );
    expect(changed.length).toBeGreaterThan(40);
    expect(fuzzInput(corpus, 1, 7).bytes).toEqual(fuzzInput(corpus, 1, 7).bytes);
  });
});
