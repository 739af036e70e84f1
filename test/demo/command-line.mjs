// npm run demo:command-line: the main job on practice keys over the command line, from the first export to a restore on an empty
// machine and an opening by hand with stock tools. All in demo-output/command-line/.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const output = join(project, 'demo-output', 'command-line');
const at = (...names) => join(output, ...names);
const coldkeep = join(project, 'out', 'cli', 'coldkeep.js');
const passphrase = 'practice only: osprey tundra lantern mosaic';

const rows = [];
const steps = { passed: 0, failed: 0 };

/** Runs one step of the demo and keeps a row for the table at the end. */
function step(title, act) {
  process.stdout.write(`\n── ${title}\n`);
  try {
    const result = act();
    rows.push([title, result, 'done']);
    steps.passed++;
    process.stdout.write(`   ${result}\n`);
  } catch (error) {
    rows.push([title, error.message, 'FAILED']);
    steps.failed++;
    process.stdout.write(`   FAILED: ${error.message}\n`);
  }
}

/** Runs the real command line and answers its JSON; the exit status must be the expected one. */
function run(args, { home = at('vault'), expect = 0 } = {}) {
  process.stdout.write(
    `   $ coldkeep ${args.map((arg) => (arg.startsWith(output) ? relative(project, arg) : arg)).join(' ')}\n`,
  );
  const child = spawnSync(process.execPath, [coldkeep, '--home', home, '--json', ...args], {
    encoding: 'utf8',
    env: { ...process.env, COLDKEEP_PASSPHRASE: passphrase },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.status !== expect) {
    throw new Error(
      `exit status ${child.status} instead of ${expect}: ${child.stderr.trim().split('\n').at(-1)}`,
    );
  }
  return JSON.parse(child.stdout);
}

const assert = (condition, message) => {
  if (!condition) throw new Error(message);
};

const installed = (tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;

/** Every file below a folder: relative path → contents. */
function contents(folder) {
  return new Map(
    readdirSync(folder, { recursive: true })
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
}

function assertEqual(original, restored) {
  const before = contents(original);
  const after = contents(restored);
  assert(before.size === after.size, `${before.size} files became ${after.size}`);
  for (const [name, bytes] of before)
    assert(after.get(name)?.equals(bytes) === true, `${String(name)} differs`);
  return before.size;
}

rmSync(output, { recursive: true, force: true });
for (const folder of ['medium-blue', 'medium-red']) mkdirSync(at(folder), { recursive: true });

await build({
  configFile: false,
  logLevel: 'error',
  root: project,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out/demo',
    rolldownOptions: { input: { 'make-practice-set': 'test/demo/make-practice-set.ts' } },
  },
});

/** Name, sources and attestations of the practice set of a system, made in a folder. */
const practiceSet = (system, folder) =>
  JSON.parse(
    execFileSync(process.execPath, [join(project, 'out', 'demo', 'make-practice-set.js'), system, folder], {
      encoding: 'utf8',
    }),
  );

step('Practice keys of a Cardano stake pool', () => {
  practiceSet('cardano-spo', at('sources'));
  return `${contents(at('sources')).size} files in ${relative(project, at('sources'))}, made for this demo, worth nothing`;
});

let signingKey = '';
step('Create the vault', () => {
  const created = run(['init', '--name', 'ACME custody (practice)']);
  signingKey = created.signingKey;
  return `recipient ${created.recipient.slice(0, 16)}…, signing key ${signingKey.slice(0, 12)}…`;
});

step('Add the set and scan it', () => {
  run([
    'set',
    'add',
    'ACME pool',
    '--profile',
    'cardano-spo',
    '--source',
    at('sources', 'pool'),
    '--source',
    at('sources', 'config'),
  ]);
  const scan = run(['scan', 'ACME pool'], {});
  const secrets = scan.items.filter((item) => item.kind.startsWith('secret')).length;
  return `${scan.items.length} items, ${secrets} of them secret, ${scan.findings.length} findings`;
});

let snapshot = '';
step('Export to two media', () => {
  run([
    'export',
    'ACME pool',
    '--to',
    at('medium-blue'),
    '--label',
    'Blue stick',
    '--type',
    'usb',
    '--location',
    'Office safe',
    '--custodian',
    'Ada',
  ]);
  const second = run([
    'export',
    'ACME pool',
    '--to',
    at('medium-red'),
    '--label',
    'Red disk',
    '--type',
    'hdd',
    '--location',
    'Bank',
    '--offsite',
    '--custodian',
    'Grace',
  ]);
  const both = run(['export', 'ACME pool', '--to', at('medium-blue'), '--to', at('medium-red')]);
  snapshot = second.snapshot.id;
  assert(
    both.copies.every((copy) => copy.status === 'verified'),
    'a copy is not verified',
  );
  return `snapshot ${snapshot} on both, read back and signed`;
});

step('Verify both media', () => {
  const reports = ['medium-blue', 'medium-red'].map((name) => run(['verify', '--at', at(name), '--open']));
  const copies = reports.flatMap((report) => report.copies);
  assert(
    copies.every((copy) => copy.status === 'verified'),
    'a copy is not verified',
  );
  return `${copies.length} copies opened, every item compared`;
});

step('Rehearse a restore', () => {
  const drill = run(['drill', '--at', at('medium-red')]);
  return `${drill.status}: ${drill.items} items in ${drill.seconds.toFixed(2)} s, nothing left on the disk`;
});

step('Status: everything as it should be', () => {
  const [set] = run(['status', 'ACME pool']).sets;
  return `${set.overall}: ${set.policy.filter((rule) => rule.status === 'met').length} of ${set.policy.length} rules met, ${set.freshness}`;
});

step('One file changes, and status says what that means', () => {
  const unit = readdirSync(at('sources', 'config')).find((name) => name.endsWith('.json'));
  const path = at('sources', 'config', unit);
  writeFileSync(path, `${readFileSync(path, 'utf8')}\n`);
  const [set] = run(['status', 'ACME pool'], { expect: 1 }).sets;
  assert(set.freshness === 'behind', `freshness is ${set.freshness}`);
  const unmet = set.policy.filter((rule) => rule.status !== 'met');
  process.stdout.write(unmet.map((rule) => `     ${rule.rule}: ${rule.detail} ${rule.fix}\n`).join(''));
  return `${set.freshness}: ${set.changes.changed.join(', ')} changed; ${unmet.length} rules unmet`;
});

step('Export again: both media in sync', () => {
  const report = run(['export', 'ACME pool', '--to', at('medium-blue'), '--to', at('medium-red')]);
  snapshot = report.snapshot.id;
  const [set] = run(['status', 'ACME pool']).sets;
  return `seq ${report.snapshot.seq}; ${set.overall}, ${set.freshness}`;
});

step('The laptop is lost: adopt on an empty home, restore, compare', () => {
  const home = at('new-laptop');
  const adopted = run(['adopt', '--at', at('medium-red')], { home });
  const restored = run(
    ['restore', '--at', at('medium-red'), '--set', 'ACME pool', '--into', at('restored')],
    { home },
  );
  const files = assertEqual(at('sources'), at('restored'));
  return `as of seq ${adopted.seq}; ${restored.items} items restored, ${files} files identical`;
});

step('The same by hand, with stock tools', () => {
  const missing = ['age', 'minisign', 'tar', 'sha256sum', 'expect'].filter((tool) => !installed(tool));
  if (missing.length > 0)
    return `left out: ${missing.join(', ')} not installed here (apt-get install ${missing.join(' ')})`;
  const vaultFolder = readdirSync(at('medium-blue', 'COLDKEEP')).find((name) => name.length === 36);
  const folder = at('medium-blue', 'COLDKEEP', vaultFolder, 'snapshots', snapshot);
  const into = at('by-hand');
  mkdirSync(into);
  execFileSync('minisign', ['-Vm', 'CHECKSUMS.sha256', '-P', signingKey], { cwd: folder, stdio: 'ignore' });
  execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'CHECKSUMS.sha256'], {
    cwd: folder,
    stdio: 'ignore',
  });
  const script = `
    log_user 0
    set timeout 60
    spawn age -d -i ../../identity.age -o ${join(into, 'p.tar')} payload.tar.age
    expect -re "passphrase.*:"
    send -- "$env(COLDKEEP_PASSPHRASE)\\r"
    expect eof
    lassign [wait] pid spawned os status
    exit $status`;
  execFileSync('expect', ['-c', script], {
    cwd: folder,
    env: { ...process.env, COLDKEEP_PASSPHRASE: passphrase },
  });
  execFileSync('tar', ['-xpf', 'p.tar', '--no-same-owner'], { cwd: into });
  rmSync(join(into, 'p.tar'));
  return `minisign, sha256sum, age and tar agree: ${assertEqual(at('sources'), into)} files identical`;
});

