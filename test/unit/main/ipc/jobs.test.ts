import { describe, expect, it } from 'vitest';
import { Jobs } from '../../../../electron/main/ipc/jobs.ts';
import { JobRegistry } from '../../../../electron/main/jobs/job-registry.ts';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import type { JobResult } from '../../../../shared/ipc/job.ts';

const secret = 'osprey-tundra-lantern';

function jobsOver({ open = true } = {}) {
  const reports: string[] = [];
  const registry = new JobRegistry({ now: () => 0, onEvent: () => {}, keepAwake: () => () => {} });
  const jobs = new Jobs(registry, { isOpen: () => open, report: (line) => void reports.push(line) });
  const run = async (work: () => Promise<JobResult<'read-originals'>>) => {
    await registry.whenEnded(jobs.start('read-originals', 'Reading of all originals', work));
    const [job] = jobs.list();
    return job;
  };
  return { jobs, run, reports };
}

describe('a job', () => {
  it('ends with its result', async () => {
    const { run, reports } = jobsOver();
    expect(await run(async () => ({ sets: 2 }))).toMatchObject({ state: 'done', result: { sets: 2 } });
    expect(reports).toEqual([]);
  });

  it('tells an expected failure as it is', async () => {
    const { run } = jobsOver();
    const job = await run(async () => {
      throw new ColdkeepError('medium-full', 'Blue stick is full.');
    });
    expect(job).toMatchObject({
      state: 'failed',
      error: { code: 'medium-full', message: 'Blue stick is full.' },
    });
  });

  it('tells nobody the text of a bug', async () => {
    for (const bug of [new TypeError(secret), new ColdkeepError('internal', secret), secret]) {
      const { run, reports } = jobsOver();
      const job = await run(async () => {
        throw bug;
      });
      expect(job).toMatchObject({ state: 'failed', error: { code: 'internal' } });
      expect(JSON.stringify(job)).not.toContain(secret);
      expect(reports).toHaveLength(1);
      expect(reports.join()).not.toContain(secret);
    }
  });

  it('keeps a result back that has a field too many', async () => {
    const { run, reports } = jobsOver();
    const job = await run(async () => ({ sets: 2, identity: secret }));
    expect(job).toMatchObject({ state: 'failed', result: null, error: { code: 'internal' } });
    expect(JSON.stringify(job)).not.toContain(secret);
    expect(reports[0]).toBe('job read-originals: held back a result: identity (unrecognized_keys)');
  });

  it('does not begin on a locked vault', () => {
    const { jobs } = jobsOver({ open: false });
    expect(() => jobs.start('read-originals', 'x', async () => ({ sets: 0 }))).toThrow(ColdkeepError);
    expect(jobs.list()).toEqual([]);
  });

  it('hides the bug in one of several results', () => {
    const { jobs } = jobsOver();
    const full = { code: 'medium-full', message: 'Blue stick is full.', hint: '' } as const;
    expect(jobs.presentable(full)).toEqual(full);
    expect(jobs.presentable({ code: 'internal', message: secret, hint: '' }).message).not.toContain(secret);
  });
});
