import { describe, expect, it } from 'vitest';
import { errnoOf, explainFailure } from '../../../electron/core/media/medium-errors.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';

const errno = (code: string) => Object.assign(new Error(code), { errno: -1, code });
const at = { root: '/media/stick', path: 'COLDKEEP/medium.json', present: true } as const;

describe('a failure of the operating system', () => {
  it.each([
    ['ENOSPC', 'write', 'medium-full', 'no room'],
    ['EDQUOT', 'write', 'medium-full', 'no room'],
    ['EFBIG', 'write', 'medium-full', 'as large'],
    ['EROFS', 'write', 'medium-read-only', 'mounted read-only'],
    ['EACCES', 'write', 'medium-read-only', 'not allowed to write'],
    ['EPERM', 'write', 'medium-read-only', 'not allowed to write'],
    ['EACCES', 'read', 'medium-io', 'not allowed to read'],
    ['EIO', 'write', 'medium-io', 'while writing'],
    ['EIO', 'read', 'medium-io', 'while reading'],
    ['ENXIO', 'read', 'medium-io', 'ENXIO'],
    ['ELOOP', 'read', 'medium-damaged', 'symbolic link'],
    ['ENOTDIR', 'read', 'medium-damaged', 'in place of a folder'],
    ['EEXIST', 'write', 'medium-damaged', 'was not touched'],
    ['ENAMETOOLONG', 'write', 'medium-damaged', 'cannot hold'],
    ['EILSEQ', 'read', 'medium-damaged', 'cannot hold'],
  ] as const)('%s while one %ss is %s', (code, act, expected, words) => {
    const explained = explainFailure(errno(code), { ...at, act });
    expect(explained).toMatchObject({ code: expected });
    const { message, hint } = explained as ColdkeepError;
    expect(message).toContain(words);
    expect(message).toContain('/media/stick');
    expect(hint).not.toBe('');
  });

  it.each(['EIO', 'ENODEV', 'ENXIO', 'ENOENT', 'EROFS', 'ESTALE'])(
    '%s of a medium that is gone means that it was removed',
    (code) => {
      const explained = explainFailure(errno(code), { ...at, act: 'write', present: false });
      expect(explained).toMatchObject({ code: 'medium-removed' });
    },
  );

  it.runIf(process.platform === 'linux')('has its name where Node has none for its number', () => {
    const nameless = Object.assign(new Error('-117'), { errno: -117, code: 'Unknown system error -117' });
    expect(errnoOf(nameless)).toBe('EUCLEAN');
    expect(errnoOf(errno('EIO'))).toBe('EIO');
  });

  it('leaves everything else as it is', () => {
    const bug = new TypeError('x is not a function');
    const ours = new ColdkeepError('cancelled', 'The work was cancelled.');
    expect(explainFailure(bug, { ...at, act: 'read', present: false })).toBe(bug);
    expect(explainFailure(ours, { ...at, act: 'read', present: false })).toBe(ours);
  });
});
