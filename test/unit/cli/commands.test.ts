import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  adoptReport,
  checklist,
  drillReport,
  exportReport,
  fakeEngine,
  mediumId,
  mediumSummary,
  passphrase,
  restoreReport,
  scanReport,
  setStatus,
  verifyReport,
} from './fake-engine.ts';
import { coldkeep } from './terminal.ts';

const sets = [{ name: 'pool', profile: 'cardano-spo', sources: ['/keys'] }];

describe('what each command prints with --json', () => {
  const cases: readonly [command: string, expected: object][] = [
    ['passphrase', { media: [{ id: mediumId, label: 'Blue stick' }] }],
    ['profiles', { profiles: [{ id: 'custom', title: 'Anything else' }] }],
    ['set add pool --profile cardano-spo --source /keys', { sets }],
    ['set list', { sets }],
    ['set remove pool --yes', { sets }],
    ['scan pool', scanReport],
    [
      'kit loom-node --out /tmp/kit',
      { profile: 'loom-node', files: ['README.txt', 'kit.conf', 'coldkeep-kit.sh'] },
    ],
    ['export pool --to /media/blue', exportReport],
    ['verify --at /media/blue', verifyReport],
    ['drill --at /media/blue', drillReport],
    ['restore --at /media/blue --set pool --into /tmp/pool', restoreReport],
    ['status', { sets: [setStatus], spool: null }],
    ['drives mount /dev/sdb1', { mounted: { device: '/dev/sdb1', at: '/media/blue' } }],
    ['drives release /media/blue', { released: { device: '/dev/sdb', unmounted: true, poweredOff: true } }],
    ['media list', { media: [mediumSummary] }],
    ['media never-offer', { neverOffer: [{ id: '4C530001', pluggedIn: ['SanDisk Cruzer Blade'] }] }],
    ['media set 3fa9 --location Bank', { media: [{ ...mediumSummary, location: 'Bank' }] }],
    ['checklist pool --list', { scenarios: [{ id: 'laptop-lost', title: 'The laptop is lost' }] }],
    ['checklist pool --scenario laptop-lost', checklist],
    [
      'log --verify',
      { events: [{ at: '2026-11-20T10:00:00.000Z', what: 'The vault was made.' }], chain: 'intact' },
    ],
  ];
  it.each(cases)('%s', async (command, expected) => {
    const env = { COLDKEEP_PASSPHRASE: passphrase, COLDKEEP_NEW_PASSPHRASE: `${passphrase}-new` };
    const result = await coldkeep(['--json', ...command.split(' ')], { env });
    expect(result.json()).toEqual(expected);
    expect(result.status).toBe(0);
  });

  it('init and adopt, where there is no vault yet', async () => {
    const init = await coldkeep(['init', '--name', 'ACME', '--json'], {
      engine: fakeEngine({ hasVault: false }),
    });
    expect(init.json()).toEqual({ vault: adoptReport.vault, recipient: 'age1test', signingKey: 'RWQtest' });
    const adopt = await coldkeep(['adopt', '--at', '/m', '--json'], {
      engine: fakeEngine({ hasVault: false }),
    });
    expect(adopt.json()).toEqual(adoptReport);
    expect([init.status, adopt.status]).toEqual([0, 0]);
    expect(adopt.engine.calls).toContain('close');
  });

  it('profiles show', async () => {
    const result = await coldkeep(['profiles', 'show', 'custom', '--json']);
    expect(result.json()).toMatchObject({
      profile: {
        id: 'custom',
        items: [{ key: 'cold-skey', kind: 'secret-cold', required: true }],
        policy: { copies: 3 },
        scenarios: [{ id: 'laptop-lost', title: 'The laptop is lost' }],
      },
    });
  });
});

