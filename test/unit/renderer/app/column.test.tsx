import { describe, expect, it } from 'vitest';
import type { AppState } from '../../../../shared/ipc/state.ts';
import { wordsOfLock, wordsOfNetwork } from '../../../../renderer/app/column-foot.tsx';
import { secondsLeft } from '../../../../renderer/app/lock-warning.tsx';
import { Shell } from '../../../../renderer/app/shell.tsx';
import { WizardShell } from '../../../../renderer/app/wizard-shell.tsx';
import { stepsOf } from '../../../../renderer/app/wizard-steps.ts';
import { stateOf, type FakeAnswers } from '../../../../renderer/bridge/fake-bridge.ts';
import { ExportIcon } from '../../../../renderer/parts/icons.ts';
import { drawn, textOf } from '../bridge/drawn.tsx';

const vaultThatIs = (different: Partial<AppState['vault']>): FakeAnswers => ({
  'app.state': stateOf({ vault: { ...stateOf().vault, ...different } }),
  'overview.duties': [],
});

const shell = (answers: FakeAnswers) => drawn(<Shell>content</Shell>, answers);

const wizard = (answers: FakeAnswers) =>
  drawn(
    <WizardShell
      name="Export"
      icon={ExportIcon}
      steps={[
        { id: 'set', title: 'Set', answers: ['ACME pool'] },
        { id: 'media', title: 'Media' },
      ]}
      current="media"
      title="Which media should get a copy?"
    >
      body
    </WizardShell>,
    answers,
  );

describe('the column', () => {
  it('leads to the six places to look and the four things to do, and says where one is', () => {
    const html = shell(vaultThatIs({}));
    expect(html.match(/aria-keyshortcuts="Alt\+\d"/g)).toHaveLength(10);
    expect(html.match(/aria-current="page"/g)).toHaveLength(1);
    expect(textOf(html)).toContain(
      'Look Overview Sets Media and places Duties Checklists Journal Do Export Verify Drill Restore',
    );
  });

  it('begins with a way past it', () => {
    expect(shell(vaultThatIs({}))).toMatch(/^<div[^>]*><a [^>]*href="#content"[^>]*>Skip to the content/);
  });

  it('counts the duties that are overdue', () => {
    const duty = {
      kind: 'verify',
      title: 'Verify Blue stick',
      line: 'Due.',
      dueAtMs: 0,
      overdue: true,
      set: null,
      medium: 'm',
      act: { do: 'verify', set: null, media: ['m'] },
    } as const;
    const answers = {
      ...vaultThatIs({}),
      'overview.duties': [
        { ...duty, act: { ...duty.act, media: ['m'] } },
        { ...duty, overdue: false, act: { ...duty.act, media: ['m'] } },
      ],
    };
    expect(textOf(shell(answers))).toContain('Duties 1 overdue');
    expect(textOf(shell(vaultThatIs({})))).not.toContain('overdue');
  });

  it('says Practice in a practice vault, on screens and in wizards, and nowhere else', () => {
    expect(textOf(shell(vaultThatIs({ practice: true })))).toContain('Practice');
    expect(textOf(wizard(vaultThatIs({ practice: true })))).toContain('Practice');
    expect(textOf(shell(vaultThatIs({})))).not.toContain('Practice');
    expect(textOf(wizard(vaultThatIs({})))).not.toContain('Practice');
  });

  it('has nothing to look at and nothing to export where a medium is read without a vault', () => {
    const text = textOf(shell(vaultThatIs({ visiting: true, name: null })));
    expect(text).not.toContain('Overview');
    expect(text).not.toContain('Export');
    expect(text).toContain('Do Verify Drill Restore');
  });
});

describe('the foot of the column', () => {
  const { network } = stateOf();

  it('says what of the network is up', () => {
    expect(wordsOfNetwork(network)).toBe('No network on this laptop');
    expect(
      wordsOfNetwork({ ...network, quiet: false, interfaces: [{ name: 'eth0', kind: 'wired', up: true }] }),
    ).toBe('Network is up: eth0');
    expect(
      wordsOfNetwork({ ...network, quiet: false, radios: [{ name: 'phy0', kind: 'wlan', blocked: false }] }),
    ).toBe('Radio not blocked: phy0');
  });

  it.each([
    [null, 'Stays open while it works'],
    [9.9 * 60_000, 'Locks itself in 9 min'],
    [59_000, 'Locks in less than 1 min'],
    [-5, 'Locks in less than 1 min'],
  ])('with %j ms to go says %j', (left, words) => {
    expect(wordsOfLock(left === null ? null : 1000 + left, 1000)).toBe(words);
  });

  it('counts the last seconds down to none', () => {
    expect(secondsLeft(10_500, 10_000)).toBe(1);
    expect(secondsLeft(9_000, 10_000)).toBe(0);
  });
});

describe('the steps of a wizard', () => {
  const steps = [
    { id: 'set', title: 'Set', answers: ['ACME pool'] },
    { id: 'media', title: 'Media', answers: ['Blue stick'] },
    { id: 'write', title: 'Write' },
  ];

  it('show the answers of those that are passed only', () => {
    expect(stepsOf(steps, 'media')).toEqual([
      { id: 'set', title: 'Set', state: 'done', lines: ['ACME pool'] },
      { id: 'media', title: 'Media', state: 'now' },
      { id: 'write', title: 'Write', state: 'later' },
    ]);
  });

  it('know every step that is named', () => {
    expect(() => stepsOf(steps, 'receipt')).toThrow('receipt');
  });

  it('stand beside one heading, with Cancel where nothing else leads back', () => {
    const html = wizard(vaultThatIs({}));
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(textOf(html)).toContain('Cancel');
  });
});
