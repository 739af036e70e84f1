// Sticks that are pulled out by surprise, at moments drawn by lot, while the command line writes to them and reads them back.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { exportReportSchema, type CopyReport } from '../../shared/domain/reports.ts';
import { chanceOf } from './bench/chance.ts';
import { errorCode, Laptop, type Outcome } from './bench/laptop.ts';
import { fileSystems, type FileSystem } from './bench/stick-image.ts';
import type { Stick } from './bench/stick.ts';

/** So many are to come in the middle of a command. One that was done before its moment came loses its stick right afterwards, mounted as it is. */
const enough = 50;

/** In each, all three sticks of an export are pulled out, each at its own moment, and then each while it is read back: six removals. */
const mostRounds = 20;

let laptop: Laptop;
beforeAll(async () => {
  laptop = await Laptop.start();
});
afterAll(() => laptop?.stop());

/** A stick, what it must hold, oldest first, and how many requests a command makes of it that it stays in for. */
interface Held {
  readonly fileSystem: FileSystem;
  readonly stick: Stick;
  readonly good: string[];
  writing: number;
  reading: number;
}

/** Results stand beside the error where some media failed. */
const resultsSchema = z.looseObject(exportReportSchema.shape);

/** What an export made that went well: the snapshot, and that every copy holds. */
function snapshotOf(outcome: Outcome): string {
  if (outcome.status !== 0) throw new Error(`status ${outcome.status}: ${outcome.message}`);
  const report = exportReportSchema.parse(outcome.json);
  expect(report.copies.filter(({ status, error }) => status !== 'verified' || error !== undefined)).toEqual(
    [],
  );
  return report.snapshot.id;
}

/** How many requests a command makes of each stick. */
async function requestsOf(sticks: readonly Held[], command: () => Promise<unknown>): Promise<number[]> {
  const before = sticks.map(({ stick }) => stick.memory.requests);
  await command();
  return sticks.map(({ stick }, index) => stick.memory.requests - (before[index] ?? 0));
}

/** What is told of a stick that was pulled out: that it was, or nothing where it was done before; which it was if the stick was in. */
function expectTruth(code: string | null, message: string, wasIn: boolean): void {
  const either = wasIn ? [null] : [null, 'medium-removed'];
  expect({ code, message }).toEqual({ code: expect.toBeOneOf(either), message });
}

const exportAll = (sticks: readonly Held[]): Promise<Outcome> =>
  laptop.coldkeep('export', 'keys', ...sticks.flatMap(({ stick }) => ['--to', stick.at]));

async function plugIn(sticks: readonly Held[]): Promise<void> {
  for (const { stick, fileSystem } of sticks) {
    // A dead mount goes first.
    await stick.unmount();
    await stick.mount(fileSystem);
  }
}

/** Does to each stick whose file system an export calls damaged what the export says, to the letter, and answers those sticks. */
async function repairFileSystems(outcome: Outcome, sticks: readonly Held[]): Promise<Held[]> {
  const report = resultsSchema.safeParse(outcome.json);
  if (!report.success) return [];
  const damaged: Held[] = [];
  for (const copy of report.data.copies) {
    const held = sticks.find(({ stick }) => stick.at === copy.to);
    if (held !== undefined && (await laptop.repairFileSystem(copy))) damaged.push(held);
  }
  await plugIn(damaged);
  return damaged;
}

