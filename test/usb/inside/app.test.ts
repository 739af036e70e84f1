// Runs in the emulated machine: the app, its list of what is plugged in, and an export whose stick is pulled out.
/// <reference lib="dom" />
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Volume } from '../../../shared/ipc/views.ts';
import { launchApp, type LaunchedApp } from '../../support/app.ts';
import { ask, typePassphrase, untilState } from '../../e2e/security/passphrase.ts';
import { wish } from './hands.ts';

const home = process.env['COLDKEEP_BENCH_HOME'] ?? '';
const passphrase = process.env['COLDKEEP_BENCH_PASSPHRASE'] ?? '';
const medium = process.env['COLDKEEP_BENCH_MEDIUM'] ?? '';
const patient = { timeout: 120_000, interval: 200 };

let launched: LaunchedApp;
beforeAll(async () => {
  launched = await launchApp({ home });
});
afterAll(() => launched?.close());

/** What the window lists of USB. */
async function sticks(): Promise<Volume[]> {
  const answer = await launched.page.evaluate(() => window.coldkeep.volumes.list({ set: null }));
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.filter(({ type }) => type === 'usb');
}

const untilStick = (is: (volume: Volume) => boolean): Promise<Volume> =>
  vi.waitUntil(async () => (await sticks()).find(is), patient);
const untilNone = () => vi.waitUntil(async () => (await sticks()).length === 0, patient);

/** Exports the set to a volume, and answers the job when it is over. */
async function exported(volume: Volume) {
  const started = await launched.page.evaluate(
    (token) =>
      window.coldkeep.exports.start({
        set: 'keys',
        targets: [{ volume: token, words: { label: 'Blue stick' } }],
        acceptedCritical: null,
      }),
    volume.token,
  );
  if (!started.ok) throw new Error(started.error.message);
  const { job: id } = started.value;
  const isOver = ({ jobs }: Awaited<ReturnType<typeof untilState>>) =>
    jobs.some((job) => job.id === id && job.endedAtMs !== null);
  const job = (await untilState(launched, isOver)).jobs.find((each) => each.id === id);
  if (job?.kind !== 'export') throw new Error('an export is a job of its kind');
  return job;
}

it('sees a stick when it is plugged in, when it is mounted, and when it is pulled out', async () => {
  const { page, settled } = await ask(launched, 'unlock');
  await typePassphrase(page, passphrase);
  await settled();
  expect(await sticks()).toEqual([]);
  await wish('plug blue');
  await untilStick(({ state, name }) => state === 'not-mounted' && name === 'BLUE');
  await wish('pull blue');
  await untilNone();
  await wish('mount blue');
  expect(await untilStick(({ path }) => path === medium)).toMatchObject({
    state: 'mounted',
    fileSystem: 'vfat',
  });
});

it('tells of a stick that is pulled out while it is written to, and writes to it when it is back', async () => {
  const volume = await untilStick(({ path }) => path === medium);
  await wish('pull-after 60 blue');
  const failed = await exported(volume);
  const errors = failed.result?.copies.map(({ error }) => error?.code) ?? [failed.error?.code];
  expect(errors).toEqual(['medium-removed']);
  await wish('unmount blue');
  await wish('mount blue');
  const done = await exported(await untilStick(({ path }) => path === medium));
  expect(done.result?.copies.map(({ status }) => status)).toEqual(['verified']);
});
