// The app itself with sticks: its tests run in the emulated machine, and ask from there for what takes hands.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { passphraseText } from '../support/world.ts';
import { projectRoot } from '../support/import-graph.ts';
import { Laptop } from './bench/laptop.ts';
import type { Stick } from './bench/stick.ts';
import { ranInside } from './bench/results.ts';

let laptop: Laptop;
beforeAll(async () => {
  laptop = await Laptop.start(3072);
});
afterAll(() => laptop?.stop());

async function grant(stick: Stick, act: string): Promise<void> {
  const [verb = '', requests] = act.split(' ');
  const hands: Readonly<Record<string, () => Promise<void> | void>> = {
    plug: () => stick.plug(),
    mount: () => stick.mount(),
    pull: () => stick.pull(),
    'pull-after': () => stick.pullAfter(Number(requests)),
    unmount: () => stick.unmount(),
  };
  const hand = hands[verb];
  if (hand === undefined) throw new Error(`nobody knows how to ${act}`);
  await hand();
}

it('shows sticks as they come and go, and tells of one that is pulled out while it is written to', async () => {
  const { guest } = laptop.machine;
  const stick = await laptop.stick({ name: 'blue', label: 'BLUE' });
  await guest.shell('mkdir -p /mnt/bench; mkfifo /mnt/bench/wishes');
  const reader = 'while true; do while read -r wish; do echo "$wish"; done < /mnt/bench/wishes; done';
  const wishes = guest.start(['/bin/sh', '-c', reader], { timeoutMs: 3_600_000 });
  // It is ended with the machine.
  wishes.ended.catch(() => undefined);
  const granting = (async () => {
    for (let number = 1; ; number++) {
      const wished = new RegExp(`^${number} (.+)\n`, 'm');
      await wishes.printed(wished);
      await grant(stick, wished.exec(wishes.output())?.[1] ?? '');
      await guest.shell('touch "/mnt/bench/$1"', String(number));
    }
  })();
  // Ended below with the reader; a wish that cannot be granted shows as a test inside that waits in vain.
  granting.catch(() => undefined);
  const ran = await ranInside(guest, projectRoot, {
    words: ['--config', 'test/usb/inside/vitest.config.ts'],
    env: {
      COLDKEEP_BENCH: '/mnt/bench',
      COLDKEEP_BENCH_HOME: laptop.home,
      COLDKEEP_BENCH_PASSPHRASE: passphraseText,
      COLDKEEP_BENCH_MEDIUM: stick.at,
    },
  });
  wishes.kill('SIGKILL');
  expect(ran.filter(({ status }) => status !== 'passed')).toEqual([]);
  expect(ran).toHaveLength(2);
  await stick.unmount();
  await stick.mount();
  expect(await laptop.wholeCopies(stick)).toHaveLength(1);
});
