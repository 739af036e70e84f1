import { describe, expect, it } from 'vitest';
import { Tokens } from '../../../../electron/main/ipc/tokens.ts';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import { token } from '../../../../shared/ipc/values.ts';

describe('tokens', () => {
  it('stand for a path and do not tell it', () => {
    const folders = new Tokens('folder');
    const made = folders.of('/media/blue');
    expect(token.parse(made)).toMatch(/^folder-[0-9a-f]{32}$/);
    expect(folders.pathOf(made)).toBe('/media/blue');
  });

  it('are the same for the same path and different for another', () => {
    const volumes = new Tokens('volume');
    expect(volumes.of('/media/blue')).toBe(volumes.of('/media/blue'));
    expect(volumes.of('/media/blue')).not.toBe(volumes.of('/media/red'));
  });

  it('of one kind are nothing to the other', () => {
    const made = new Tokens('folder').of('/media/blue');
    expect(() => new Tokens('volume').pathOf(made)).toThrow(ColdkeepError);
  });

  it('mean nothing once they are forgotten, and come anew', () => {
    const folders = new Tokens('folder');
    const before = folders.of('/media/blue');
    folders.forgetAll();
    expect(() => folders.pathOf(before)).toThrow('That folder is not known any more.');
    expect(folders.of('/media/blue')).not.toBe(before);
  });
});
