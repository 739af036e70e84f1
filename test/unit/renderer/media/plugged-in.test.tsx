// What is plugged in as it is drawn: a medium that cannot be read, with what repairs it; and clones that failed for the same reason.
import { describe, expect, it } from 'vitest';
import { CloneScreen } from '../../../../renderer/clone/clone-screen.tsx';
import { stateOf } from '../../../../renderer/bridge/fake-bridge.ts';
import { PluggedIn } from '../../../../renderer/media/plugged-in.tsx';
import { failureSentence, failureWord } from '../../../../renderer/export/copy-results.ts';
import type { ErrorRecord } from '../../../../shared/domain/errors.ts';
import { drawn, nowMs, textOf } from '../bridge/drawn.tsx';
import { copy, drive, known, mediumView, volume } from '../export/fixtures.ts';

const repair = 'sudo umount /dev/sdb1; sudo fsck.vfat -a /dev/sdb1';
const damaged: ErrorRecord = {
  code: 'medium-io',
  message:
    'The file system is damaged: the system cannot read COLDKEEP (EIO). The medium itself did not fail.',
  hint: `Repair its file system with "${repair}", mount it again and try again.`,
};
const blue = volume('1', {
  medium: known('Blue stick', { copies: 1 }),
  drive: drive(),
  fits: false,
  reasons: [
    {
      code: 'unreadable',
      severity: 'error',
      sentence: `It cannot be read: ${damaged.message} ${damaged.hint}`,
    },
  ],
});

describe('a medium with a damaged file system', () => {
  it('is not called good where it is plugged in, and says how it is repaired', () => {
    const html = drawn(<PluggedIn />, { 'volumes.list': [blue] });
    expect(textOf(html)).toContain(
      'Cannot be read Last verified 73 days ago. Belongs at Home. It cannot be read: The file system is',
    );
    expect(textOf(html)).not.toContain('A medium of this vault, 1 copy');
    expect(html).toMatch(/<code[^>]*>sudo umount \/dev\/sdb1; sudo fsck\.vfat -a \/dev\/sdb1<\/code>/);
  });

  it('is named so among the results of an export', () => {
    const failed = copy('Blue stick', { status: 'written', level: null, error: damaged });
    expect([failureSentence(failed), failureWord(failed)]).toEqual([
      'Blue stick has a damaged file system',
      'File system damaged',
    ]);
    const other = copy('Blue stick', { error: { ...damaged, message: 'The medium failed.' } });
    expect([failureSentence(other), failureWord(other)]).toEqual([
      'Blue stick cannot be written',
      'Writing failed',
    ]);
  });

  it('says what to do where it did not get its clone', () => {
    const result = {
      snapshot: 's',
      from: 'id of Red stick',
      signatureVerified: true,
      copies: [
        {
          medium: 'id of Blue stick',
          to: '/media/operator/BLUE',
          path: 'COLDKEEP/v/snapshots/s',
          level: null,
          unchanged: false,
          files: [],
          warnings: [],
          error: damaged,
        },
      ],
    };
    const job = {
      kind: 'clone' as const,
      id: 'j1',
      title: 'Clone of a copy on Red stick',
      startedAtMs: nowMs - 1000,
      endedAtMs: nowMs,
      progress: [],
      cancellable: false,
      state: 'done' as const,
      error: null,
      result,
    };
    const html = drawn(<CloneScreen />, {
      'app.state': stateOf({ jobs: [job] }),
      'media.list': [mediumView('Blue stick')],
      'volumes.list': [],
    });
    expect(textOf(html)).toContain('Blue stick Not cloned The file system is damaged');
    expect(textOf(html)).toContain(`Repair its file system with ${repair} , mount it again`);
  });
});
