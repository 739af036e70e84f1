import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checklistRunSchema } from '../../../shared/domain/checklist-run.ts';
import { World } from '../../support/world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.end());

const begin = { set: 'keys', scenario: 'laptop-lost', by: 'Ada' };

describe('a checklist run', () => {
  it('begins with the steps of the checklist as it is filled in now', async () => {
    const vault = await world.vaultWithKeys();
    const run = checklistRunSchema.parse(await vault.beginChecklist({ ...begin, second: 'Bo' }));
    expect(run.steps.map(({ title }) => title)).toEqual(
      vault.checklist('keys', 'laptop-lost').steps.map(({ title }) => title),
    );
    expect(run).toMatchObject({ begunBy: 'Ada', second: 'Bo', begunAtMs: world.clock.ms, ended: null });
    expect(run.steps.every((step) => step.tick === null)).toBe(true);
    expect(vault.checklistRuns()).toEqual([run]);
    expect(vault.checklistRuns('keys')).toEqual([run]);
  });

  it('is ticked, has ticks taken back, and is taken up again after a lock', async () => {
    const vault = await world.vaultWithKeys();
    const { id } = await vault.beginChecklist(begin);
    world.clock.forwardDays(1);
    await vault.tickChecklist({
      run: id,
      step: 0,
      ticked: true,
      by: 'Ada',
      second: 'Bo',
      minutes: 12,
      note: 'ok',
    });
    await vault.tickChecklist({ run: id, step: 1, ticked: true, by: 'Ada' });
    await vault.tickChecklist({ run: id, step: 1, ticked: false, by: 'Bo' });
    await vault.close();

    const reopened = await world.reopen();
    const [run] = reopened.checklistRuns('keys');
    expect(run?.steps[0]?.tick).toEqual({
      by: 'Ada',
      second: 'Bo',
      minutes: 12,
      note: 'ok',
      atMs: world.clock.ms,
    });
    expect(run?.steps[1]?.tick).toBeNull();
    expect(run?.ended).toBeNull();
    const ended = await reopened.endChecklist({ run: id, result: 'given-up', notes: 'no cable' });
    expect(ended.ended).toEqual({ atMs: world.clock.ms, result: 'given-up', notes: 'no cable' });
    const said = reopened.log().events.map((event) => event.what);
    expect(said.filter((what) => what.includes(ended.title))).toHaveLength(5);
    expect(reopened.log().chain).toBe('intact');
  });

  it('is over once it has ended', async () => {
    const vault = await world.vaultWithKeys();
    const { id } = await vault.beginChecklist(begin);
    await vault.endChecklist({ run: id, result: 'rehearsed' });
    await expect(vault.tickChecklist({ run: id, step: 0, ticked: true, by: 'Ada' })).rejects.toMatchObject({
      code: 'bad-input',
    });
    await expect(vault.endChecklist({ run: id, result: 'rehearsed' })).rejects.toMatchObject({
      code: 'bad-input',
    });
    const second = await vault.beginChecklist(begin);
    expect(vault.checklistRuns().map((run) => run.id)).toEqual([second.id, id]);
  });

  it('does not end as running again with steps left out, unless the notes say why', async () => {
    const vault = await world.vaultWithKeys();
    const { id } = await vault.beginChecklist(begin);
    const end = { run: id, result: 'running-again' as const };
    await expect(vault.endChecklist(end)).rejects.toMatchObject({ code: 'bad-input' });
    expect(await vault.endChecklist({ ...end, notes: 'the others did not apply' })).toMatchObject({
      ended: { result: 'running-again' },
    });
  });

  it.each([
    ['a step that is not there', { step: 999 }],
    ['a step that is no number of one', { step: 0.5 }],
    ['nobody', { by: '  ' }],
    ['minutes below nothing', { minutes: -1 }],
    ['minutes that are no number', { minutes: Number.NaN }],
    ['a note without end', { note: 'x'.repeat(5000) }],
  ])('refuses %s', async (_, wrong) => {
    const vault = await world.vaultWithKeys();
    const { id } = await vault.beginChecklist(begin);
    const tick = { run: id, step: 0, ticked: true, by: 'Ada', ...wrong };
    await expect(vault.tickChecklist(tick)).rejects.toMatchObject({ code: 'bad-input' });
    expect(vault.checklistRuns()[0]?.steps[0]?.tick).toBeNull();
  });

  it('wants somebody else as the second person of a critical step', async () => {
    const vault = await world.vaultWithKeys();
    const { id, steps } = await vault.beginChecklist(begin);
    const step = steps.findIndex(({ critical }) => critical);
    expect(step).toBeGreaterThanOrEqual(0);
    const tick = { run: id, step, ticked: true, by: 'Ada' };
    await expect(vault.tickChecklist({ ...tick, second: 'ada' })).rejects.toMatchObject({
      code: 'bad-input',
    });
    await vault.tickChecklist({ ...tick, second: 'Bo' });
  });

  it('is unknown by another id, and not begun for an unknown set or scenario', async () => {
    const vault = await world.vaultWithKeys();
    await expect(vault.tickChecklist({ run: 'x', step: 0, ticked: true, by: 'Ada' })).rejects.toMatchObject({
      code: 'checklist-run-unknown',
    });
    await expect(vault.beginChecklist({ ...begin, set: 'x' })).rejects.toMatchObject({ code: 'set-unknown' });
    await expect(vault.beginChecklist({ ...begin, scenario: 'x' })).rejects.toMatchObject({
      code: 'scenario-unknown',
    });
    expect(vault.checklistRuns()).toEqual([]);
  });
});
