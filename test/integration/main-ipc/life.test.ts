// The life of a vault in the window: asked about the network, locked in the middle of work, brought back from a medium, read in passing.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IpcWorld } from './ipc-world.ts';

let ipc: IpcWorld;

beforeEach(async () => {
  ipc = new IpcWorld();
  await ipc.session.refresh();
});

afterEach(async () => {
  await ipc.end();
  if (ipc.reports.length > 0) throw new Error(`faults of ours: ${ipc.reports.join('; ')}`);
});

const up = {
  quiet: false,
  interfaces: [{ name: 'eth0', kind: 'wired' as const, up: true }],
  radios: [],
};

/** A vault with the set "pool", open, its originals read. */
async function vaultWithPool(files: Record<string, string | Uint8Array> = { 'cold.skey': 'key' }) {
  ipc.world.write('keys', files);
  await ipc.get('vault', 'create', { name: 'ACME keys' });
  const folder = await ipc.choose('source', ipc.world.path('keys'));
  await ipc.get('sets', 'add', { name: 'pool', profile: 'custom', folders: [folder] });
  await ipc.settled();
}

const exportTo = async (volume: string, label: string) =>
  ipc.result(
    'export',
    await ipc.get('exports', 'start', {
      set: 'pool',
      targets: [{ volume, words: { label } }],
      acceptedCritical: null,
    }),
  );

const phase = async () => (await ipc.get('app', 'state', {})).vault.phase;

describe('a machine that is not offline', () => {
  it('is asked about before anything is unlocked, and what was answered is in the journal', async () => {
    ipc.network = up;
    const asked = await ipc.ask('vault', 'create', { name: 'ACME keys' });
    expect(asked).toMatchObject({ ok: false, error: { code: 'confirmation-needed' } });
    expect(await phase()).toBe('none');
    expect((await ipc.get('app', 'state', {})).network).toMatchObject({ quiet: false, accepted: false });

    await ipc.get('app', 'acceptNetwork', {});
    await ipc.get('app', 'confirmClock', {});
    expect((await ipc.get('app', 'state', {})).network.accepted).toBe(true);
    await ipc.get('vault', 'create', { name: 'ACME keys' });
    const journal = (await ipc.get('journal', 'read', {})).events.map(({ what }) => what).join('\n');
    expect(journal).toContain('This machine was not offline (eth0 is up), and a person said to go on.');
    expect(journal).toContain('A person confirmed that the time is right: 21 Nov 2026, 08:00 UTC.');
  });

  it('is asked about again when something else comes up', async () => {
    ipc.network = up;
    await ipc.get('app', 'acceptNetwork', {});
    ipc.network = {
      ...up,
      radios: [{ name: 'hci0', kind: 'bluetooth', blocked: false }],
    };
    const asked = await ipc.ask('vault', 'create', { name: 'ACME keys' });
    expect(asked).toMatchObject({ ok: false, error: { message: expect.stringContaining('hci0') } });
  });
});

describe('a passphrase window', () => {
  it('from which the person goes away leaves everything as it was', async () => {
    ipc.typed = null;
    expect(await ipc.get('vault', 'create', { name: 'ACME keys' })).toEqual({
      outcome: 'cancelled',
      report: null,
    });
    expect(await phase()).toBe('none');
    expect(existsSync(ipc.world.path('home'))).toBe(false);
  });

  it('is not opened while a vault is open', async () => {
    await vaultWithPool();
    expect(await ipc.ask('vault', 'unlock', {})).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await phase()).toBe('open');
  });
});

describe('an export to a medium that is gone before it is looked at', () => {
  it('calls it by the name that was typed for it', async () => {
    await vaultWithPool();
    const blue = await ipc.volume('blue');
    const red = await ipc.volume('red');
    rmSync(ipc.world.path('red'), { recursive: true });
    const { job } = await ipc.get('exports', 'start', {
      set: 'pool',
      targets: [
        { volume: blue, words: { label: 'Blue stick' } },
        { volume: red, words: { label: 'Red stick' } },
      ],
      acceptedCritical: null,
    });
    const { copies } = await ipc.result('export', { job });
    expect(copies).toMatchObject([
      { label: 'Blue stick', status: 'verified' },
      { label: 'Red stick', medium: null, error: { code: 'not-a-medium' } },
    ]);
  });
});

