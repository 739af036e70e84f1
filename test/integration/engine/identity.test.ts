// Whether a medium is the one that its marker says: clones, twins, sticks that announce more, drives that are never offered.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WindowVault } from '../../../electron/core/vault-api.ts';
import { testFolderAt } from '../../../electron/core/jobs/test-medium.ts';
import { adoptVault, cloneWithoutVault } from '../../../electron/core/vault.ts';
import { mediumInspectionSchema } from '../../../shared/domain/medium-inspection.ts';
import { neverOfferReportSchema } from '../../../shared/domain/never-offer.ts';
import { announcing, partition, stickAt } from '../../support/drives.ts';
import { passphrase, readTree, World } from '../../support/world.ts';

let world: World;
let away: string;
let vault: WindowVault;
/** Facts in the journal before the test. */
let before: number;
// One vault for all: locking its identity is what takes time. Each test has media of its own.
beforeAll(async () => {
  world = new World();
  vault = await world.vaultWithKeys();
});
afterAll(() => world.end());
beforeEach(async () => {
  away = mkdtempSync('/dev/shm/coldkeep-test-');
  world.plugged = [];
  await vault.updateSettings({ neverOffer: [] });
  before = vault.log().events.length;
});
afterEach(() => rmSync(away, { recursive: true, force: true }));

const folder = (name: string): string => {
  mkdirSync(join(away, name), { recursive: true });
  return join(away, name);
};
const said = (): string[] =>
  vault
    .log()
    .events.slice(before)
    .map(({ what }) => what);
const codesOf = async (path: string): Promise<string[]> =>
  mediumInspectionSchema.parse(await vault.inspect(path)).reasons.map(({ code }) => code);

/** The marker of a new medium that was exported to as `stick`. */
async function exportedTo(blue: string, stick = stickAt(blue, 'b')): Promise<void> {
  world.plugged = [stick];
  const { copies } = await vault.export('keys', { to: [blue], attributes: { label: 'Blue' } });
  expect(copies).toMatchObject([{ status: 'verified', warnings: [] }]);
}

describe('the hardware of a medium', () => {
  it('is remembered by an export, once, and is on the medium with the catalogue', async () => {
    const blue = folder('blue');
    await exportedTo(blue);
    const seen = said().filter((what) => what.includes('was seen on'));
    expect(seen).toEqual([
      '"Blue" was seen on SanDisk Cruzer Blade, serial 4C53000B, file system 0000-000b.',
    ]);
    await vault.export('keys', { to: [blue] });
    await vault.verify({ at: blue });
    expect(said().filter((what) => what.includes('was seen on'))).toEqual(seen);
    expect(await vault.inspect(blue)).toMatchObject({
      hardware: { serial: '4C53000B', fileSystemId: '0000-000b', sizeBytes: 32e9 },
      announces: [],
      announcedWords: null,
      twinAt: null,
      fit: true,
    });
  });

  it('is not remembered of the disk of the system', async () => {
    const blue = folder('blue');
    await exportedTo(blue, stickAt(blue, 'b', { system: true }));
    expect(said().filter((what) => what.includes('was seen on'))).toEqual([]);
  });

  it('is the same in another port: nothing is said', async () => {
    const blue = folder('blue');
    await exportedTo(blue);
    const [first] = world.plugged;
    if (first === undefined) throw new Error('nothing is plugged in');
    const again = partition({ device: '/dev/sdz1', fileSystemId: '0000-000b', mountedAt: blue });
    world.plugged = [{ ...first, device: '/dev/sdz', partitions: [again] }];
    expect((await vault.verify({ at: blue })).warnings).toEqual([]);
  });

  it('that is another one is a possible clone: in inspect, export and verify, and in the journal', async () => {
    const blue = folder('blue');
    await exportedTo(blue);
    world.plugged = [stickAt(blue, 'c')];
    const warning =
      /^Possible clone or restored image: "Blue" was last seen on .*4C53000B.* now on .*4C53000C/;
    const inspected = await vault.inspect(blue);
    expect(inspected.reasons).toMatchObject([
      { code: 'other-hardware', severity: 'warning', message: expect.stringMatching(warning) },
    ]);
    expect(inspected.fit).toBe(true);
    expect((await vault.verify({ at: blue })).warnings).toEqual([expect.stringMatching(warning)]);
    expect(said().slice(-2)).toEqual([
      expect.stringMatching(warning),
      expect.stringMatching(/^"Blue" was seen on .*4C53000C/),
    ]);
    // It was told; from now on this is its hardware, and the first one coming back is news.
    expect((await vault.verify({ at: blue })).warnings).toEqual([]);
    world.plugged = [stickAt(blue, 'b')];
    const { copies } = await vault.export('keys', { to: [blue] });
    expect(copies[0]?.warnings).toEqual([
      expect.stringMatching(/^Possible clone: "Blue" was last seen on .*000C/),
    ]);
    expect(copies[0]?.status).toBe('verified');
  });

  it('is remembered by a vault that was adopted from the medium', async () => {
    const blue = folder('blue');
    await exportedTo(blue);
    await vault.export('keys', { to: [blue] });
    const adopted = await adoptVault(
      { home: world.path('other-home'), at: blue, passphrase: passphrase() },
      world.options,
    );
    const other = world.keep(adopted.vault);
    world.plugged = [stickAt(blue, 'c')];
    expect((await other.verify({ at: blue })).warnings).toHaveLength(1);
  });
});

