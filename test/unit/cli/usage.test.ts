import { describe, expect, it } from 'vitest';
import { fakeEngine } from './fake-engine.ts';
import { coldkeep } from './terminal.ts';

const cases: readonly [command: string, says: string][] = [
  ['', 'The command is not complete.'],
  ['set', 'The command is not complete.'],
  ['media', 'The command is not complete.'],
  ['help media tset', "Unknown command 'media tset'"],
  ['exprot pool', "Unknown command 'exprot'. Did you mean export?"],
  ['set ad', "Unknown command 'ad'. Did you mean add?"],
  ['status --hme /x', "Unknown option '--hme'. Did you mean --home?"],
  ['init', "Required option '--name <name>' not specified."],
  ['export pool', "Required option '--to <dir...>' not specified."],
  ['export --to /a', "Missing required argument 'name'."],
  ['scan', "Missing required argument 'name'."],
  ['scan pool other', 'Too many arguments'],
  ['export pool --to', "Option '--to <dir...>' argument missing."],
  ['export pool --to --label', 'A name that begins with "-" is written "./--label".'],
  ['export pool --to /a --keep 0', 'A whole number from 1 is expected.'],
  ['export pool --to /a --keep two', 'A whole number from 1 is expected.'],
  ['export pool --to /a --type floppy', 'Allowed choices are usb, hdd, ssd'],
  ['media set x --state gone', 'Allowed choices are active, retired, lost, destroyed.'],
  ['media set x --offsite maybe', 'Allowed choices are yes, no.'],
  ['media set x', 'Nothing to change was given.'],
  ['restore --at /a --into /b', 'What to restore was not said.'],
  ['restore --at /a --into /b --set p --snapshot s', 'Both --set and --snapshot were given.'],
  ['restore --at /a --into /b --set p --only gold', 'The kinds are secret-cold, secret-hot'],
  ['restore --at /a --into /b --set p --only ,', 'The kinds are secret-cold, secret-hot'],
  ['checklist pool', 'One of --list and --scenario is needed, not both.'],
  ['checklist pool --list --scenario x', 'One of --list and --scenario is needed, not both.'],
  ['profiles bogus', 'Too many arguments'],
  ['generate troff', 'Allowed choices are man, bash, zsh.'],
];

describe('bad usage', () => {
  it.each(cases)('"%s" ends with 2 and says what is wrong, in both forms', async (command, says) => {
    const args = command.split(' ').filter((word) => word !== '');
    const engine = fakeEngine();
    const result = await coldkeep(args, { engine });
    expect(result.status).toBe(2);
    expect(result.stdout).toBe('');
    expect(result.stderr).toMatch(/^coldkeep: .*\.\n$/);
    expect(result.stderr).toContain(says);
    expect(engine.calls).toEqual([]);
    const asJson = await coldkeep(['--json', ...args]);
    expect(asJson.status).toBe(2);
    expect(asJson.json()).toMatchObject({ error: { code: 'usage' } });
    expect(asJson.stderr.split('\n')).toHaveLength(2);
  });

  it('an empty value is a variable that was not set, never the working folder', async () => {
    for (const args of [
      ['export', 'pool', '--to', ''],
      ['verify', '--at', ''],
      ['status', '--home', ''],
      ['scan', ''],
    ]) {
      const result = await coldkeep(args);
      expect(result.status).toBe(2);
      expect(result.stderr).toContain('It is empty.');
    }
  });

  it('an unknown profile is named', async () => {
    const result = await coldkeep(['profiles', 'show', 'bogus', '--json']);
    expect(result.json()).toMatchObject({
      error: { code: 'profile-unknown', message: 'There is no profile "bogus".' },
    });
    expect(result.status).toBe(2);
  });

  it('control characters of an argument do not reach the terminal', async () => {
    const result = await coldkeep(['\u001b[2Jbad']);
    expect(result.stderr).not.toContain('\u001b');
  });
});
