// The sheets beside the checklists, asked for as the window does, on the practice vault: each filled in, each says PRACTICE; and what
// is not there is refused by name.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SheetAsked } from '../../../shared/ipc/sheets.ts';
import { IpcWorld } from './ipc-world.ts';

const ipc = new IpcWorld();
let set = '';

beforeAll(async () => {
  await ipc.session.refresh();
  await ipc.get('vault', 'practise', {});
  await ipc.settled();
  set = (await ipc.get('sets', 'list', {}))[0]?.name ?? '';
});
afterAll(() => ipc.end());

/** The sheet as the desktop was handed it. */
async function printed(sheet: SheetAsked) {
  expect(await ipc.get('sheets', 'print', { sheet, paper: 'A4' })).toEqual({ outcome: 'done' });
  const made = ipc.printed.at(-1);
  if (made === undefined) throw new Error('nothing was printed');
  expect(made.practice).toBe(true);
  const { head } = await ipc.get('journal', 'read', {});
  expect(made.foot.journalHead).toBe(head);
  expect(made.foot.code).toMatch(/^coldkeep:1 vault=[0-9a-f-]{36} /);
  return made;
}

const refusal = async (sheet: unknown) => {
  const answers = await Promise.all(
    (['print', 'savePdf'] as const).map((call) => ipc.ask('sheets', call, { sheet, paper: 'Letter' })),
  );
  const [one, other] = answers.map((answer) => (answer.ok ? null : answer.error));
  expect(one).toEqual(other);
  return one;
};

describe('a sheet that the window asks for', () => {
  it('is the plan of a set, with its acts in the order of the screen', async () => {
    const plan = await ipc.get('overview', 'plan', { set });
    const { body, subject, title } = await printed({ kind: 'plan', set });
    expect([subject, title]).toEqual([set, 'The way to all rules met']);
    expect(plan.acts.length).toBeGreaterThan(0);
    for (const [index, act] of plan.acts.entries()) expect(body).toContain(`${index + 1}. ${act.title}`);
  });

  it('is the report of a drill, with those before it', async () => {
    const history = await ipc.get('drills', 'history', { set });
    const [volume] = await ipc.get('volumes', 'list', { set: null });
    const job = await ipc.get('drills', 'start', { set, volume: volume?.token ?? '' });
    const report = await ipc.result('drill', job);
    const [drill] = await ipc.get('drills', 'history', { set });
    expect(drill?.snapshot).toBe(report.snapshot);
    const { body, foot } = await printed({ kind: 'drill', set, atMs: drill?.atMs ?? 0 });
    expect(body).toContain(`${report.items} items came back from ${volume?.medium?.label}`);
    expect(foot.code).toContain(`snapshot=${report.snapshot}`);
    expect(body.includes('Drills before')).toBe(history.length > 0);
    const oldest = history.at(-1);
    expect(oldest).toBeDefined();
    expect((await printed({ kind: 'drill', set, atMs: oldest?.atMs ?? 0 })).body).not.toContain(
      'Drills before',
    );
  });

  it('is the receipt of an export, with every copy that stands and how it was read', async () => {
    const { snapshots } = await ipc.get('sets', 'read', { set });
    for (const snapshot of snapshots) {
      const { body, foot } = await printed({ kind: 'receipt', set, snapshot: snapshot.id });
      expect(foot.line).toContain(`As of seq ${snapshot.seq}.`);
      for (const { label } of snapshot.on) expect(body).toContain(label);
      expect(body).toContain(`of ${snapshot.on.length} cop`);
    }
    expect(snapshots.length).toBeGreaterThan(0);
  });

  it('is labels for all media in use, or for those named', async () => {
    const media = await ipc.get('media', 'list', {});
    const all = await printed({ kind: 'labels', media: 'all' });
    for (const { label } of media) expect(all.body).toContain(`<h2>${label}</h2>`);
    const [first, second] = media;
    const one = await printed({ kind: 'labels', media: [first?.id ?? ''] });
    expect(one.body).toContain(first?.label ?? 'no medium');
    expect(one.body).not.toContain(second?.label ?? '');
    const untold = media
      .flatMap(({ location, custodian }) => [location, custodian])
      .filter((text) => text !== '');
    expect(untold.length).toBeGreaterThan(0);
    expect(untold.filter((text) => all.body.includes(text))).toEqual([]);
    await ipc.get('media', 'change', { medium: second?.id ?? '', changes: { label: 'Old disk' } });
    await ipc.session.vault.setMedium(second?.id ?? '', { state: 'retired' });
    expect((await printed({ kind: 'labels', media: 'all' })).body).not.toContain('Old disk');
    expect((await printed({ kind: 'labels', media: [second?.id ?? ''] })).body).toContain('Old disk');
  });

  it('can be saved instead', async () => {
    expect(await ipc.get('sheets', 'savePdf', { sheet: { kind: 'plan', set }, paper: 'Letter' })).toEqual({
      outcome: 'done',
      path: ipc.world.path('sheet.pdf'),
    });
  });
});

describe('a sheet of what is not there', () => {
  const none = '00000000-0000-4000-8000-000000000000';

  it('is refused by name, and nothing is printed', async () => {
    const before = ipc.printed.length;
    expect(await refusal({ kind: 'plan', set: 'x' })).toMatchObject({ code: 'set-unknown' });
    expect(await refusal({ kind: 'drill', set: 'x', atMs: 1 })).toMatchObject({ code: 'set-unknown' });
    expect(await refusal({ kind: 'drill', set, atMs: 1 })).toMatchObject({
      code: 'bad-input',
      message: `No drill of "${set}" is recorded for that moment.`,
    });
    expect(await refusal({ kind: 'receipt', set: 'x', snapshot: 'y' })).toMatchObject({
      code: 'set-unknown',
    });
    expect(await refusal({ kind: 'receipt', set, snapshot: 'y' })).toMatchObject({
      code: 'snapshot-unknown',
    });
    expect(await refusal({ kind: 'labels', media: [none] })).toMatchObject({ code: 'medium-unknown' });
    expect(ipc.printed).toHaveLength(before);
  });

  it('is refused at the border where no sheet is of that kind', async () => {
    const reported = ipc.reports.length;
    expect(await refusal({ kind: 'journal' })).toMatchObject({ code: 'bad-input' });
    expect(await refusal({ kind: 'labels', media: [] })).toMatchObject({ code: 'bad-input' });
    expect(ipc.reports.splice(reported)).toHaveLength(4);
  });

  it('has shown the window no secret and brought no fault of ours to light', () => {
    expect(ipc.reports).toEqual([]);
    expect(ipc.said.join('\n')).not.toMatch(/AGE-SECRET-KEY|cborHex/);
  });
});
