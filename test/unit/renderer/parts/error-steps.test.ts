import { describe, expect, it } from 'vitest';
import { ColdkeepError, errorCodes } from '../../../../shared/domain/errors.ts';
import { stepOf } from '../../../../renderer/parts/error-steps.ts';

describe('the next step of an error in the window', () => {
  it.each(errorCodes)('of %s names no command and no option', (code) => {
    const step = stepOf(new ColdkeepError(code, 'something'));
    expect(step).not.toMatch(/--|coldkeep [a-z]|command|DIR|npm/);
    expect(step).toMatch(/\.$/);
  });

  it('is the hint of the place that raised it, where that says more', () => {
    const hint = 'Free 201 MB on Blue stick.';
    expect(stepOf(new ColdkeepError('medium-full', 'full', { hint }))).toBe(hint);
  });

  it('chooses a folder where the command line names one', () => {
    expect(stepOf(new ColdkeepError('not-a-medium', 'gone'))).toBe(
      'Choose the folder at which the medium is mounted.',
    );
  });

  it('is said anew where the hint names an option', () => {
    const hint = 'The newest one is on Blue stick. Take that, or insist with --force-stale.';
    expect(stepOf(new ColdkeepError('stale-refused', 'stale', { hint }))).not.toContain('--');
  });
});
