// The rehearsal over the border: made by one call, with media that are pulled out and plugged in on the screen, and gone by another.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IpcWorld } from './ipc-world.ts';

const ipc = new IpcWorld();

beforeAll(() => ipc.session.refresh());
afterAll(() => ipc.end());

/** Waits until the window has heard that a job is in a phase. */
async function heard(job: string, phase: string): Promise<void> {
  const said = () =>
    ipc.events.some(
      (event) =>
        event.kind === 'job' &&
        event.job.id === job &&
        event.job.progress.some((line) => line.phase === phase),
    );
  while (!said()) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('practising', () => {
  it('opens a complete rehearsal that says so', async () => {
    await ipc.get('vault', 'practise', {});
    await ipc.settled();
    const { vault } = await ipc.get('app', 'state', {});
    expect(vault).toMatchObject({ phase: 'open', practice: true, visiting: false });
    expect(vault.folder).toBe(ipc.world.path('practice'));
    expect((await ipc.get('sets', 'list', {})).length).toBeGreaterThan(0);
    expect(await ipc.get('overview', 'read', {})).toMatchObject({ verdict: expect.any(String) });
    expect(await ipc.get('overview', 'duties', {})).toContainEqual(
      expect.objectContaining({ kind: 'expiry', title: 'Renew the KES key', overdue: false }),
    );
    const volumes = await ipc.get('volumes', 'list', { set: null });
    expect(volumes.map(({ pretend, present }) => [pretend, present])).toEqual([
      [true, true],
      [true, true],
      [true, true],
    ]);
  });

  it('reads a medium cold when it was pulled out and plugged in again, and no other one', async () => {
    const [first, second] = await ipc.get('volumes', 'list', { set: null });
    if (!first?.medium || !second?.medium) throw new Error('the practice media are not known');
    await ipc.get('volumes', 'pull', { volume: second.token });
    const { job } = await ipc.get('exports', 'coldRead', { volume: first.token });
    const label = first.medium.label;
    await heard(job, `Pull ${label} out.`);
    await ipc.get('volumes', 'pull', { volume: first.token });
    await heard(job, `Plug ${label} in again.`);
    await ipc.get('volumes', 'plug', { volume: second.token });
    await heard(job, `This is ${second.medium.label}. Waiting for ${label}.`);
    await ipc.get('volumes', 'plug', { volume: first.token });
    const report = await ipc.result('cold-read', { job });
    expect(report.medium).toBe(first.medium.id);
    expect(report.copies.map(({ level }) => level)).toContain('cold');
    expect(report.failures).toEqual([]);
  });

  it('stops waiting for a medium when the person says so', async () => {
    const [first] = await ipc.get('volumes', 'list', { set: null });
    const { job } = await ipc.get('exports', 'coldRead', { volume: first?.token ?? '' });
    await ipc.get('jobs', 'cancel', { job });
    expect(await ipc.ended('cold-read', job)).toMatchObject({ state: 'cancelled' });
  });

  it('is removed without a trace', async () => {
    await ipc.get('vault', 'endPractice', {});
    expect(existsSync(ipc.world.path('practice'))).toBe(false);
    const { vault } = await ipc.get('app', 'state', {});
    expect(vault).toMatchObject({ phase: 'none', practice: false, folder: ipc.world.path('home') });
    expect(await ipc.get('volumes', 'list', { set: null })).toEqual([]);
    expect(ipc.reports).toEqual([]);
  });
});
