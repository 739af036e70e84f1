// The wizards of test, repair and clone while they run, when they were stopped, and when something stood in their way.
import { describe, expect, it } from 'vitest';
import { stateOf } from '../../../../renderer/bridge/fake-bridge.ts';
import { CloneScreen } from '../../../../renderer/clone/clone-screen.tsx';
import { TestScreen } from '../../../../renderer/medium-test/test-screen.tsx';
import { RepairScreen } from '../../../../renderer/repair/repair-screen.tsx';
import { ColdkeepError, toErrorRecord, type ErrorRecord } from '../../../../shared/domain/errors.ts';
import type { Job, JobKind } from '../../../../shared/ipc/job.ts';
import { drawn, nowMs, textOf } from '../bridge/drawn.tsx';
import { progress } from '../export/fixtures.ts';

type Kind = Extract<JobKind, 'test-medium' | 'repair' | 'clone'>;

const job = (
  kind: Kind,
  changes: Partial<Pick<Job, 'state' | 'error' | 'cancellable' | 'progress'>>,
): Job => {
  const common = {
    id: 'j1',
    title: 'Work on Blue stick',
    startedAtMs: nowMs - 17_000,
    endedAtMs: changes.state === 'failed' || changes.state === 'cancelled' ? nowMs : null,
    progress: [],
    cancellable: true,
    state: 'running' as const,
    error: null,
    result: null,
    ...changes,
  };
  switch (kind) {
    case 'test-medium':
      return { ...common, kind };
    case 'repair':
      return { ...common, kind };
    case 'clone':
      return { ...common, kind };
  }
};

/** What a window shows that finds this job. */
function shown(kind: Kind, changes: Parameters<typeof job>[1]): string {
  const screens = { 'test-medium': <TestScreen />, repair: <RepairScreen />, clone: <CloneScreen /> };
  return drawn(screens[kind], { 'app.state': stateOf({ jobs: [job(kind, changes)] }) });
}
const failed = (kind: Kind, error: ErrorRecord) => shown(kind, { state: 'failed', error });

const heading = (html: string): string | undefined => /<h1[^>]*>([^<]*)<\/h1>/.exec(html)?.[1];

const repair = 'sudo umount /dev/sdb1; sudo fsck.exfat -y /dev/sdb1';
const damaged = toErrorRecord(
  new ColdkeepError(
    'medium-io',
    'The file system is damaged: the system cannot read COLDKEEP/5be1/snapshots on the medium at /media/operator/BLUE (EIO). The medium itself did not fail.',
    { hint: `Repair its file system with "${repair}", mount it again and try again.` },
  ),
);
const gone = toErrorRecord(
  new ColdkeepError('medium-removed', 'The medium at /media/operator/BLUE is no longer there.'),
);

const wizards = [
  ['test-medium', 'The test was stopped.', 'what was on it is as it was', 'Test again', 'Stop the test'],
  [
    'repair',
    'The repair was stopped.',
    'What was mended before stays mended',
    'Repair again',
    'Stop the repair',
  ],
  [
    'clone',
    'The cloning was stopped.',
    'The copy that it was taken from is as it was.',
    'Choose again',
    'Stop cloning',
  ],
] as const;

describe.each(wizards)('the wizard of %s', (kind, stopped, stillGood, again, stop) => {
  // More than one medium takes part in the others.
  const whose = kind === 'test-medium' ? 'the medium' : 'a medium';
  it('that was stopped says so, what is still good, and offers to begin again', () => {
    const html = shown(kind, { state: 'cancelled' });
    expect(heading(html)).toBe(stopped);
    expect(textOf(html)).toContain(stillGood);
    expect(textOf(html)).toContain('What was not finished does not count.');
    expect(textOf(html)).toMatch(new RegExp(`Close ${again}$`));
    expect(html).not.toContain('What to do');
  });

  it('that failed names the medium in its heading, and the repair to type below', () => {
    const html = failed(kind, damaged);
    expect(heading(html)).toBe(`The file system of ${whose} is damaged.`);
    const text = textOf(html);
    expect(text).toContain(stillGood);
    expect(text).toContain('The medium itself did not fail.');
    expect(text).toContain(`Repair its file system with: ${repair} Then mount it again and try again.`);
    expect(html).toMatch(/<pre[^>]*><code>sudo umount/);
    expect(text).toContain('For a report: code medium-io');
    expect(text).not.toContain('was stopped');
    expect(text).toContain(again);
  });

  it('whose medium was pulled out says that it is to be plugged in again', () => {
    const html = failed(kind, gone);
    expect(heading(html)).toBe(`${whose === 'a medium' ? 'A' : 'The'} medium was pulled out.`);
    expect(textOf(html)).toContain('What to do 1 Plug');
  });

  it('can be stopped while it runs, and not twice', () => {
    const running = textOf(shown(kind, { progress: [progress('', 'reading', { total: 0 })] }));
    expect(running).toContain(stop);
    expect(running).toContain('The result comes by itself. Elapsed 0:17');
    const stopping = textOf(shown(kind, { state: 'cancelling' }));
    expect(stopping).toContain('Stopping');
    expect(stopping).not.toContain(stop);
  });

  it('says why it cannot be stopped while something is put in place', () => {
    const html = shown(kind, { cancellable: false });
    expect(textOf(html)).toMatch(/(?:is being removed|put in place|is being recorded)\. Stop/);
  });
});