it('keeps what was good, is told of, and takes the next export', async () => {
  const chance = chanceOf('removal');
  const story: string[] = [];
  const sticks: Held[] = [];
  for (const fileSystem of fileSystems) {
    const stick = await laptop.stick({ name: fileSystem, fileSystem });
    sticks.push({ fileSystem, stick, good: [], writing: 0, reading: 0 });
  }
  await plugIn(sticks);
  const heal = async () => {
    const outcome = await exportAll(sticks);
    const damaged = await repairFileSystems(outcome, sticks);
    for (const { fileSystem } of damaged) {
      story.push(`${fileSystem}: damaged, repaired as the export said`);
      process.stderr.write(`${story.at(-1)}\n`);
    }
    const snapshot = snapshotOf(damaged.length === 0 ? outcome : await exportAll(sticks));
    for (const { good } of sticks) if (good.at(-1) !== snapshot) good.push(snapshot);
  };
  await heal();
  await laptop.changeKeys();
  const writing = await requestsOf(sticks, heal);
  await laptop.forgetCache();
  const reading = await requestsOf(sticks, async () => {
    for (const { stick } of sticks)
      expect(await laptop.coldkeep('verify', '--at', stick.at)).toMatchObject({ status: 0 });
  });
  sticks.forEach((held, index) => Object.assign(held, { writing: writing[index], reading: reading[index] }));

  const count = { during: 0, afterwards: 0 };
  const tell = (held: Held, act: string, wasIn: boolean, told: string | null): void => {
    count[wasIn ? 'afterwards' : 'during'] += 1;
    const line = `${held.fileSystem}: ${act}, pulled out ${wasIn ? 'right after it' : 'meanwhile'}: ${told ?? 'done'}`;
    story.push(line);
    process.stderr.write(`${story.length} ${line}\n`);
  };
  const expectCopies = async ({ stick, good }: Held): Promise<void> => {
    const copies = await laptop.wholeCopies(stick);
    expect({ story, copies }).toEqual({ story, copies: good.slice(-2) });
  };

  for (let round = 1; round <= mostRounds && count.during < enough; round++) {
    await laptop.changeKeys();
    const isForgetful = chance.below(2) === 1;
    // Of its own: how many writes are asked about is not the same in every run, and the moments are to be.
    const losses = chanceOf(`losses ${round}`);
    const forgets = () => isForgetful && losses.below(2) === 1;
    for (const held of sticks) held.stick.pullAfter(chance.below(held.writing), forgets);
    const pulled = await exportAll(sticks);
    const report = resultsSchema.safeParse(pulled.json);
    if (!report.success) throw new Error(`status ${pulled.status}: ${pulled.message}`);
    const copyOf = (stick: Stick): CopyReport | undefined =>
      report.data.copies.find(({ to }) => to === stick.at);
    for (const held of sticks) {
      const wasIn = await held.stick.pullNow(forgets);
      const copy = copyOf(held.stick);
      const code = copy?.error?.code ?? null;
      tell(held, 'export', wasIn, code);
      expectTruth(code, pulled.message, wasIn);
    }
    expect(pulled.status).toBe(report.data.copies.some(({ error }) => error !== undefined) ? 4 : 0);
    await plugIn(sticks);
    for (const { stick, good } of sticks) {
      const copies = await laptop.wholeCopies(stick);
      // Where an export that failed was that far, the new copy stands, and the older of the two may have been retired for it.
      expect({ story, copies }).toEqual({ story, copies: expect.arrayContaining(good.slice(-1)) });
      expect(copies.length).toBeGreaterThanOrEqual(2);
      // What was said to be verified holds, although nobody unmounted the stick.
      if (copyOf(stick)?.error === undefined) good.push(report.data.snapshot.id);
      expect({ story, copies }).toEqual({ story, copies: expect.arrayContaining(good.slice(-1)) });
    }
    await heal();

    await laptop.forgetCache();
    for (const held of sticks) {
      held.stick.pullAfter(chance.below(held.reading));
      const { status, json, message } = await laptop.coldkeep('verify', '--at', held.stick.at);
      const wasIn = await held.stick.pullNow();
      tell(held, 'verify', wasIn, errorCode(json));
      expectTruth(errorCode(json), message, wasIn);
      expect(status).toBe(errorCode(json) === null ? 0 : 4);
      await plugIn([held]);
      await expectCopies(held);
    }
  }
  process.stderr.write(`${count.during} removals during a command, ${count.afterwards} right after it\n`);
  expect(count.during).toBeGreaterThanOrEqual(enough);
  for (const { stick } of sticks) {
    const last = await laptop.coldkeep('verify', '--at', stick.at, '--open');
    expect(last).toMatchObject({ status: 0, json: { failures: [] } });
    await stick.remove();
  }
});