describe('a lock in the middle of work', () => {
  it('ends the work, leaves nothing half-made, and unlocks again', async () => {
    await vaultWithPool({ 'large.bin': new Uint8Array(24 * 1024 * 1024) });
    const volume = await ipc.volume('blue');
    const { job } = await ipc.get('exports', 'start', {
      set: 'pool',
      targets: [{ volume, words: { label: 'Blue stick' } }],
      acceptedCritical: null,
    });
    expect(await phase()).toBe('open');
    await ipc.get('vault', 'lock', {});

    const state = await ipc.get('app', 'state', {});
    expect(state.vault.phase).toBe('locked');
    expect(state.jobs).toEqual([]);
    const ended = ipc.events
      .flatMap((event) => (event.kind === 'job' && event.job.id === job ? [event.job.state] : []))
      .at(-1);
    // What was being committed when the lock came has come to its end.
    expect(['cancelled', 'done']).toContain(ended);
    const found = existsSync(ipc.world.path('blue', 'COLDKEEP'))
      ? readdirSync(ipc.world.path('blue', 'COLDKEEP'), { recursive: true, encoding: 'utf8' })
      : [];
    const signatures = found.filter((name) => name.endsWith('CHECKSUMS.sha256.minisig'));
    expect(signatures).toHaveLength(ended === 'done' ? 1 : 0);
    for (const [group, name] of [
      ['sets', 'list'],
      ['overview', 'read'],
      ['journal', 'read'],
    ] as const) {
      const answer = await ipc.ask(group, name as never, {});
      expect(answer).toMatchObject({ ok: false, error: { code: 'vault-missing' } });
    }

    await ipc.get('vault', 'unlock', {});
    await ipc.settled();
    expect(await ipc.get('sets', 'list', {})).toEqual([expect.objectContaining({ name: 'pool' })]);
  });

  it('forgets the folders that were chosen, and keeps the volumes', async () => {
    await vaultWithPool();
    const volume = await ipc.volume('blue');
    const folder = await ipc.choose('source', ipc.world.path('other'));
    await ipc.get('vault', 'lock', {});
    await ipc.get('vault', 'unlock', {});
    const answer = await ipc.ask('sets', 'add', { name: 'more', profile: 'custom', folders: [folder] });
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await ipc.get('vault', 'inspectCarrier', { volume })).toEqual({ medium: null, vaults: [] });
  });
});

describe('a medium of a vault that is not here', () => {
  beforeEach(async () => {
    await vaultWithPool();
    await exportTo(await ipc.volume('blue'), 'Blue stick');
    await ipc.get('vault', 'lock', {});
    rmSync(ipc.world.path('home'), { recursive: true });
    await ipc.session.refresh();
  });

  it('says what it carries before any passphrase', async () => {
    const volume = await ipc.volume('blue');
    const carrier = await ipc.get('vault', 'inspectCarrier', { volume });
    expect(carrier).toMatchObject({
      medium: expect.any(String),
      vaults: [{ snapshots: 1, openable: true, newestAtMs: Date.parse('2026-11-21T08:00:00Z') }],
    });
    const [listed] = await ipc.get('volumes', 'list', { set: null });
    expect(listed?.otherVaults).toEqual(carrier.vaults.map(({ id }) => id));
    expect(listed?.medium).toBeNull();
  });

  it('brings the vault back', async () => {
    const volume = await ipc.volume('blue');
    const { outcome, report } = await ipc.get('vault', 'adopt', { volume });
    expect(outcome).toBe('done');
    expect(report).toMatchObject({ sets: 1, media: 1, copies: 1 });
    await ipc.settled();
    expect((await ipc.get('app', 'state', {})).vault).toMatchObject({ phase: 'open', name: 'ACME keys' });
    expect(await ipc.get('sets', 'list', {})).toEqual([expect.objectContaining({ name: 'pool' })]);
  });

  it('is read in passing, and nothing of it stays', async () => {
    const volume = await ipc.volume('blue');
    expect(await ipc.get('vault', 'visit', { volume })).toEqual({ outcome: 'done' });
    expect((await ipc.get('app', 'state', {})).vault).toMatchObject({ phase: 'open', visiting: true });
    const drill = await ipc.result('drill', await ipc.get('drills', 'start', { volume, set: 'pool' }));
    expect(drill.status).toBe('passed');
    await ipc.get('vault', 'lock', {});
    expect((await ipc.get('app', 'state', {})).vault).toMatchObject({ phase: 'none', visiting: false });
    expect(existsSync(ipc.world.path('home'))).toBe(false);
  });
});

