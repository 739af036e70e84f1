import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { connectEngine } from '../../../electron/cli/connect-engine.ts';
import { deviceName } from '../../../electron/core/media/presence.ts';
import { waitForReplug } from '../../../electron/core/media/replug.ts';
import { stickAt } from '../../support/drives.ts';
import { temporaryFolder } from './folders.ts';

describe('waiting until a medium was unplugged and plugged in again', () => {
  let folder: string;
  let sys: string;
  let device: string;

  beforeEach(() => {
    folder = join(temporaryFolder(), 'medium');
    mkdirSync(folder);
    sys = temporaryFolder();
    device = join(sys, deviceName(statSync(folder, { bigint: true }).dev));
    writeFileSync(device, 'the first time');
  });

  /** What the kernel does for a device of the same name: another entry. */
  const plugAnew = () => {
    writeFileSync(join(sys, 'new'), 'another time');
    renameSync(join(sys, 'new'), device);
  };

  it('ends when the device was gone and another one is mounted there', async () => {
    const steps: string[] = [];
    const onStep = (step: string) => {
      steps.push(step);
      // The old entry is kept elsewhere, so that its number is not given to the new one.
      if (step === 'unplug') renameSync(device, join(temporaryFolder(), 'gone'));
      else plugAnew();
    };
    await waitForReplug(folder, { onStep }, { sysFolder: sys });
    expect(steps).toEqual(['unplug', 'plug']);
  });

  it('sees one that was away between two looks', async () => {
    const steps: string[] = [];
    const onStep = (step: string) => {
      steps.push(step);
      if (step === 'unplug') plugAnew();
    };
    await waitForReplug(folder, { onStep }, { sysFolder: sys });
    expect(steps).toEqual(['unplug', 'plug']);
  });

  it('goes on waiting while what is mounted there was attached all the time', async () => {
    const abort = new AbortController();
    const kept = join(temporaryFolder(), 'kept');
    const onStep = (step: string) => {
      if (step === 'unplug') {
        renameSync(device, kept);
        return;
      }
      // The very entry that was there: it was only out of sight.
      renameSync(kept, device);
      setTimeout(() => abort.abort(), 500);
    };
    await expect(
      waitForReplug(folder, { onStep, signal: abort.signal }, { sysFolder: sys }),
    ).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('can be cancelled while nobody unplugs anything', async () => {
    const abort = new AbortController();
    const onStep = () => abort.abort();
    await expect(
      waitForReplug(folder, { onStep, signal: abort.signal }, { sysFolder: sys }),
    ).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('refuses what cannot be unplugged, and what is not there', async () => {
    renameSync(device, join(sys, '8:240'));
    await expect(waitForReplug(folder, {}, { sysFolder: sys })).rejects.toMatchObject({
      code: 'bad-input',
      message: `${folder} is on no device that can be unplugged.`,
    });
    await expect(waitForReplug(join(folder, 'absent'), {}, { sysFolder: sys })).rejects.toMatchObject({
      code: 'not-a-medium',
    });
  });

  it.each([
    ['on which the system runs', { system: true }],
    ['that is built in', { removable: false }],
  ])('refuses at once a drive %s, and waits for no unplugging', async (_, fixed) => {
    const steps: string[] = [];
    const abort = new AbortController();
    const onStep = (step: string) => {
      steps.push(step);
      abort.abort();
    };
    const place = { sysFolder: sys, drive: stickAt(folder, 'b', fixed) };
    await expect(waitForReplug(folder, { onStep, signal: abort.signal }, place)).rejects.toMatchObject({
      code: 'bad-input',
      message: `${folder} is on no device that can be unplugged.`,
    });
    expect(steps).toEqual([]);
  });

  it('waits for a stick', async () => {
    const abort = new AbortController();
    const place = { sysFolder: sys, drive: stickAt(folder, 'b') };
    const run = { onStep: () => abort.abort(), signal: abort.signal };
    await expect(waitForReplug(folder, run, place)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('refuses the folder that the running system is on, as the command line asks for it', async () => {
    const abort = new AbortController();
    const run = { onStep: () => abort.abort(), signal: abort.signal };
    await expect(connectEngine().waitForReplug('/', run)).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('says where a system does not tell', async () => {
    rmSync(device);
    await expect(waitForReplug(folder, {}, { sysFolder: sys })).rejects.toMatchObject({
      code: 'bad-input',
      message: 'This system does not tell when something is unplugged.',
    });
  });
});