describe('verify --cold', () => {
  it('says when to pull the medium out and when to plug it in, once the vault is open', async () => {
    const { engine, stderr } = await coldkeep(['verify', '--at', '/media/blue', '--cold']);
    const order = engine.calls.map((call) => call.split(' ')[0]);
    expect(order.indexOf('openVault')).toBeLessThan(order.indexOf('waitForReplug'));
    expect(order.indexOf('waitForReplug')).toBeLessThan(order.indexOf('verify'));
    expect(stderr).toMatch(
      /Unmount the medium .*coldkeep drives release \/media\/blue\), then pull it out\.\n.*plug it in again/,
    );
    expect(stderr).not.toContain('now.');
  });
});

describe('what each command hands to the engine', () => {
  const cases: readonly [command: string, call: string][] = [
    [
      'set add pool --profile custom --source /a /b --source /c',
      'addSet {"name":"pool","profile":"custom","sources":["/a","/b","/c"]}',
    ],
    ['export pool --to /a /b --to /c', 'export "pool" {"to":["/a","/b","/c"]}'],
    [
      'export pool --to /a --label L --location Bank --type ssd --custodian Ada --offsite --keep 1',
      'export "pool" {"to":["/a"],"attributes":{"label":"L","location":"Bank","custodian":"Ada","type":"ssd","offsite":true},"keep":1}',
    ],
    ['verify --at /a', 'verify {"at":"/a","open":false}'],
    ['verify --at /a --open', 'verify {"at":"/a","open":true}'],
    ['verify --at /a --cold', 'verify {"at":"/a","open":false,"cold":true}'],
    ['drill --at /a --set pool', 'drill {"at":"/a","set":"pool"}'],
    [
      'restore --at /a --snapshot S --into /b --only secret-hot,config --only data public',
      'restore {"at":"/a","snapshot":"S","into":"/b","only":["secret-hot","config","data","public"]}',
    ],
    [
      'restore --at /a --set pool --into /b --force-stale --yes',
      'restore {"at":"/a","set":"pool","into":"/b","forceStale":true}',
    ],
    ['status pool', 'status "pool"'],
    ['media set Blue --offsite yes --state retired', 'setMedium "Blue" {"offsite":true,"state":"retired"}'],
    ['media never-offer', 'neverOffer'],
    ['media never-offer /media/photos', 'neverOffer {"id":"/media/photos","remove":false}'],
    ['media never-offer 4C530001 --remove', 'neverOffer {"id":"4C530001","remove":true}'],
    [
      'export pool --to /a /b --accept-announced keyboard',
      'export "pool" {"to":[{"folder":"/a","acceptAnnounced":"keyboard"},{"folder":"/b","acceptAnnounced":"keyboard"}]}',
    ],
    ['media set Blue --offsite no', 'setMedium "Blue" {"offsite":false}'],
    ['checklist pool --scenario laptop-lost', 'checklist "pool" "laptop-lost"'],
  ];
  it.each(cases)('%s', async (command, call) => {
    const result = await coldkeep(command.split(' '));
    expect(result.engine.calls).toContain(call);
    expect(result.engine.calls.at(-1)).toBe('close');
    expect(result.status).toBe(0);
  });
});

describe('global options', () => {
  it('may stand before, between and after', async () => {
    for (const command of [
      ['--home', '/h', '--json', 'set', 'list'],
      ['set', '--json', 'list', '--home=/h'],
      ['set', 'list', '--home', '/h', '--json'],
    ]) {
      const homes: string[] = [];
      const engine = fakeEngine({
        engine: { hasVault: (home) => Promise.resolve(homes.push(home) > 0) },
      });
      const result = await coldkeep(command, { engine });
      expect(result.json()).toEqual({ sets });
      expect(homes).toEqual(['/h']);
    }
  });

  it('print version and help, as JSON where asked', async () => {
    expect((await coldkeep(['--version'])).stdout).toBe('1.2.3\n');
    expect((await coldkeep(['--version', '--json'])).json()).toEqual({ version: '1.2.3' });
    const help = await coldkeep(['export', '--help']);
    expect(help.stdout).toContain('--to <dir...>');
    expect(help.stdout).toContain('--passphrase-file <file>');
    expect(help.status).toBe(0);
    expect((await coldkeep(['export', '--help', '--json'])).json()).toEqual({ help: help.stdout });
    expect((await coldkeep(['help', 'export'])).stdout).toBe(help.stdout);
  });

  it.each(['', 'media', 'media test', 'drives release'])('prints the help of "%s"', async (command) => {
    const words = command.split(' ').filter((word) => word !== '');
    const { stdout, status } = await coldkeep(['help', ...words]);
    expect(stdout).toBe((await coldkeep([...words, '--help'])).stdout);
    expect(stdout).toContain(`Usage: coldkeep ${command}`.trim());
    expect(status).toBe(0);
  });

  it('lists its help among the commands', async () => {
    const { stdout } = await coldkeep(['--help']);
    expect(stdout.match(/^ +help \[command...\] +print the help of a command$/gm)).toHaveLength(1);
  });
});