step('Print a checklist', () => {
  const out = at('checklist-originals-lost.html');
  const checklist = run([
    'checklist',
    'ACME pool',
    '--scenario',
    'originals-lost',
    '--format',
    'html',
    '--out',
    out,
  ]);
  run([
    'checklist',
    'ACME pool',
    '--scenario',
    'laptop-lost',
    '--format',
    'md',
    '--out',
    at('checklist-laptop-lost.md'),
  ]);
  assert(existsSync(out), 'no file was written');
  return `${checklist.steps.length} steps in ${relative(project, out)}`;
});

step('Four more systems, each known by heart', () => {
  const systems = ['loom-node', 'aleph-ccn', 'qrl-tipbot', 'openspp'];
  const scans = systems.map((system) => {
    const { name, sources, attestations } = practiceSet(system, at('systems', system));
    run(['set', 'add', name, '--profile', system, '--source', ...sources]);
    for (const { key, place, custodian } of attestations) {
      run(['set', 'attest', name, key, '--place', place, '--custodian', custodian]);
    }
    return run(['scan', name]);
  });
  const findings = scans.flatMap((scan) => scan.findings.map(({ code }) => code));
  assert(findings.length === 0, `findings of intact sets: ${findings.join(', ')}`);
  return scans.map(({ set, items }) => `${set} (${items.length} items)`).join(', ');
});

step('A dump that was cut off does not pass for one', () => {
  const dump = at('systems', 'aleph-ccn', 'aleph', 'dump_aleph.sql');
  truncateSync(dump, Math.floor(statSync(dump).size / 2));
  const { findings } = run(['scan', 'Practice channel node'], { expect: 1 });
  const [found] = findings;
  assert(findings.length === 1 && found.code === 'dump-incomplete', JSON.stringify(findings));
  return `${found.severity}: ${found.subject}. ${found.message} ${found.fix}`;
});

step('The journal', () => {
  const log = run(['log', '--verify']);
  return `${log.events.length} events, chain ${log.chain}`;
});

const width = Math.max(...rows.map(([title]) => title.length));
process.stdout.write(`\nWhat this demo did (everything is in ${relative(project, output)}/):\n\n`);
for (const [title, result, state] of rows)
  process.stdout.write(`  ${state.padEnd(6)}  ${title.padEnd(width)}  ${result}\n`);
process.stdout.write(`\n${steps.passed} steps done, ${steps.failed} failed\n`);
process.exitCode = steps.failed === 0 ? 0 : 1;
