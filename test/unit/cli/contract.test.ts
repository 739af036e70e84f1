import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { commandPath, commandsBelow } from '../../../electron/cli/command.ts';
import { environmentVariables, exitStatuses } from '../../../electron/cli/contract.ts';
import { bashCompletion } from '../../../electron/cli/generate/bash-completion.ts';
import { manPage } from '../../../electron/cli/generate/man-page.ts';
import { zshCompletion } from '../../../electron/cli/generate/zsh-completion.ts';
import { buildProgram } from '../../../electron/cli/program.ts';
import { errorCodes, exitStatusOf } from '../../../shared/domain/errors.ts';
import { fakeEngine, passphrase } from './fake-engine.ts';
import { coldkeep } from './terminal.ts';

const program = buildProgram({
  version: '1.2.3',
  columns: 100,
  write: () => undefined,
  perform: () => Promise.resolve(),
});
const commands = commandsBelow(program);
const paths = commands.map(commandPath);
const optionNames = [program, ...commands].flatMap(({ options }) => options.map(({ long }) => long ?? ''));
const document = await readFile(new URL('../../../docs/command-line.md', import.meta.url), 'utf8');
const onLinuxWith = (tool: string): boolean => existsSync(`/usr/bin/${tool}`);

describe('the tree of commands', () => {
  it('has every command, and nothing hidden in its list', () => {
    expect(paths).toEqual([
      'init',
      'passphrase',
      'profiles',
      'profiles show',
      'set',
      'set add',
      'set list',
      'set remove',
      'set show',
      'set describe',
      'set assign',
      'set attest',
      'set retention',
      'scan',
      'kit',
      'import',
      'bundle',
      'bundle list',
      'bundle remove',
      'export',
      'spool',
      'verify',
      'repair',
      'clone',
      'drill',
      'restore',
      'adopt',
      'status',
      'drives',
      'drives mount',
      'drives release',
      'media',
      'media list',
      'media prepare',
      'media test',
      'media never-offer',
      'media set',
      'settings',
      'checklist',
      'log',
    ]);
  });

  it.each(paths)('"%s --help" says what it does and shows its use', async (path) => {
    const { stdout, status } = await coldkeep([...path.split(' '), '--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Usage: coldkeep /);
    expect(stdout).toMatch(new RegExp(`Examples?:\n {2}coldkeep ${path.split(' ')[0]}`));
    expect(stdout).toContain('Global Options:');
  });

  it('describes every command, argument and option', () => {
    for (const command of [program, ...commands]) {
      expect(command.description()).toMatch(/\.$/);
      expect(command.options.filter(({ description }) => description === '')).toEqual([]);
      for (const argument of command.registeredArguments) expect(argument.description).not.toBe('');
    }
    for (const command of commands) expect(command.summary()).toMatch(/^[a-z].*[^.]$/);
  });

  const examples = [program, ...commands].flatMap(({ examples }) => examples.map(({ call }) => call));
  it.each(examples)('takes its own example "%s"', async (call) => {
    const words = (call.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
    const made = words[0] === 'init' || words[0] === 'adopt';
    // A checklist goes to standard output instead.
    const args = words.filter((word, at) => word !== 'lost.html' && words[at + 1] !== 'lost.html');
    if (call === 'profiles show cardano-spo') args[2] = 'custom';
    const env = { COLDKEEP_PASSPHRASE: passphrase, COLDKEEP_NEW_PASSPHRASE: passphrase };
    const result = await coldkeep(['--yes', ...args], { engine: fakeEngine({ hasVault: !made }), env });
    expect(result.status).toBe(0);
  });
});

describe('docs/command-line.md', () => {
  it.each(paths.filter((path) => path !== 'set' && path !== 'media'))('has "%s"', (path) => {
    expect(document).toMatch(new RegExp(`^### \`coldkeep ${path}[ \`]`, 'm'));
  });

  it.each([...new Set(optionNames)])('has the option %s', (name) => {
    expect(document).toMatch(new RegExp(`${name}\\b`));
  });

  it('has every exit status that an error can have, and every variable', () => {
    const statuses = new Set(errorCodes.map((code) => String(exitStatusOf(code))));
    for (const status of statuses) expect(exitStatuses.map((entry) => entry.status)).toContain(status);
    for (const { status } of exitStatuses) expect(document).toContain(`\n| ${status} | `);
    for (const { name } of environmentVariables) expect(document).toContain(`\n| \`${name}\` | `);
  });
});

describe('the man page', () => {
  const page = manPage(program, '1.2.3');

  it('has every command, option, status and variable', () => {
    for (const path of paths) expect(page).toContain(`.SS ${path.replaceAll('-', String.raw`\-`)}`);
    for (const name of optionNames) expect(page).toContain(name.replaceAll('-', String.raw`\-`));
    for (const { status } of exitStatuses) expect(page).toContain(String.raw`\fB${status}\fR`);
    for (const { name } of environmentVariables) expect(page).toContain(String.raw`\fB${name}\fR`);
  });

  it.skipIf(!onLinuxWith('groff'))('is taken by groff without a warning (needs groff)', () => {
    const rendered = execFileSync('groff', ['-man', '-Tutf8', '-ww', '-z'], { input: page, stdio: 'pipe' });
    expect(rendered.toString()).toBe('');
    const text = execFileSync('groff', ['-man', '-Tascii', '-P-cbou'], { input: page }).toString();
    expect(text).toContain('--to dir...');
    expect(text).toContain('coldkeep export pool --to /media/blue /media/red');
  });
});

describe('the bash completion', () => {
  const script = bashCompletion(program);
  const completed = (...words: string[]): string[] => {
    const line = ['coldkeep', ...words].map((word) => `'${word}'`).join(' ');
    const ask = `${script}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length}; compopt() { :; }; _coldkeep; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync('bash', ['--norc', '-c', ask], { encoding: 'utf8' }).split('\n').filter(Boolean);
  };

  it.skipIf(!onLinuxWith('bash'))('completes commands, options and closed lists (needs bash)', () => {
    expect(completed('ex')).toEqual(['export']);
    expect(completed('set', '')).toEqual(expect.arrayContaining(['add', 'list', 'remove']));
    expect(completed('--home', 'set', 'media', 's')).toEqual(['set']);
    expect(completed('export', 'pool', '--ty')).toEqual(['--type']);
    expect(completed('export', 'pool', '--type', 'o')).toEqual(['optical', 'other']);
    expect(completed('media', 'set', 'x', '--state', '')).toEqual(['active', 'retired', 'lost', 'destroyed']);
    expect(completed('export', 'pool', '--to', '/et')).toEqual(['/etc']);
    expect(completed('export', 'pool', '--label', '')).toEqual([]);
    expect(completed('gen')).toEqual([]);
  });
});

describe('the zsh completion', () => {
  const script = zshCompletion(program);

  it('has a function for every command and balanced quotes', () => {
    expect(script).toMatch(/^#compdef coldkeep\n/);
    for (const path of paths) expect(script).toContain(`\n_coldkeep_${path.replaceAll(' ', '_')}() {`);
    expect(script).toContain(`:value:(usb hdd ssd optical paper cloud nas other)'`);
    const unbalanced = script.split('\n').filter((line) => (line.match(/'/g) ?? []).length % 2 === 1);
    expect(unbalanced).toEqual([]);
  });

  it.skipIf(!onLinuxWith('zsh'))('is taken by zsh (needs zsh)', () => {
    expect(execFileSync('zsh', ['-n'], { input: script }).toString()).toBe('');
  });
});