/** A medium and a copy of it, both plugged in. */
async function twins(): Promise<[string, string]> {
  const blue = folder('blue');
  await exportedTo(blue);
  const red = folder('red');
  cpSync(blue, red, { recursive: true });
  world.plugged = [stickAt(blue, 'b'), stickAt(red, 'c')];
  return [blue, red];
}

describe('two media with one marker', () => {
  it('are refused, both of them, by inspect, verify and export; nothing is written and no journal says so', async () => {
    const both = await twins();
    const tree = readTree(away);
    const facts = said().length;
    for (const each of both) {
      const other = both.find((path) => path !== each);
      expect(await vault.inspect(each)).toMatchObject({ twinAt: other, fit: false });
      expect(await codesOf(each)).toContain('medium-twin');
      await expect(vault.verify({ at: each })).rejects.toMatchObject({
        code: 'medium-twin',
        hint: expect.stringContaining('Unplug one'),
      });
      const { copies } = await vault.export('keys', { to: [each] });
      expect(copies).toMatchObject([{ status: 'planned', error: { code: 'medium-twin' } }]);
    }
    const { copies } = await vault.export('keys', { to: both });
    expect(copies.map(({ error }) => error?.code)).toEqual(['medium-twin', 'medium-twin']);
    expect(readTree(away)).toEqual(tree);
    expect(
      said()
        .slice(facts)
        .every((what) => what.startsWith('The sources')),
    ).toBe(true);
  });

  it('are not cloned to, and not tested, by anybody who has not unlocked the vault', async () => {
    const both = await twins();
    for (const at of both)
      await expect(testFolderAt({ at, extent: 'sampled' }, {}, world.options.drives)).rejects.toMatchObject({
        code: 'medium-twin',
      });
    const from = folder('green');
    world.plugged = [];
    await vault.export('keys', { to: [from] });
    world.plugged = [stickAt(both[0], 'b'), stickAt(both[1], 'c'), stickAt(from, 'd')];
    const tree = readTree(away);
    const { copies } = await cloneWithoutVault({ from, to: [...both] }, world.options);
    expect(copies.map(({ error }) => error?.code)).toEqual(['medium-twin', 'medium-twin']);
    expect(readTree(away)).toEqual(tree);
  });

  it('are refused where no drive is listed, when both are named', async () => {
    const [blue, red] = await twins();
    world.plugged = [];
    const green = folder('green');
    const { copies } = await vault.export('keys', { to: [blue, green, red] });
    expect(copies.map(({ error }) => error?.code)).toEqual(['medium-twin', undefined, 'medium-twin']);
  });

  it('can each be restored from: on the worst day nothing is refused that can be opened', async () => {
    const [blue] = await twins();
    const into = world.path('restored');
    expect(await vault.restore({ at: blue, set: 'keys', into })).toMatchObject({ failures: [] });
  });

  it('are not what one medium is that is mounted twice, linked, or named twice', async () => {
    const blue = folder('blue');
    await exportedTo(blue);
    symlinkSync(blue, join(away, 'link'));
    const second = partition({ device: '/dev/mapper/b1', mountedAt: join(away, 'link') });
    world.plugged = [
      stickAt(blue, 'b'),
      { ...stickAt(blue, 'b'), device: '/dev/mapper/b', partitions: [second] },
    ];
    expect((await vault.verify({ at: blue })).warnings).toEqual([]);
    const { copies } = await vault.export('keys', { to: [blue, join(away, 'link')] });
    expect(copies.map(({ error }) => error?.code)).toEqual([undefined, 'bad-input']);
    const fresh = folder('fresh');
    const twice = await vault.export('keys', { to: [fresh, `${fresh}/`] });
    expect(twice.copies.map(({ error }) => error?.code)).toEqual([undefined, 'bad-input']);
  });

  it('one of them is used again when the other is gone', async () => {
    const [blue, red] = await twins();
    world.plugged = [stickAt(blue, 'b')];
    expect(await vault.inspect(blue)).toMatchObject({ twinAt: null, fit: true });
    expect((await vault.verify({ at: blue })).copies).toMatchObject([{ status: 'verified' }]);
    world.plugged = [stickAt(red, 'c')];
    expect((await vault.verify({ at: red })).warnings).toHaveLength(1);
  });
});