describe('a critical finding', () => {
  it('stops an export until a person says why it goes on, and the reason is in the journal', async () => {
    ipc.world.write('pool', { 'readme.txt': 'no keys here' });
    await ipc.get('vault', 'create', { name: 'ACME keys' });
    const folder = await ipc.choose('source', ipc.world.path('pool'));
    await ipc.get('sets', 'add', { name: 'pool', profile: 'cardano-spo', folders: [folder] });
    await ipc.settled();
    const volume = await ipc.volume('blue');
    const start = { set: 'pool', targets: [{ volume, words: { label: 'Blue stick' } }] };
    const asked = await ipc.ask('exports', 'start', { ...start, acceptedCritical: null });
    expect(asked).toMatchObject({ ok: false, error: { code: 'confirmation-needed' } });
    expect(existsSync(ipc.world.path('blue', 'COLDKEEP'))).toBe(false);

    const started = await ipc.get('exports', 'start', { ...start, acceptedCritical: 'the keys come later' });
    expect(await ipc.result('export', started)).toMatchObject({ copies: [{ status: 'verified' }] });
    const journal = (await ipc.get('journal', 'read', {})).events.map(({ what }) => what).join('\n');
    expect(journal).toContain('the keys come later');
  });
});

describe('a medium with a damaged copy', () => {
  it('offers nothing of it, and says why', async () => {
    await vaultWithPool();
    const volume = await ipc.volume('blue');
    const report = await exportTo(volume, 'Blue stick');
    const manifest = ipc.world.path('blue', report.copies[0]?.path ?? '', 'manifest.age');
    const bytes = readFileSync(manifest);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    writeFileSync(manifest, bytes);
    const options = await ipc.get('restores', 'options', { volume });
    expect(options.snapshots).toEqual([]);
    expect(options.failures).toEqual([
      { path: expect.stringContaining(report.snapshot.id), reason: expect.any(String) },
    ]);

    const verified = await ipc.result(
      'verify',
      await ipc.get('verifications', 'start', { volume, open: false }),
    );
    expect(verified.copies).toMatchObject([{ status: 'suspect' }]);
    const [medium] = await ipc.get('media', 'list', {});
    expect(medium?.copies).toMatchObject([
      { status: 'suspect', failures: [{ path: expect.stringContaining('manifest.age') }] },
    ]);
  });
});

describe('settings', () => {
  it('that were chosen before there is a vault go into it, and can be changed while it is locked', async () => {
    await ipc.get('settings', 'change', { theme: 'dark', idleMinutes: 7 });
    expect(existsSync(ipc.world.path('home'))).toBe(false);
    await ipc.get('vault', 'create', { name: 'ACME keys' });
    expect(await ipc.get('settings', 'read', {})).toMatchObject({ theme: 'dark', idleMinutes: 7 });
    await ipc.get('vault', 'lock', {});
    expect((await ipc.get('app', 'state', {})).theme).toBe('dark');
    await ipc.get('settings', 'change', { theme: 'light' });
    await ipc.get('vault', 'unlock', {});
    expect(await ipc.get('settings', 'read', {})).toMatchObject({ theme: 'light', idleMinutes: 7 });
  });
});

describe('what is attached', () => {
  it('changes the revision when it comes, so that whoever shows it asks again', async () => {
    const before = (await ipc.get('app', 'state', {})).revision;
    const folder = ipc.world.path('plugged-in');
    mkdirSync(folder);
    ipc.plugIn(folder);
    expect((await ipc.get('app', 'state', {})).revision).toBeGreaterThan(before);
    expect((await ipc.get('volumes', 'list', { set: null })).map(({ path }) => path)).toContain(folder);
  });
});