describe('a machine without a vault', () => {
  it.each(['verify --at /m', 'drill --at /m', 'restore --at /m --set pool --into /x'])(
    'visits the medium for %s',
    async (command) => {
      const engine = fakeEngine({ hasVault: false });
      const result = await coldkeep(command.split(' '), { engine, interfacesUp: ['eth0'] });
      expect(result.status).toBe(0);
      expect(result.engine.calls[0]).toBe(`openFromMedium "${passphrase}" "/m"`);
      expect(result.engine.calls.filter((call) => call.startsWith('note'))).toEqual([]);
    },
  );

  it('is told so for everything else, before a passphrase is asked for', async () => {
    const result = await coldkeep(['status', '--json'], { engine: fakeEngine({ hasVault: false }), env: {} });
    expect(result.status).toBe(2);
    expect(result.json()).toMatchObject({ error: { code: 'vault-missing' } });
  });
});

describe('checklist files', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coldkeep-cli-'));
  });
  afterEach(async () => rm(folder, { recursive: true, force: true }));

  it('are written in the format that is asked for or that the name says, for the owner alone', async () => {
    const html = join(folder, 'lost.html');
    const result = await coldkeep([
      'checklist',
      'pool',
      '--scenario',
      'laptop-lost',
      '--out',
      html,
      '--json',
    ]);
    expect(result.json()).toEqual({ ...checklist, format: 'html', out: html });
    const text = await readFile(html, 'utf8');
    expect(text).toContain('Take &lt;Blue&gt; from *Safe*');
    expect(text).not.toContain('<script');
    expect((await stat(html)).mode & 0o777).toBe(0o600);
    const md = join(folder, 'lost.txt');
    await coldkeep(['checklist', 'pool', '--scenario', 'laptop-lost', '--format', 'md', '--out', md]);
    expect(await readFile(md, 'utf8')).toContain('- [ ] **1. Fetch the medium**');
  });

  it('replace nothing without being told to', async () => {
    const out = join(folder, 'cold.skey');
    await writeFile(out, 'irreplaceable');
    const command = ['checklist', 'pool', '--scenario', 'laptop-lost', '--out', out];
    const refused = await coldkeep([...command, '--json']);
    expect(refused.status).toBe(2);
    expect(refused.json()).toMatchObject({ error: { code: 'confirmation-needed' } });
    expect(await readFile(out, 'utf8')).toBe('irreplaceable');
    expect((await coldkeep([...command, '--yes'])).status).toBe(0);
    expect(await readFile(out, 'utf8')).toContain('The laptop is lost');
    const folderRefused = await coldkeep([...command.slice(0, -1), folder, '--yes', '--json']);
    expect(folderRefused.json()).toMatchObject({ error: { code: 'target-occupied' } });
  });

  it('say which folder cannot be written to', async () => {
    const out = join(folder, 'absent', 'list.md');
    const result = await coldkeep(['checklist', 'pool', '--scenario', 'laptop-lost', '--out', out]);
    expect(result.status).toBe(2);
    expect(result.stderr).toContain('could not be written');
  });
});
