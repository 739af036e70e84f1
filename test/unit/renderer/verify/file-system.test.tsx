// What a verification shows where the file system of a medium is damaged, and where the medium changed what it held.
import { describe, expect, it } from 'vitest';
import { stateOf } from '../../../../renderer/bridge/fake-bridge.ts';
import { fileSystemDamage } from '../../../../renderer/verify/damage.ts';
import { VerifyScreen } from '../../../../renderer/verify/verify-screen.tsx';
import type { VerifyReport } from '../../../../shared/domain/reports.ts';
import { drawn, nowMs, textOf } from '../bridge/drawn.tsx';
import { mediumView } from '../export/fixtures.ts';

const repair = 'sudo umount /dev/sdb1; sudo fsck.vfat -a /dev/sdb1';
const fault = `The file system is damaged: the system cannot read x (EIO). The medium itself did not fail. Repair its file system with "${repair}", mount it again and try again.`;

const report = (...reasons: string[]): VerifyReport => ({
  medium: 'id of Blue stick',
  copies: [
    {
      snapshot: 's',
      set: 'ACME pool',
      status: 'suspect',
      level: 'readback',
      failures: reasons.map((reason, index) => ({ path: `COLDKEEP/v/snapshots/s/${index}.age`, reason })),
    },
  ],
  failures: [],
  notes: [],
});

function shown(result: VerifyReport): string {
  const job = {
    kind: 'verify' as const,
    id: 'j1',
    title: 'Verification of Blue stick',
    startedAtMs: nowMs - 1000,
    endedAtMs: nowMs,
    progress: [],
    cancellable: false,
    state: 'done' as const,
    error: null,
    result,
  };
  return drawn(<VerifyScreen />, {
    'app.state': stateOf({ jobs: [job] }),
    'media.list': [mediumView('Blue stick')],
    'volumes.list': [],
    'sets.list': [],
  });
}

describe('a verification', () => {
  it('of a damaged file system asks for its repair, and offers nothing that would write to it', () => {
    const html = shown(report(fault));
    const text = textOf(html);
    expect(html).toMatch(/<h1[^>]*>The file system of [^<]+ is damaged\.<\/h1>/);
    expect(text).toContain('Cannot be read');
    expect(text).toContain(`Repair its file system with this command in a terminal: ${repair} 2 Mount it`);
    expect(html).toMatch(/<pre[^>]*><code>sudo umount/);
    expect(text).toMatch(/Leave as it is Verify it again…$/);
    expect(text).not.toMatch(/Repair it…|Write the copy again|Not as written|wearing out/);
  });

  it('of a medium that changed its files, too, speaks of wear and offers to mend it', () => {
    const text = textOf(shown(report(fault, 'Its contents changed.')));
    expect(text).toContain('wearing out');
    expect(text).toMatch(/Write the copy again… Repair it…$/);
    expect(text).toContain('Not as written');
  });

  it('knows the command only where one was named', () => {
    expect(fileSystemDamage(report(fault))).toEqual({ command: repair });
    expect(fileSystemDamage(report(fault.replace(/"[^"]+"/, 'the tool of its file system')))).toEqual({
      command: null,
    });
    expect(fileSystemDamage(report('Its contents changed.'))).toBeNull();
    expect(fileSystemDamage(report())).toBeNull();
  });
});
