// Commands that hints of the engine quote: told from the words around them, drawn so that they can be selected and typed.
import { describe, expect, it } from 'vitest';
import { explainFailure } from '../../../../electron/core/media/medium-errors.ts';
import { Command } from '../../../../renderer/parts/mono.tsx';
import { aroundCommands, piecesOf, withoutCommands } from '../../../../renderer/parts/commands-in.ts';
import { ErrorPanel } from '../../../../renderer/parts/error-panel.tsx';
import { stepOf } from '../../../../renderer/parts/error-steps.ts';
import { isFileSystemFault, titleOfError } from '../../../../renderer/parts/error-titles.ts';
import { WithCommands } from '../../../../renderer/parts/with-commands.tsx';
import { ColdkeepError, toErrorRecord } from '../../../../shared/domain/errors.ts';
import { drawn, textOf } from '../bridge/drawn.tsx';

const command = 'sudo umount /dev/sdb1; sudo fsck.vfat -a /dev/sdb1';
const root = '/media/operator/BLUE';
const cause = Object.assign(new Error('EIO'), { errno: -5, code: 'EIO' });

/** As the engine says that a file system is damaged. */
const fault = (repair = `"${command}"`) => {
  const failed = { root, path: 'COLDKEEP/v/snapshots', act: 'write', present: true } as const;
  const error = explainFailure(cause, { ...failed, fault: { repair } });
  if (!(error instanceof ColdkeepError)) throw new Error('it was not explained');
  return toErrorRecord(error);
};
const failing = toErrorRecord(new ColdkeepError('medium-io', 'The medium failed while writing x (EIO).'));

describe('the repair of a damaged file system', () => {
  it('keeps its command in the window, told from the words', () => {
    expect(stepOf(fault())).toBe(fault().hint);
    expect(piecesOf(fault().hint).filter(({ isCommand }) => isCommand)).toEqual([
      { text: command, isCommand: true },
    ]);
    expect(withoutCommands(fault().hint)).not.toMatch(/umount|"/);
  });

  it('stands as sentences around a command on a line of its own', () => {
    expect(aroundCommands(fault().hint).map(({ text }) => text)).toEqual([
      'It may have been pulled out while it was mounted. Repair its file system with:',
      command,
      'Then mount it again and try again. What it held is verified anew.',
    ]);
    const html = drawn(<ErrorPanel error={fault()} />);
    expect(textOf(html)).toContain(`with: ${command} Then mount it again`);
    expect(html).toMatch(/<pre[^>]*><code>sudo umount \/dev\/sdb1; sudo fsck\.vfat/);
  });

  it('stands in its sentence where there is one line only', () => {
    const html = drawn(<WithCommands text={fault().hint} />);
    expect(html).toMatch(/<code[^>]*>sudo umount \/dev\/sdb1; sudo fsck\.vfat -a \/dev\/sdb1<\/code>/);
    expect(textOf(html)).not.toContain('"');
  });

  it('is said in general words where no command is known', () => {
    const said = fault('the tool of its file system');
    expect(stepOf(said)).toContain('Repair its file system with the tool of its file system, mount it again');
    expect(aroundCommands(said.hint)).toEqual([{ text: said.hint, isCommand: false }]);
  });
});

describe('words in quotes', () => {
  it.each(['Take “Blue stick”.', 'The set "ACME pool" is not known.', 'It is called "mounted".'])(
    'that are no command stay as they are: %s',
    (text) => {
      expect(piecesOf(text)).toEqual([{ text, isCommand: false }]);
    },
  );
  it('are told from a command of Coldkeep beside them, for which the window has words of its own', () => {
    const hint = `Repair it with "${command}", then "coldkeep verify --at DIR".`;
    expect(stepOf({ code: 'medium-removed', hint })).toBe('Plug the medium in again, then try it again.');
  });
});

describe('a command that is longer than its line', () => {
  it('never breaks behind a hyphen', () => {
    const html = drawn(<Command>sfdisk --wipe always /dev/sdX</Command>);
    expect(html).toMatch(/<span class="[^"]+">--wipe<\/span> always \/dev\/sdX<\/code>/);
  });
});

describe('the heading of an error of a medium', () => {
  it.each([
    ['a damaged file system', fault(), 'The file system of Blue stick is damaged.'],
    ['a failing medium', failing, 'Blue stick could not be tested.'],
    [
      'one that was pulled out',
      toErrorRecord(new ColdkeepError('medium-removed', `The medium at ${root} is no longer there.`)),
      'Blue stick was pulled out.',
    ],
    ['a full one', toErrorRecord(new ColdkeepError('medium-full', 'No room for x.')), 'Blue stick is full.'],
    [
      'a locked one',
      toErrorRecord(new ColdkeepError('medium-read-only', 'Read-only.')),
      'Blue stick is write-protected.',
    ],
  ])('of %s names the medium and no path', (_, error, title) => {
    expect(titleOfError(error, 'Blue stick', 'tested')).toBe(title);
  });
  it('begins with a capital where the medium has no name', () => {
    expect(titleOfError(failing, 'the medium', 'read')).toBe('The medium could not be read.');
    expect(titleOfError(fault(), 'the medium', 'read')).toBe('The file system of the medium is damaged.');
  });
  it('is the error itself where no medium is at fault, harmless to look at', () => {
    const error = toErrorRecord(new ColdkeepError('set-unknown', 'No set \u202e.'));
    expect(titleOfError(error, 'Blue stick', 'read')).toBe('No set \\u{202e}.');
  });
  it('tells the two kinds of failing apart', () => {
    expect([isFileSystemFault(fault()), isFileSystemFault(failing)]).toEqual([true, false]);
  });
});
