// Sticks that are pulled out by surprise, at moments drawn by lot, while the command line writes to them and reads them back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportReportSchema } from '../../shared/domain/reports.ts';
import { chanceOf } from './bench/chance.ts';
import { errorCode, Laptop, type Outcome } from './bench/laptop.ts';
import { fileSystems } from './bench/stick-image.ts';
import type { Stick } from './bench/stick.ts';

/** Of each file system: pulled out once while it is written to and once while it is read back. 3 × 9 × 2 = 54 removals. */
const rounds = 9;

let laptop: Laptop;
beforeAll(async () => {
  laptop = await Laptop.start();
});
afterAll(() => laptop?.stop());

/** What an export made: the snapshot, and that its only copy holds. */
function snapshotOf(outcome: Outcome): string {
  if (outcome.status !== 0) throw new Error(`status ${outcome.status}: ${outcome.message}`);
  const report = exportReportSchema.parse(outcome.json);
  expect(report.copies.map((copy) => [copy.status, copy.error])).toEqual([['verified', undefined]]);
  return report.snapshot.id;
}

/** How many requests a command makes of a stick that stays in. */
async function requestsOf(stick: Stick, command: () => Promise<unknown>): Promise<number> {
  const before = stick.memory.requests;
  await command();
  return stick.memory.requests - before;
}

/** Status and words of a command whose stick was pulled out. */
function expectToTellOfRemoval({ status, json, message }: Outcome): void {
  expect({ status, message, code: errorCode(json) }).toMatchObject({ status: 4, code: 'medium-removed' });
}

describe.each(fileSystems)('a stick with %s that is pulled out', (fileSystem) => {
  it('keeps what was good, is told of, and takes the next export', async () => {
    const chance = chanceOf(`removal ${fileSystem}`);
    const stick = await laptop.stick({ name: fileSystem, fileSystem });
    await stick.mount(fileSystem);
    const at = ['--to', stick.at];
    const good = [snapshotOf(await laptop.coldkeep('export', 'keys', ...at))];
    await laptop.changeKeys();
    const writing = await requestsOf(stick, async () => {
      good.push(snapshotOf(await laptop.coldkeep('export', 'keys', ...at)));
    });
    await laptop.forgetCache();
    const reading = await requestsOf(stick, () => laptop.coldkeep('verify', '--at', stick.at));
    const story: string[] = [];
    const tell = (line: string) => {
      story.push(line);
      process.stderr.write(`${fileSystem}, ${line}\n`);
    };

    for (let round = 1; round <= rounds; round++) {
      await laptop.changeKeys();
      const after = chance.below(writing);
      const isForgetful = chance.below(2) === 1;
      stick.pullAfter(after, () => isForgetful && chance.below(2) === 1);
      const pulled = await laptop.coldkeep('export', 'keys', ...at);
      await stick.unmount();
      tell(`export, pulled after ${after} of ${writing}: ${pulled.status} ${errorCode(pulled.json)}`);
      // It may have been done before its time was up; then the copy must hold although nobody unmounted the stick.
      if (pulled.status === 0) good.push(snapshotOf(pulled));
      else expectToTellOfRemoval(pulled);

      await stick.mount(fileSystem);
      const left = await laptop.wholeCopies(stick);
      expect({ story, left }).toEqual({ story, left: expect.arrayContaining(good.slice(-2)) });
      const healed = snapshotOf(await laptop.coldkeep('export', 'keys', ...at));
      if (healed !== good.at(-1)) good.push(healed);
      expect(await laptop.wholeCopies(stick)).toEqual(good.slice(-2));

      await laptop.forgetCache();
      const afterReads = chance.below(reading);
      stick.pullAfter(afterReads);
      const interrupted = await laptop.coldkeep('verify', '--at', stick.at);
      await stick.unmount();
      tell(
        `verify, pulled after ${afterReads} of ${reading}: ${interrupted.status} ${errorCode(interrupted.json)}`,
      );
      if (interrupted.status !== 0) expectToTellOfRemoval(interrupted);
      await stick.mount(fileSystem);
      expect(await laptop.wholeCopies(stick)).toEqual(good.slice(-2));
    }
    const last = await laptop.coldkeep('verify', '--at', stick.at, '--open');
    expect(last).toMatchObject({ status: 0, json: { failures: [] } });
    await stick.remove();
  });
});
