// coldkeep drives, drives mount, drives release
import { driveFitness } from '../../../shared/domain/drive-fitness.ts';
import type { Drive } from '../../../shared/domain/drive.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Host } from '../host.ts';
import type { Perform } from '../invocation.ts';
import { path } from '../option-values.ts';
import { rowsOf, showDrives, type Carries, type Fitness, type SeenDrive } from '../print/drive-list.ts';

/** What speaks for itself without a vault: nothing is pinned, and no size is asked for. */
const withoutVault = { need: { bytes: 0 }, neverOffer: [], known: false };

const fitnessOf = (drive: Drive): Fitness[] =>
  rowsOf(drive).map((partition) => ({
    device: partition?.device ?? drive.device,
    reasons: driveFitness({ drive, partition }, withoutVault),
  }));

/** What lies on the disk of the running system is no medium: only its room is told. */
const withoutMedium = { medium: null, vaults: [], unreadable: null };

async function carriedBy({ engine }: Host, { system, partitions }: Drive): Promise<Carries[]> {
  const looks = partitions.map(async ({ device, mountedAt }) => {
    if (mountedAt === null) return [];
    return [{ device, ...(await engine.carriedAt(mountedAt)), ...(system ? withoutMedium : {}) }];
  });
  return (await Promise.all(looks)).flat();
}

async function seenDrives(host: Host): Promise<SeenDrive[]> {
  const drives = await host.engine.drives();
  return Promise.all(
    drives.map(async (drive) => ({
      ...drive,
      fitness: fitnessOf(drive),
      carries: await carriedBy(host, drive),
    })),
  );
}

export function registerDrives(program: ColdkeepCommand, perform: Perform): void {
  const group = program
    .below('drives')
    .description(
      'Lists what is plugged in, mounted or not, what room it has, which medium it is, and why it is fit to carry copies or not. Needs neither a vault nor a passphrase.',
    )
    .summary('list what is plugged in')
    .example('drives', 'Lists the drives.')
    .action(() =>
      perform(async ({ host }) => {
        const drives = await seenDrives(host);
        return { json: { drives }, show: (page) => showDrives(page, drives) };
      }),
    );
  group
    .below('mount')
    .description(
      'Mounts what is plugged in, through udisks and without root. Where there is no udisks, the whole command to type is said.',
    )
    .summary('mount what is plugged in')
    .argument('<device>', 'the device, as "coldkeep drives" lists it', path)
    .example('drives mount /dev/sdb1', 'Says where it is mounted.')
    .action((device: string) =>
      perform(async ({ host }) => {
        const at = await host.engine.mountDrive(device);
        return {
          json: { mounted: { device, at } },
          show: (page) => page.line(`${device} is mounted at ${at}`),
        };
      }),
    );
  group
    .below('release')
    .description(
      'Writes out what is cached, unmounts everything on a drive and takes its power away. Says that it can be unplugged only when that is true.',
    )
    .summary('make a drive ready to be unplugged')
    .argument('<folder-or-device>', 'the folder at which it is mounted, or its device', path)
    .example('drives release /media/blue', 'Ends with "You can unplug it now."')
    .action((name: string) =>
      perform(async ({ host }) => {
        const { drive, unmounted, poweredOff } = await host.engine.releaseDrive(name);
        return {
          json: { released: { device: drive.device, unmounted, poweredOff } },
          show: (page) => {
            if (!poweredOff) page.sentence('It is unmounted. Its power could not be taken away.');
            if (unmounted) page.sentence('You can unplug it now.');
          },
        };
      }),
    );
}
