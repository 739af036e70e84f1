// What is compared with what, and the table that comes of it.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { planParity } from '../../electron/core/parity/create.ts';
import { defaultSettings } from '../../shared/domain/settings.ts';

const here = dirname(fileURLToPath(import.meta.url));
const program = join(here, 'program.js');
const coldkeep = join(here, '..', 'cli', 'coldkeep.js');
const mebibytes = Number(process.env.COLDKEEP_BENCH_MIB ?? 1024);
const work = mkdtempSync(join(tmpdir(), 'coldkeep-bench-'));
const rows: string[][] = [['What', 'Ours', 'Peer', 'Ratio', 'Target', 'Peak memory']];

const measured = z.object({
  seconds: z.array(z.number()),
  peakMiB: z.number(),
  result: z
    .object({
      ours: z.object({ seal: z.number(), open: z.number() }),
      ageEncryption: z.object({ seal: z.number(), open: z.number() }),
    })
    .optional(),
});

const run = (...args: string[]) =>
  measured.parse(JSON.parse(execFileSync(process.execPath, [program, ...args], { encoding: 'utf8' })));

/** Seconds that a shell command takes; the better of two runs, so that a cold cache is nobody's handicap. */
function shell(command: string): number {
  const times = [0, 1].map(() => {
    const start = performance.now();
    const child = spawnSync('bash', ['-euo', 'pipefail', '-c', command], {
      cwd: work,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (child.status !== 0) throw new Error(`the peer failed: ${command}`);
    return (performance.now() - start) / 1000;
  });
  return Math.min(...times);
}

const inSeconds = (seconds: number): string => `${seconds.toFixed(3)} s`;
/** How many times as fast as the peer. */
const faster = (ours: number, peer: number): string => `${(peer / ours).toFixed(2)} x as fast`;
const row = (what: string, ours: number, peer: number, target: string, peakMiB: number | null) =>
  rows.push([
    what,
    inSeconds(ours),
    inSeconds(peer),
    faster(ours, peer),
    target,
    peakMiB === null ? '' : `${peakMiB} MiB`,
  ]);

const anHourAgo = Date.now() / 1000 - 3600;
function write(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  // A file that is only just written is not remembered by the scan: its time could still stand for another content.
  utimesSync(path, anHourAgo, anHourAgo);
}

try {
  const big = join(work, 'big');
  const block = randomBytes(1024 * 1024);
  write(join(big, 'data.bin'), Buffer.concat(Array.from({ length: mebibytes }, () => block)));
  const small = join(work, 'small');
  for (let index = 0; index < 10_000; index++)
    write(join(small, String(index % 100), `${index}.json`), randomBytes(600));
  const keys = join(work, 'keys');
  for (let index = 0; index < 40; index++) write(join(keys, `${index}.skey`), randomBytes(300));

  const key = join(work, 'key.txt');
  execFileSync('age-keygen', ['-o', key], { stdio: 'ignore' });
  const recipient = execFileSync('age-keygen', ['-y', key], { encoding: 'utf8' }).trim();

  const memory = run('seal-open-in-memory', String(Math.min(mebibytes, 256)));
  const { ours, ageEncryption } = memory.result ?? {
    ours: { seal: 1, open: 1 },
    ageEncryption: { seal: 1, open: 1 },
  };
  const size = Math.min(mebibytes, 256);
  row(`seal ${size} MiB in memory, age-encryption`, size / ours.seal, size / ageEncryption.seal, '3 x', null);
  row(`open ${size} MiB in memory, age-encryption`, size / ours.open, size / ageEncryption.open, '3 x', null);

  const sealed = run('seal-and-open', big, join(work, 'ours.age'));
  row(
    `tar and seal ${mebibytes} MiB, tar | age`,
    sealed.seconds[0] ?? 0,
    shell(`tar -cf - big | age -r ${recipient} -o peer.age && sync peer.age`),
    'about 0.5 x',
    sealed.peakMiB,
  );
  row(
    `open and compare ${mebibytes} MiB, age | tar`,
    sealed.seconds[1] ?? 0,
    shell('age -d -i key.txt peer.age | tar -xO > /dev/null'),
    'shown',
    sealed.peakMiB,
  );
  const less = run('seal-and-open', small, join(work, 'ours.age'));
  rows.push(['peak memory: 6 MB in 10,000 files', '', '', '', 'flat', `${less.peakMiB} MiB`]);

  // Parity is made of what was sealed: it costs so much beside the sealing, and stock par2 needs so long for the same.
  const hundred = join(work, 'hundred');
  write(join(hundred, 'data.bin'), randomBytes(100_000_000));
  const sealing = run('seal-and-open', hundred, join(work, 'ours.age'));
  const parity = run('parity', join(hundred, 'data.bin'), join(work, 'parity'));
  const { sliceBytes } = planParity([100_000_000], defaultSettings.parityPercent / 100);
  const [made = 0, sealedIn = 0] = [parity.seconds[0], sealing.seconds[0]];
  row('parity over 100 MB, sealing it', made, sealedIn, 'shown', parity.peakMiB);
  const create = `par2 create -q -q -s${sliceBytes} -r${defaultSettings.parityPercent} -n1 -t1 p.par2 data.bin`;
  const par2 = shell(`cd hundred && ${create} && rm p.par2 p.vol*`);
  row('parity over 100 MB, par2 on one core', made, par2, 'shown', parity.peakMiB);

  const scanSmall = run('scan', small);
  const sumSmall = shell('find small -type f -print0 | xargs -0 sha256sum > /dev/null');
  row('scan 10,000 small files, sha256sum', scanSmall.seconds[0] ?? 0, sumSmall, '0.25 x', scanSmall.peakMiB);
  const scanBig = run('scan', big);
  const sumBig = shell('sha256sum big/data.bin > /dev/null');
  row(
    `scan one file of ${mebibytes} MiB, sha256sum`,
    scanBig.seconds[0] ?? 0,
    sumBig,
    '2 x',
    scanBig.peakMiB,
  );
  row(`scan it again, unchanged`, scanBig.seconds[1] ?? 0, sumBig, 'not read again', scanBig.peakMiB);

  const environment = {
    ...process.env,
    COLDKEEP_PASSPHRASE: 'for the bench only: osprey tundra lantern mosaic',
  };
  const command = (...args: string[]) => {
    const start = performance.now();
    execFileSync(process.execPath, [coldkeep, '--home', join(work, 'home'), '--json', ...args], {
      env: environment,
      stdio: 'ignore',
    });
    return (performance.now() - start) / 1000;
  };
  mkdirSync(join(work, 'medium'));
  mkdirSync(join(work, 'peer'));
  command('init', '--name', 'bench');
  command('set', 'add', 'keys', '--profile', 'custom', '--source', keys);
  const exported = command('export', 'keys', '--to', join(work, 'medium'), '--type', 'usb');
  const verified = command('verify', '--at', join(work, 'medium'), '--open');
  execFileSync('minisign', ['-GW', '-p', join(work, 'm.pub'), '-s', join(work, 'm.key')], {
    stdio: 'ignore',
  });
  const byHand = shell(
    `tar -cf p.tar keys && age -r ${recipient} -o peer/p.tar.age p.tar && cd peer && sha256sum p.tar.age > C && minisign -S -s ../m.key -m C > /dev/null && sync p.tar.age C C.minisig && ` +
      'minisign -Vm C -p ../m.pub > /dev/null && sha256sum -c --strict --quiet C && age -d -i ../key.txt p.tar.age | tar -d -C .. && rm -f p.tar.age C C.minisig',
  );
  row('export and verify 40 small files, by hand', exported + verified, byHand, 'shown', null);

  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0))) ?? [];
  for (const cells of rows)
    process.stdout.write(
      `${cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
} finally {
  rmSync(work, { recursive: true, force: true });
}