describe('a stick that announces more than storage', () => {
  it('is not written to, unless what it announces was typed; the journal keeps that', async () => {
    const blue = folder('blue');
    world.plugged = [stickAt(blue, 'b', announcing('a keyboard'))];
    expect(await vault.inspect(blue)).toMatchObject({
      announces: ['a keyboard'],
      announcedWords: 'keyboard',
      fit: false,
    });
    for (const acceptAnnounced of [undefined, 'yes', 'network card']) {
      const target = { folder: blue, ...(acceptAnnounced === undefined ? {} : { acceptAnnounced }) };
      const { copies } = await vault.export('keys', { to: [target] });
      expect(copies).toMatchObject([
        {
          status: 'planned',
          error: { code: 'drive-announces', hint: expect.stringContaining('--accept-announced keyboard') },
        },
      ]);
    }
    expect([...readTree(blue).keys()]).toEqual([]);
    const { copies } = await vault.export('keys', {
      to: [{ folder: blue, attributes: { label: 'Blue' }, acceptAnnounced: 'Keyboard' }],
    });
    expect(copies).toMatchObject([{ status: 'verified', warnings: [expect.stringContaining('a keyboard')] }]);
    expect(said()).toContain(
      '"Blue" announces a keyboard as well as storage. It was written to all the same: "keyboard" was typed.',
    );
    const { warnings, copies: read } = await vault.verify({ at: blue });
    expect(warnings).toEqual([expect.stringContaining('announces a keyboard')]);
    expect(read).toMatchObject([{ status: 'verified' }]);
  });

  it('is neither tested nor repaired nor cloned to, unless what it announces was typed', async () => {
    const [blue, red, fresh] = [folder('blue'), folder('red'), folder('fresh')];
    await exportedTo(blue);
    // The same was said in the test before this one.
    world.clock.forwardDays(1);
    const part = readdirSync(join(blue, 'COLDKEEP'), { recursive: true, encoding: 'utf8' }).find((name) =>
      name.endsWith('/manifest.age'),
    );
    rmSync(join(blue, 'COLDKEEP', part ?? ''));
    world.plugged = [stickAt(blue, 'b', announcing('a keyboard'))];
    const tree = readTree(away);
    const refused = { code: 'drive-announces' };
    await expect(vault.repair({ at: blue })).rejects.toMatchObject(refused);
    expect(readTree(away)).toEqual(tree);

    const accepted =
      '"Blue" announces a keyboard as well as storage. It was written to all the same: "keyboard" was typed.';
    expect((await vault.repair({ at: blue, acceptAnnounced: 'keyboard' })).copies).toMatchObject([
      { status: 'repaired' },
    ]);
    expect(said()).toContain(accepted);

    // Memory is no medium to be tested.
    const worn = world.medium('worn');
    world.plugged = [stickAt(worn, 'e')];
    await vault.export('keys', { to: [worn], attributes: { label: 'Worn' } });
    world.plugged = [stickAt(worn, 'e', announcing('a keyboard'))];
    const test = { at: worn, extent: 'sampled' } as const;
    await expect(vault.testMedium(test)).rejects.toMatchObject(refused);
    expect(await vault.testMedium({ ...test, acceptAnnounced: 'keyboard' })).toMatchObject({
      recorded: true,
    });
    expect(said()).toContain(accepted.replace('Blue', 'Worn'));

    world.plugged = [stickAt(blue, 'b'), stickAt(red, 'c', announcing('a keyboard')), stickAt(fresh, 'd')];
    const input = { from: blue, to: [red, fresh] };
    const { copies } = await vault.clone(input);
    expect(copies.map(({ error }) => error?.code)).toEqual(['drive-announces', undefined]);
    expect([...readTree(red).keys()]).toEqual([]);
  });

  it('does not stop the others', async () => {
    const [blue, red] = [folder('blue'), folder('red')];
    world.plugged = [stickAt(blue, 'b', announcing('a network card')), stickAt(red, 'c')];
    const { copies } = await vault.export('keys', { to: [blue, red] });
    expect(copies.map(({ status }) => status)).toEqual(['planned', 'verified']);
  });
});

