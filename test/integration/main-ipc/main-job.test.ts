// The main job as the window does it, call by call: create, add a set, export, verify, drill, a changed key, restore. And through all
// of it no secret comes near the window.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IpcWorld, spokenPassphrase } from './ipc-world.ts';

const canary = 'CANARY-9f3c1d77aa';
const files = {
  'cold.skey': `{"type":"StakePoolSigningKey_ed25519","description":"","cborHex":"5820${canary}"}\n`,
  'notes.txt': `the spare key ${canary}\n`,
  'deep/er/data.bin': 'x'.repeat(5000),
};

const ipc = new IpcWorld();
const { world } = ipc;
let blue = '';
let red = '';

beforeAll(async () => {
  await ipc.session.refresh();
  world.write('keys', files);
  blue = await ipc.volume('blue');
  red = await ipc.volume('red');
});

afterAll(() => ipc.end());

describe('the main job', () => {
  it('begins without a vault', async () => {
    const state = await ipc.get('app', 'state', {});
    expect(state.vault).toMatchObject({ phase: 'none', name: null, practice: false });
    expect(await ipc.get('sets', 'profiles', {})).toContainEqual(
      expect.objectContaining({ id: 'cardano-spo', title: 'Cardano stake pool' }),
    );
  });

  it('creates a vault', async () => {
    const { outcome, report } = await ipc.get('vault', 'create', { name: 'ACME keys' });
    expect(outcome).toBe('done');
    expect(report?.recipient).toMatch(/^age1/);
    const { vault } = await ipc.get('app', 'state', {});
    expect(vault).toMatchObject({ phase: 'open', name: 'ACME keys', practice: false, visiting: false });
    expect(await ipc.get('vault', 'keys', {})).toEqual(report);
    await ipc.settled();
    expect(await ipc.get('overview', 'read', {})).toMatchObject({ verdict: 'Nothing is protected yet.' });
  });

  it('adds a set after a look at what it would hold', async () => {
    const folder = await ipc.choose('source', world.path('keys'));
    const proposal = await ipc.result('propose', await ipc.get('sets', 'propose', { folders: [folder] }));
    expect(proposal).toMatchObject({ files: 3 });
    const preview = await ipc.result(
      'preview',
      await ipc.get('sets', 'preview', { folders: [folder], profile: 'custom' }),
    );
    expect(preview.items.map(({ path }) => path)).toContain('keys/cold.skey');
    await ipc.get('sets', 'add', { name: 'pool', profile: 'custom', folders: [folder] });
    await ipc.settled();
    expect(await ipc.get('sets', 'list', {})).toEqual([
      expect.objectContaining({ name: 'pool', items: 3, sources: [world.path('keys')], freshness: 'behind' }),
    ]);
    expect(await ipc.get('sets', 'read', { set: 'pool' })).toMatchObject({ name: 'pool' });
  });

  it('says what an export would write', async () => {
    const contents = await ipc.result('contents', await ipc.get('exports', 'contents', { set: 'pool' }));
    expect(contents).toMatchObject({ set: 'pool', items: 3, changedSinceMs: null });
    expect(contents.changes.map(({ change }) => change)).toEqual(['added', 'added', 'added']);
    expect(contents.kinds.flatMap(({ examples }) => examples)).toContain('cold.skey');
  });

  it('lists volumes with every reason for or against them', async () => {
    const volumes = await ipc.get('volumes', 'list', { set: 'pool' });
    expect(volumes.map(({ name }) => name)).toEqual(['blue', 'red']);
    expect(volumes.map(({ token }) => token)).toEqual([blue, red]);
    for (const volume of volumes) {
      expect(volume.medium).toBeNull();
      expect(volume.reasons.every(({ sentence }) => sentence.endsWith('.'))).toBe(true);
    }
  });

  it('exports to two media, each with words of its own', async () => {
    world.clock.forwardDays(1);
    const report = await ipc.result(
      'export',
      await ipc.get('exports', 'start', {
        set: 'pool',
        targets: [
          { volume: blue, words: { label: 'Blue stick', location: 'Home', type: 'usb' } },
          { volume: red, words: { label: 'Red stick', location: 'Bank', offsite: true, type: 'usb' } },
        ],
        acceptedCritical: null,
      }),
    );
    expect(report.copies.map(({ label, status }) => [label, status])).toEqual([
      ['Blue stick', 'verified'],
      ['Red stick', 'verified'],
    ]);
    const jobs = (await ipc.get('app', 'state', {})).jobs.filter(({ kind }) => kind === 'export');
    expect(jobs).toEqual([expect.objectContaining({ title: 'Export of pool', state: 'done' })]);
    expect(existsSync(world.path('blue/COLDKEEP/medium.json'))).toBe(true);
  });

  it('shows where everything stands', async () => {
    const overview = await ipc.get('overview', 'read', {});
    expect(overview.sets).toEqual([expect.objectContaining({ name: 'pool' })]);
    const [set] = await ipc.get('sets', 'list', {});
    expect(set?.freshness).toBe('in-sync');
    const media = (await ipc.get('media', 'list', {})).toSorted((a, b) => (a.label < b.label ? -1 : 1));
    expect(media.map(({ label, volume }) => [label, volume])).toEqual([
      ['Blue stick', blue],
      ['Red stick', red],
    ]);
    expect(media[0]?.copies).toEqual([
      expect.objectContaining({ set: 'pool', seq: 1, freshness: 'in-sync' }),
    ]);
    const volumes = await ipc.get('volumes', 'list', { set: 'pool' });
    expect(volumes[0]?.medium).toMatchObject({ label: 'Blue stick', freshness: 'in-sync' });
    expect((await ipc.get('overview', 'duties', {})).length).toBeGreaterThan(0);
    expect(await ipc.get('overview', 'plan', { set: 'pool' })).toBeDefined();
  });

  it('verifies a medium and rehearses a restore', async () => {
    world.clock.forwardDays(1);
    const verified = await ipc.result(
      'verify',
      await ipc.get('verifications', 'start', { volume: blue, open: true }),
    );
    expect(verified).toMatchObject({ failures: [], copies: [{ status: 'verified', level: 'opened' }] });
    const drill = await ipc.result('drill', await ipc.get('drills', 'start', { volume: red, set: 'pool' }));
    expect(drill).toMatchObject({ status: 'passed', items: 3 });
    await ipc.get('drills', 'record', {
      set: 'pool',
      parts: [{ title: 'Fetch the medium', seconds: 600, by: 'Ada' }],
      note: 'The key of the safe was stiff.',
    });
    expect(await ipc.get('drills', 'history', { set: 'pool' })).toEqual([
      expect.objectContaining({ set: 'pool', medium: 'Red stick', status: 'passed' }),
    ]);
  });

  it('sees that an original changed, and that the copies are behind', async () => {
    writeFileSync(world.path('keys/notes.txt'), `another spare key ${canary}\n`);
    world.clock.forwardDays(3);
    const { sets } = await ipc.result('read-originals', await ipc.get('overview', 'refresh', {}));
    expect(sets).toBe(1);
    const [set] = await ipc.get('sets', 'list', {});
    expect(set).toMatchObject({ freshness: 'behind' });
    expect((await ipc.get('volumes', 'list', { set: 'pool' }))[0]?.medium).toMatchObject({
      freshness: 'behind',
    });
    const contents = await ipc.result('contents', await ipc.get('exports', 'contents', { set: 'pool' }));
    expect(contents.changes).toEqual([
      { path: 'keys/notes.txt', change: 'changed', detail: '32 bytes to 36 bytes' },
    ]);
  });

  it('brings one medium up to date, and guards against restoring from the other', async () => {
    const words = {};
    await ipc.result(
      'export',
      await ipc.get('exports', 'start', {
        set: 'pool',
        targets: [{ volume: blue, words }],
        acceptedCritical: null,
      }),
    );
    const options = await ipc.get('restores', 'options', { volume: red });
    expect(options).toMatchObject({ label: 'Red stick', snapshots: [{ set: 'pool', seq: 1 }] });
    const [old] = options.snapshots;
    if (old === undefined) throw new Error('the medium offers nothing');
    expect(old.stale).toMatchObject({ newestSeq: 2, newestOn: ['Blue stick (Home)'] });
    const into = await ipc.choose('target', world.path('refused'));
    const start = { volume: red, snapshot: old.id, only: null, into };
    const refused = await ipc.ended(
      'restore',
      (await ipc.get('restores', 'start', { ...start, insistStale: null })).job,
    );
    expect(refused).toMatchObject({ state: 'failed', error: { code: 'stale-refused' } });
    expect(readdirSync(world.path('refused'))).toEqual([]);
    const insisted = await ipc.result(
      'restore',
      await ipc.get('restores', 'start', { ...start, insistStale: 'the old notes are wanted' }),
    );
    expect(insisted.failures).toEqual([]);
    expect(readFileSync(world.path('refused/keys/notes.txt'), 'utf8')).toBe(files['notes.txt']);
  });

  it('restores into a new folder beside what is there, and everything is equal', async () => {
    world.write('target', { 'other.txt': 'in the way' });
    const into = await ipc.choose('target', world.path('target'));
    const options = await ipc.get('restores', 'options', { volume: blue });
    const newest = options.snapshots.find(({ stale }) => stale === null);
    const report = await ipc.result(
      'restore',
      await ipc.get('restores', 'start', {
        volume: blue,
        snapshot: newest?.id ?? '',
        only: null,
        into,
        insistStale: null,
      }),
    );
    expect(report).toMatchObject({ set: 'pool', items: 3, failures: [] });
    const made = readdirSync(world.path('target')).filter((name) => name !== 'other.txt');
    expect(made).toEqual(['pool 2026-11-26']);
    for (const name of Object.keys(files)) {
      expect(readFileSync(world.path('target', 'pool 2026-11-26', 'keys', name))).toEqual(
        readFileSync(world.path('keys', name)),
      );
    }
    expect(readFileSync(world.path('target/other.txt'), 'utf8')).toBe('in the way');
  });

  it('works through a checklist and prints it', async () => {
    const [listed] = await ipc.get('checklists', 'list', {});
    const scenario = listed?.scenarios[0]?.id ?? '';
    const sheet = { set: 'pool', scenario };
    const checklist = await ipc.get('checklists', 'read', sheet);
    const { run } = await ipc.get('checklists', 'begin', { ...sheet, by: 'Ada', second: 'Bo' });
    await ipc.get('checklists', 'tick', { run, step: 0, by: 'Ada', second: 'Bo', note: '' });
    await ipc.get('checklists', 'end', { run, result: 'rehearsed', notes: 'only the first step' });
    expect(await ipc.get('checklists', 'runs', {})).toEqual([
      expect.objectContaining({
        id: run,
        by: 'Ada',
        second: 'Bo',
        steps: checklist.steps.length,
        ticked: [expect.objectContaining({ step: 0, by: 'Ada' })],
        result: 'rehearsed',
      }),
    ]);
    expect(await ipc.get('checklists', 'print', { ...sheet, paper: 'A4' })).toEqual({ outcome: 'done' });
    expect(await ipc.get('checklists', 'savePdf', { ...sheet, paper: 'Letter' })).toEqual({
      outcome: 'done',
      path: world.path('sheet.pdf'),
    });
    expect(ipc.printed).toHaveLength(2);
  });

  it('records a change of a medium, and settings', async () => {
    const [medium] = await ipc.get('media', 'list', {});
    await ipc.get('media', 'change', { medium: medium?.id ?? '', changes: { custodian: 'Ada' } });
    expect((await ipc.get('media', 'list', {}))[0]?.custodian).toBe('Ada');
    const settings = await ipc.get('settings', 'change', { theme: 'dark', idleMinutes: 5 });
    expect(settings).toMatchObject({ theme: 'dark', idleMinutes: 5 });
    expect(await ipc.get('settings', 'read', {})).toEqual(settings);
    expect((await ipc.get('app', 'state', {})).theme).toBe('dark');
  });

  it('tells the journal, whose head is read aloud', async () => {
    const journal = await ipc.get('journal', 'read', {});
    expect(journal).toMatchObject({ chain: 'intact', head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(journal.headWords.split(/\s+/)).toHaveLength(8);
    const said = journal.events.map(({ what }) => what).join('\n');
    expect(said).toContain('the old notes are wanted');
    expect(said).toContain('Done by hand in a drill of "pool": Fetch the medium, 10 min, by Ada.');
  });

  it('locks and unlocks, and knows freshness again when the originals were read', async () => {
    const before = (await ipc.get('app', 'state', {})).revision;
    await ipc.get('vault', 'lock', {});
    const locked = await ipc.get('app', 'state', {});
    expect(locked.vault).toMatchObject({ phase: 'locked', name: null, id: null });
    expect(locked.revision).toBeGreaterThan(before);
    expect(locked.theme).toBe('dark');
    expect(await ipc.get('vault', 'unlock', {})).toEqual({ outcome: 'done' });
    await ipc.settled();
    expect((await ipc.get('sets', 'list', {}))[0]).toMatchObject({ freshness: 'in-sync' });
  });

  it('changes the passphrase and names the media that keep the old lock', async () => {
    ipc.typed = 'another of the tests: gravel pelican harbor tulip';
    const { outcome, report } = await ipc.get('vault', 'changePassphrase', {});
    expect(outcome).toBe('done');
    expect(report?.media.map(({ label }) => label).toSorted()).toEqual(['Blue stick', 'Red stick']);
  });

  it('removes a set when its name was typed', async () => {
    const wrong = await ipc.ask('sets', 'remove', { set: 'pool', confirm: 'Pool' });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'confirmation-needed' } });
    await ipc.get('sets', 'remove', { set: 'pool', confirm: 'pool' });
    expect(await ipc.get('sets', 'list', {})).toEqual([]);
  });

  it('told the window about all of it, and nothing that is secret', async () => {
    await ipc.get('vault', 'lock', {});
    expect(ipc.reports).toEqual([]);
    expect(ipc.said.length).toBeGreaterThan(60);
    expect(ipc.events.some(({ kind }) => kind === 'job')).toBe(true);
    expect(ipc.events.some(({ kind }) => kind === 'state')).toBe(true);
    const said = ipc.said.join('\n');
    expect(said).toContain('Blue stick');
    expect(said).not.toContain(canary);
    expect(said).not.toContain(spokenPassphrase);
    expect(said).not.toContain('gravel pelican');
    expect(said).not.toContain('AGE-SECRET-KEY');
  });
});
