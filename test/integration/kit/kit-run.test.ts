// Kits on stand-in hosts, in the shells that hosts have: what they say, what they pack, and what they refuse.
import {
  chmodSync,
  chownSync,
  existsSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { kitPlans } from '../../../shared/domain/kits/index.ts';
import { wordsOfBundle } from '../../../shared/domain/words-of-bundle.ts';
import { KitHost, missingForKits, shells, treeState } from '../../support/kit-host.ts';
import { hasTool, runTool } from '../../support/stock-tools.ts';

const systems = kitPlans.map(({ system }) => system);
const each = systems.flatMap((system) => shells.map((shell) => [system, shell] as const));
const isRoot = process.getuid?.() === 0;

let host: KitHost;
afterEach(() => host.end());

const filesOf = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' });

describe('the script', () => {
  it.skipIf(!hasTool('shellcheck'))(
    'is one in which shellcheck finds nothing (needs shellcheck)',
    async () => {
      host = await KitHost.make('loom-node');
      const found = runTool('shellcheck', ['-s', 'sh', join(host.kit, 'coldkeep-kit.sh')]);
      expect(found.stdout.toString()).toBe('');
      expect(found.status).toBe(0);
    },
  );

  it.each(systems)('is the same for %s but for two names, its comment and the recipient', async (system) => {
    host = await KitHost.make(system);
    const own = readFileSync(join(host.kit, 'coldkeep-kit.sh'), 'utf8').split('\n');
    host.end();
    host = await KitHost.make('loom-node');
    const other = readFileSync(join(host.kit, 'coldkeep-kit.sh'), 'utf8').split('\n');
    const differing = own.filter((line, at) => line !== other[at]);
    expect(own).toHaveLength(other.length);
    for (const line of differing)
      expect(line).toMatch(/^(# A Coldkeep kit for |(system|title|recipient)='[^']*'$)/);
  });
});

describe.skipIf(missingForKits !== '')('a kit (needs age, dash, busybox)', () => {
  it.each(each)(
    'for %s under %s says in a dry run what it would do, and touches nothing',
    async (system, shell) => {
      host = await KitHost.make(system);
      host.set('DUMP_COMMAND', `touch '${join(host.root, 'dumped')}'`);
      host.set('SERVICE_STATUS_COMMAND', 'true');
      host.set('SERVICE_STOP_COMMAND', `touch '${join(host.root, 'stopped')}'`);
      host.set('STOP_SERVICE', 'yes');
      const before = treeState(host.folder);
      const { status, output, said } = host.run(shell, '--dry-run');
      // The folder of busybox is made by the test when it is first needed.
      const after = treeState(host.folder).filter((line) => !line.startsWith('busybox'));
      expect(said).toBe('');
      expect(status).toBe(0);
      expect(after).toEqual(before);
      for (const file of filesOf(host.root).filter((name) => name.endsWith('_data')))
        expect(output).toContain(file);
      expect(output).toContain('nothing is touched');
      expect(output).toContain(`touch '${join(host.root, 'stopped')}'`);
      expect(output).toContain(`${host.out}/coldkeep-bundle-${system}-`);
    },
  );

  it.each(each)('for %s under %s packs what stock age and tar open', async (system, shell) => {
    host = await KitHost.make(system);
    const { status, output, said } = host.run(shell);
    expect(said).toBe('');
    expect(status).toBe(0);
    const { entries, conditions, end, folder } = host.open();
    expect(entries[0]).toBe('coldkeep-bundle/conditions');
    expect(entries.slice(-2)).toEqual(['coldkeep-bundle/CHECKSUMS.sha256', 'coldkeep-bundle/end']);
    expect(conditions.slice(0, 2)).toEqual(['coldkeep-bundle: 1', `system: ${system}`]);
    expect(conditions).toContain('service-stopped: none');
    expect(end[0]).toMatch(/^ended: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(spawnSync('sha256sum', ['--strict', '-c', 'CHECKSUMS.sha256'], { cwd: folder }).status).toBe(0);
    const packed = filesOf(join(folder, 'files'));
    for (const name of filesOf(host.root).filter((file) => /\.(skey|json|yml|ldb|conf|der)$/.test(file))) {
      const taken = packed.includes(join(host.root, name).slice(1));
      expect([name, taken]).toEqual([name, !name.endsWith('node.skey')]);
    }
    const words = wordsOfBundle(host.sha256()).join(' ').split(' ');
    expect(output).toContain(`SHA-256: ${host.sha256()}\n`);
    expect(output).toContain(
      `Words:   ${words.slice(0, 8).join(' ')}\n         ${words.slice(8).join(' ')}\n`,
    );
    expect(readdirSync(host.work)).toEqual([]);
  });

  it.each(shells)('under %s keeps any file name, and links as links', async (shell) => {
    host = await KitHost.make('custom');
    const odd = [
      'with space',
      'new\nline',
      '-dash',
      'back\\slash',
      "quote'",
      '$(touch gone)',
      'ünï',
      '*',
      'ends\n',
    ];
    for (const name of odd) host.write(`opt/node/config/${name}`, name);
    host.write('elsewhere/deep/file', 'led to');
    symlinkSync('nowhere', join(host.root, 'opt/node/config/dangling'));
    symlinkSync('../../elsewhere', join(host.root, 'opt/node/linked'));
    host.addSetting('COPY=linked config required {ROOT}/linked');
    host.addSetting('COPY=twice config required {ROOT}/config/with space');
    expect(host.run(shell)).toMatchObject({ status: 0, said: '' });
    const { folder } = host.open();
    const packed = join(folder, 'files', host.root, 'opt/node/config');
    for (const name of odd) expect(readFileSync(join(packed, name), 'utf8')).toBe(name);
    expect(filesOf(packed)).toContain('dangling');
    expect(readFileSync(join(folder, 'files', host.root, 'elsewhere/deep/file'), 'utf8')).toBe('led to');
    const sums = spawnSync('sha256sum', ['--strict', '-c', 'CHECKSUMS.sha256'], { cwd: folder });
    expect(sums.status).toBe(0);
    expect(
      sums.stdout
        .toString()
        .split('\n')
        .filter((line) => line.includes('with space')),
    ).toHaveLength(1);
  });

  it.each(shells)('under %s stops without age and says how to get it', async (shell) => {
    host = await KitHost.make('loom-node');
    host.set('AGE', join(host.folder, 'no-age'));
    const { status, said } = host.run(shell);
    expect(status).toBe(1);
    expect(said).toContain('apt-get install age');
    expect(said).toContain('static');
    expect([...host.bundles(), ...readdirSync(host.work)]).toEqual([]);
  });

  it.each(shells)('under %s leaves nothing where age fails', async (shell) => {
    host = await KitHost.make('loom-node');
    host.set('AGE', host.program('failing-age', 'head -c 100; exit 9'));
    const { status, said } = host.run(shell);
    expect(said).toContain('there is no bundle');
    expect(status).toBe(1);
    expect([...host.bundles(), ...readdirSync(host.work)]).toEqual([]);
  });

  it.each(shells)('under %s seals what is secret, whatever is asked for', async (shell) => {
    host = await KitHost.make('cardano-spo');
    expect(host.run(shell, '--plain')).toMatchObject({ status: 1 });
    host.addSetting('COPY=other public required {ROOT}/node.cert');
    host.write('opt/node/extra-config.json', '{"type":"PaymentSigningKeyShelley_ed25519"}');
    expect(host.run(shell, '--plain', '--only', 'public,config').said).toContain('look like secrets');
    expect(host.bundles()).toEqual([]);
    host.write('opt/node/extra-config.json', '{}');
    expect(host.run(shell, '--plain', '--only', 'public,config')).toMatchObject({ status: 0, said: '' });
    expect(host.bundle()).toMatch(/\.tar$/);
    expect(host.unpack(host.bundle()).entries.join('\n')).not.toContain('skey');
  });

  it.each(shells)('under %s never takes a dump along unsealed', async (shell) => {
    host = await KitHost.make('custom');
    host.set('DUMP_COMMAND', 'echo rows');
    expect(host.run(shell, '--plain')).toMatchObject({ status: 1 });
    expect(host.bundles()).toEqual([]);
  });

  it.each(shells)(
    'under %s stops where a required item is missing, and goes on when told to',
    async (shell) => {
      host = await KitHost.make('qrl-tipbot', { contents: { 'opt/node/.qrl/walletd.json': '{}' } });
      const refused = host.run(shell);
      expect(refused.said).toContain('Nothing was found for bot-config');
      expect(refused.status).toBe(1);
      expect(host.bundles()).toEqual([]);
      expect(host.run(shell, '--keep-going').status).toBe(3);
      expect(host.open().conditions.join('\n')).toMatch(/^note: Nothing was found for bot-config/m);
    },
  );

  it.each(shells)('under %s refuses settings that others could have written', async (shell) => {
    host = await KitHost.make('custom');
    chmodSync(host.settingsFile, 0o666);
    expect(host.run(shell).said).toContain('Others may write');
    chmodSync(host.settingsFile, 0o600);
    expect(host.bundles()).toEqual([]);
  });

  it.each(shells)('under %s runs nothing of its settings but what they name as commands', async (shell) => {
    host = await KitHost.make('custom');
    host.set('ROOT', `$(touch ${join(host.folder, 'run')})`);
    expect(host.run(shell).status).toBe(1);
    host.set('ROOT', join(host.root, 'opt/node'));
    host.addSetting(`COPY=x config optional {ROOT}/$(touch ${join(host.folder, 'run')})/\`touch x\``);
    expect(host.run(shell).status).toBe(0);
    for (const line of [
      'UNKNOWN=1',
      'touch x',
      'STOP_SERVICE=maybe',
      'COPY=x secret-cold required /x',
      'COPY=x config required /a/../b',
    ]) {
      const before = readFileSync(host.settingsFile, 'utf8');
      host.addSetting(line);
      expect(host.run(shell).status).toBe(1);
      writeFileSync(host.settingsFile, before);
    }
    expect(existsSync(join(host.folder, 'run'))).toBe(false);
    expect(host.bundles()).toHaveLength(1);
  });

  it.each(shells)('under %s names what changed while it was packed', async (shell) => {
    host = await KitHost.make('custom');
    const file = host.write('opt/node/config/big', 'x'.repeat(3_000_000));
    // The archive is larger than what fits between the processes, so that tar waits for this program.
    const pause = shell === 'busybox' ? 1.5 : 0.3;
    host.set('AGE', host.program('slow-age', `sleep ${pause}; echo more >> '${file}'; exec age "$@"`));
    expect(host.run(shell).status).toBe(0);
    expect(host.open().end.join('\n')).toContain(`note: Changed while it was packed: ${file}`);
  });

  it.each(shells)('under %s refuses a FIFO, which no bundle can hold', async (shell) => {
    host = await KitHost.make('custom');
    spawnSync('mkfifo', [join(host.root, 'opt/node/config/pipe')]);
    expect(host.run(shell, '--keep-going').said).toContain('FIFOs or devices');
    expect(host.bundles()).toEqual([]);
  });

  it('writes down what commands report, and notes where one fails', async () => {
    host = await KitHost.make('cardano-spo');
    host.addSetting('REPORT=rules.txt echo allow 6000');
    host.addSetting('REPORT=none.txt exit 1');
    host.addSetting('VERSION=cardano-node echo cardano-node 10.5.1');
    expect(host.run('dash').status).toBe(0);
    const { folder, conditions } = host.open();
    expect(readFileSync(join(folder, 'dump/rules.txt'), 'utf8')).toBe('allow 6000\n');
    expect(readdirSync(join(folder, 'dump'))).toEqual(['rules.txt']);
    expect(conditions).toContain('version: cardano-node cardano-node 10.5.1');
    expect(conditions.join('\n')).toContain('note: No none.txt');
  });

  it('does not pack a bundle or a dump into itself', async () => {
    host = await KitHost.make('custom');
    host.addSetting(`COPY=all config optional ${host.folder}`);
    expect(host.run('dash').said).toContain('lies in');
    expect(host.bundles()).toEqual([]);
  });

  it.each([
    ['chronyc', 'System time     : 0.250000000 seconds slow of NTP time', '-0.250000'],
    ['chronyc', 'System time     : 1.500000000 seconds fast of NTP time', '1.500000'],
    ['timedatectl', '       Offset: +1.5ms', '-0.001500'],
    ['timedatectl', '       Offset: -1min 2.5s', '62.500000'],
    ['ntpq', 'stratum=2, offset=12.5, frequency=1.0,', '-0.012500'],
    ['ntpq', 'ntpq: read: Connection refused', 'unknown'],
  ])('compares the clock with its server: %s says "%s"', async (program, said, offset) => {
    host = await KitHost.make('custom');
    // Whatever this machine has of its own says nothing.
    for (const name of ['chronyc', 'timedatectl', 'ntpq']) host.program(name, 'exit 1');
    host.program(program, `echo '${said}'`);
    host.programsFirst = host.folder;
    expect(host.run('dash').status).toBe(0);
    expect(host.open().conditions).toContain(`clock-offset-seconds: ${offset}`);
  });

  it.each(['--frobnicate', '--only', '--only cold'])('ends with 2 for %s', async (words) => {
    host = await KitHost.make('custom');
    expect(host.run('dash', ...words.split(' ')).status).toBe(2);
  });
});

describe.skipIf(missingForKits !== '' || !isRoot)('a kit and other users (needs root to become one)', () => {
  it.each(shells)('under %s refuses settings of somebody else', async (shell) => {
    host = await KitHost.make('custom');
    chownSync(host.settingsFile, 12345, 0);
    expect(host.run(shell).said).toContain('belongs to somebody else');
    expect(host.bundles()).toEqual([]);
  });

  it('names what that user cannot read, and packs the rest only when told to', async () => {
    host = await KitHost.make('custom');
    chmodSync(host.settingsFile, 0o644);
    chmodSync(host.write('opt/node/config/private', 'x'), 0o600);
    for (const folder of [host.out, host.work]) chownSync(folder, 65534, 65534);
    chmodSync(join(host.kit, 'coldkeep-kit.sh'), 0o755);
    chmodSync(host.kit, 0o755);
    const run = (...args: string[]) => {
      const [program, words] = host.command('dash', args);
      return runTool('setpriv', [
        '--reuid=65534',
        '--regid=65534',
        '--clear-groups',
        '--',
        program,
        ...words,
      ]);
    };
    const refused = run();
    expect(refused.messages).toContain('opt/node/config/private');
    expect(refused.status).toBe(1);
    expect(host.bundles()).toEqual([]);
    const kept = run('--keep-going');
    expect(kept.status).toBe(3);
    const { end, conditions } = host.open();
    expect([...conditions, ...end].join('\n')).toContain('cannot be read');
  });
});
