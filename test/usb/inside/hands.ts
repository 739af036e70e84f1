// Asks the bench outside for what takes hands: a wish is a line in a pipe, and it is done when a file with its number is there.
import { existsSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const folder = process.env['COLDKEEP_BENCH'] ?? '/mnt/bench';

let wishes = 0;

/** `plug NAME`, `mount NAME`, `pull NAME`, `pull-after REQUESTS NAME`, `unmount NAME`. */
export async function wish(act: string): Promise<void> {
  const number = (wishes += 1);
  writeFileSync(`${folder}/wishes`, `${number} ${act}\n`);
  while (!existsSync(`${folder}/${number}`)) await wait(20);
}