const pins = async (...input: Parameters<WindowVault['neverOffer']>): Promise<string[]> =>
  (await vault.neverOffer(...input)).neverOffer.map(({ id }) => id);

describe('a drive that is never offered', () => {
  it('is pinned by the folder where it is mounted, refused, and taken back', async () => {
    const photos = folder('photos');
    world.plugged = [stickAt(photos, 'b')];
    expect(neverOfferReportSchema.parse(await vault.neverOffer())).toEqual({ neverOffer: [] });
    const pinned = { neverOffer: [{ id: '4C53000B', pluggedIn: ['SanDisk Cruzer Blade'] }] };
    expect(await vault.neverOffer({ id: photos })).toEqual(pinned);
    expect(await vault.neverOffer({ id: '4c53000b ' })).toEqual(pinned);
    expect(await codesOf(photos)).toEqual(['never-offer']);
    const { copies } = await vault.export('keys', { to: [photos] });
    expect(copies).toMatchObject([
      {
        status: 'planned',
        error: { code: 'drive-never-offered', hint: expect.stringContaining('media never-offer') },
      },
    ]);
    await expect(vault.testMedium({ at: photos, extent: 'sampled' })).rejects.toMatchObject({
      code: 'drive-never-offered',
    });
    expect([...readTree(photos).keys()]).toEqual([]);
    const settings = readFileSync(world.path('home', 'settings.json'), 'utf8');
    expect(JSON.parse(settings)).toMatchObject({ neverOffer: ['4C53000B'] });

    expect(await vault.neverOffer({ id: '/dev/sdb', remove: true })).toEqual({ neverOffer: [] });
    expect(await codesOf(photos)).toEqual([]);
  });

  it('is not cloned to by anybody who has not unlocked the vault either', async () => {
    const [blue, photos] = [folder('blue'), folder('photos')];
    await exportedTo(blue);
    world.plugged = [stickAt(blue, 'b'), stickAt(photos, 'c')];
    await vault.neverOffer({ id: photos });
    const input = { from: blue, to: [photos], home: world.path('home') };
    const { copies } = await cloneWithoutVault(input, world.options);
    expect(copies).toMatchObject([{ error: { code: 'drive-never-offered' } }]);
    expect([...readTree(photos).keys()]).toEqual([]);
    await expect(vault.repair({ at: blue })).resolves.toBeDefined();
    await vault.neverOffer({ id: blue });
    await expect(vault.repair({ at: blue })).rejects.toMatchObject({ code: 'drive-never-offered' });
  });

  it('is pinned by file system where the serial number says nothing, and while it is not plugged in', async () => {
    const photos = folder('photos');
    world.plugged = [stickAt(photos, 'b', { serial: '00000000' })];
    expect(await pins({ id: '/dev/sdb1' })).toEqual(['0000-000b']);
    world.plugged = [];
    expect(await pins({ id: '4A21-00FF' })).toEqual(['0000-000b', '4A21-00FF']);
    expect(await pins({ id: '0000-000B', remove: true })).toEqual(['4A21-00FF']);
  });

  it('is not a device or a folder with nothing there: no pin would hold', async () => {
    world.plugged = [stickAt(folder('photos'), 'b', { serial: 'A/17' })];
    for (const id of ['/dev/sdzz', '/mnt/photos', join(away, 'nothing')])
      await expect(vault.neverOffer({ id })).rejects.toMatchObject({
        code: 'bad-input',
        message: `No drive is plugged in as ${id}.`,
      });
    expect(await pins()).toEqual([]);
    expect(await pins({ id: 'a/17' })).toEqual(['a/17']);
  });

  it('refuses what pins nothing', async () => {
    const photos = folder('photos');
    const mute = partition({ fileSystemId: null, mountedAt: photos });
    world.plugged = [stickAt(photos, 'b', { serial: null, partitions: [mute] })];
    await expect(vault.neverOffer({ id: photos })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(vault.neverOffer({ id: ' ' })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(vault.neverOffer({ id: 'nothing', remove: true })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });
});
